import type { Basis, FieldChange, Place, Severity } from '../../contract/finding.ts';
import type { CaseView, DocumentView } from '../cases/case-view.ts';

/** What a rule says of one place. The engine adds id, layer, severity and basis. */
export type RuleFinding = {
  readonly message: string;
  readonly at: Place;
  readonly related?: readonly Place[];
  readonly fix?: { readonly label: string; readonly changes: readonly FieldChange[] };
  /** Lighter than the rule's own severity in this instance (e.g. an urgent case). */
  readonly severity?: Severity;
  /** The rule cannot tell, and the message says what is missing. Reported as `hint` unless `severity` says more. */
  readonly undecided?: boolean;
};

/**
 * A rule of law: data plus one pure function over the whole case.
 * Its id is that of the rule list (J-08, I-14 …), so that docs/law.md, checklists and examples name the same thing.
 */
export type Rule = {
  readonly id: string;
  /** Chinese, one line: what must hold. */
  readonly title: string;
  readonly basis: readonly [Basis, ...Basis[]];
  readonly severity: Severity;
  /** In force since this day (of the act, or of the violation). */
  readonly since: string;
  readonly until?: string;
  /** 行政处罚法 37: procedure is judged by the law of each act's own day, substance by that of the violation. */
  readonly judgedBy: 'act' | 'violation';
  /** Forms whose presence makes the rule meet the case; empty: any case. */
  readonly forms: readonly string[];
  /** Compares with other cases of the station too; over a case file alone that part is not judged. */
  readonly acrossCases?: true;
  /** A point nobody has confirmed: the rule is then at most `minor` and says so. */
  readonly unverified?: string;
  /** Once a document it speaks of (judgedBy act: that document's day decides whether the rule holds), or once a case. */
  readonly check: (view: CaseView, documents: readonly DocumentView[]) => readonly RuleFinding[];
};
