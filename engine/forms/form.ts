import type { Align, PageStyle, ParagraphRole } from '../../contract/blocks.ts';
import type { Approval } from '../../contract/case-file.generated.ts';
import type { Basis } from '../../contract/finding.ts';

/** The shapes of a form folder: `templates/<id>/form.json` and `layout.json`. Held by schemas/form.schema.json and schemas/layout.schema.json. */

export type Stage =
  | 'filing'
  | 'investigation'
  | 'coercion'
  | 'notice'
  | 'hearing'
  | 'review'
  | 'decision'
  | 'service'
  | 'execution'
  | 'closing'
  | 'dossier';

export type SignerRole =
  | 'party'
  | 'agent'
  | 'interviewee'
  | 'witness'
  | 'officer'
  | 'recorder'
  | 'section'
  | 'head'
  | 'reviewer'
  | 'recipient'
  | 'moderator';

/** Where a field's value comes from. A pointer into the binding view (see binding-view.ts); of several the first that is there. */
export type Binding = string | readonly string[];

/** A document or act that must be there before this form, and the article that asks for it. */
export type Requirement = {
  readonly form?: string;
  /** Other forms, one of which serves as well as `form`. */
  readonly or?: readonly string[];
  readonly act?: string;
  /** Of an approval: what must have been approved by the head. */
  readonly subject?: Approval['subject'];
  readonly basis: Basis;
  /** Chinese: why, shown in the lifecycle. */
  readonly because: string;
};

/** How a document mends another that was issued with a mistake: what was issued stays as it was. */
export type FormEffect = {
  readonly kind: 'corrects' | 'revokes';
  /** The forms it may be about; absent: any. */
  readonly forms?: readonly string[];
  /** The field's value that leaves the other document in force, e.g. a revocation in part. */
  readonly unless?: { readonly field: string; readonly is: string };
};

export type FormDefinition = {
  readonly id: string;
  readonly title: string;
  /** 式样之N of the official set; null for forms beyond it. */
  readonly series: number | null;
  readonly version: string;
  /** A document takes the version in force on its own day. */
  readonly inForceFrom: string;
  readonly inForceUntil?: string;
  readonly basis: readonly Basis[];
  readonly stage: Stage;
  readonly audience: 'internal' | 'party' | 'public';
  /** How many copies print; the note printed on the form stands in the layout. */
  readonly copies: number;
  /** Kind code in document numbers (罚, 违通 …); null where the form bears the case number only. */
  readonly numberCode: string | null;
  readonly purpose: string;
  /** Chinese: who made it, by which document; of a station's form. */
  readonly source?: string;
  /** Day up to which the articles of its basis were looked at. */
  readonly lawAsOf?: string;
  readonly whenToUse: string;
  readonly requires: readonly Requirement[];
  /** Deadlines (ids of engine/law/data/deadlines) that this document starts. */
  readonly starts: readonly string[];
  /** Forms that usually come next, in order. */
  readonly next: readonly string[];
  readonly signers: readonly { readonly role: SignerRole; readonly count: number; readonly basis?: Basis }[];
  readonly seal: boolean;
  /** One a case (and party), or as many as needed (询问笔录). */
  readonly many: boolean;
  /** Needs a passed legal review before issue, where the station's list or the law asks for it. */
  readonly reviewed: boolean;
  /** Content pointer → source. A bound field shows the fact in a draft and is copied at issue. */
  readonly bindings: Readonly<Record<string, Binding>>;
  /** Content pointer → source, copied once when the document is created; the clerk's own from then on. */
  readonly prefill: Readonly<Record<string, Binding>>;
  /** What issuing it does to the issued documents it is about. */
  readonly effect?: FormEffect;
  /** Pointers whose change voids a review's pass (design, 6). */
  readonly substance: readonly string[];
  /** What nobody could confirm of the official print, in Chinese, 〔未核实〕. */
  readonly unverified: readonly string[];
};

