/** `block` stops issue and export; `major` needs a written reason; `minor` and `hint` inform. */
export type Severity = 'block' | 'major' | 'minor' | 'hint';

export type FindingLayer = 'schema' | 'law' | 'checklist';

/** What a finding rests on. `law` is the statute's full title; a schema finding of the form itself names the form. */
export type Basis = { readonly law: string; readonly article: string; readonly clause?: string };

/** Where: a document (null = the case's facts) and a JSON pointer into its content (or into the facts). */
export type Place = { readonly document: string | null; readonly pointer: string };

/** One change of a content or of the facts; `value` undefined removes. */
export type FieldChange = { readonly at: Place; readonly value: unknown };

export type Finding = {
  /** Stable while the same thing is wrong at the same place: rule + place. */
  readonly id: string;
  readonly layer: FindingLayer;
  readonly rule: string;
  readonly severity: Severity;
  /** Chinese: names the field as the form does, says what is wrong and what would be right. */
  readonly message: string;
  readonly basis: Basis;
  readonly at: Place;
  /** Other places that the finding compares with. */
  readonly related?: readonly Place[];
  /** An obvious mend, applied with one key. */
  readonly fix?: { readonly label: string; readonly changes: readonly FieldChange[] };
  /** Id of the finding that this one follows from: mending that one mends this. Lists fold it under its root. */
  readonly consequenceOf?: string;
  /** The rule could not be decided, and why (never a guess). */
  readonly undecided?: boolean;
};