/** A closed set of operators over the content (pointers as in fields); never an expression. */
export type Condition =
  | { readonly field: string; readonly is: string | number | boolean }
  | { readonly field: string; readonly has: string }
  | { readonly field: string; readonly filled: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** `./name` is relative to the repetition's row; all other pointers start at the content. */
export type LayoutInline =
  | { readonly text: string; readonly bold?: boolean }
  | {
      readonly field: string;
      /** Least width in characters. */
      readonly width?: number;
      readonly underline?: boolean;
      /** Money: figures (3000.00), capitals (叁仟元整) or plain (3000). Dates: how much of a moment shows. */
      readonly show?: 'figures' | 'capitals' | 'plain' | 'date' | 'time';
      /** What an empty field prints instead of a rule, e.g. 「　　年　　月　　日」 (dates have it by themselves). */
      readonly blank?: string;
    }
  | { readonly box: string; readonly value: string }
  /** The row's number within its repetition, from 1. */
  | { readonly rowNumber: true }
  | {
      readonly when: Condition;
      readonly then: readonly LayoutInline[];
      readonly else?: readonly LayoutInline[];
    };

export type LayoutParagraph = {
  readonly kind: 'paragraph';
  readonly role?: ParagraphRole;
  readonly align?: Align;
  readonly indent?: number;
  readonly content: readonly LayoutInline[];
};

/** Prints 「label ＿＿＿  年 月 日」 once a signer; a signature made on screen shows its name and date. */
export type LayoutSignatureLine = {
  readonly kind: 'signatureLine';
  readonly role: SignerRole;
  readonly label: string;
  readonly count: number;
  readonly dated: boolean;
  /** What stands before the date, e.g. 「时间：」 on 现场笔录. */
  readonly dateLabel?: string;
};

export type LayoutSeal = {
  readonly kind: 'seal';
  readonly label: readonly LayoutInline[];
  readonly date: string;
};
export type LayoutGap = { readonly kind: 'gap'; readonly lines: number };
export type LayoutWhen = {
  readonly kind: 'when';
  readonly test: Condition;
  readonly then: readonly LayoutBlock[];
  readonly else?: readonly LayoutBlock[];
};
/** Repeats its blocks for every member of an array field. */
export type LayoutEach = {
  readonly kind: 'each';
  readonly field: string;
  readonly blocks: readonly LayoutBlock[];
};
/** A record by question and answer over an array of { question, answer }. */
export type LayoutRecord = {
  readonly kind: 'record';
  readonly field: string;
  readonly question: string;
  readonly answer: string;
};

export type LayoutCell = {
  readonly colspan?: number;
  readonly rowspan?: number;
  readonly align?: Align;
  readonly valign?: 'top' | 'middle' | 'bottom';
  readonly vertical?: boolean;
  /** Short for one paragraph. */
  readonly content?: readonly LayoutInline[];
  readonly blocks?: readonly (LayoutParagraph | LayoutSignatureLine | LayoutSeal | LayoutGap | LayoutWhen)[];
};
export type LayoutRow = {
  readonly head?: boolean;
  /** Least height in millimetres. */
  readonly height?: number;
  /** Array field: one such row a member, at least `least` (empty rows are struck by hand). */
  readonly each?: string;
  readonly least?: number;
  readonly when?: Condition;
  readonly cells: readonly LayoutCell[];
};
export type LayoutTable = {
  readonly kind: 'table';
  /** Relative column widths. */
  readonly columns: readonly number[];
  readonly rows: readonly LayoutRow[];
};
export type LayoutTitle = { readonly kind: 'title'; readonly lines: readonly string[] };
/** 「案号：」 line, right-aligned below the title. */
export type LayoutNumber = { readonly kind: 'number'; readonly label: string; readonly field: string };

export type LayoutBlock =
  | LayoutTitle
  | LayoutNumber
  | LayoutParagraph
  | LayoutTable
  | LayoutRecord
  | LayoutSignatureLine
  | LayoutSeal
  | LayoutGap
  | LayoutWhen
  | LayoutEach;

export type FormLayout = { readonly page: PageStyle; readonly body: readonly LayoutBlock[] };

/**
 * The kinds of field a form knows, told by the property's schema:
 * text, longText (`x-multiline`), date (`format: date`), moment (`format: moment`, YYYY-MM-DDTHH:mm), integer,
 * money (`type: integer`, `x-unit: fen`), choice (`oneOf` of const + title), choices (array of such), flag (boolean), rows (array of objects).
 */
export type FieldKind =
  | 'text'
  | 'longText'
  | 'date'
  | 'moment'
  | 'integer'
  | 'money'
  | 'choice'
  | 'choices'
  | 'flag'
  | 'rows';
