import type { Need } from '../../contract/commands/required.ts';
import type { Basis } from '../../contract/finding.ts';
import type { CaseView } from '../cases/case-view.ts';
import table from '../law/data/major-decisions.json' with { type: 'json' };

/** A kind of decision as the law's data holds it (schemas/law/major-decisions.schema.json). */
export type MajorKind = {
  readonly id: string;
  readonly title: string;
  readonly needs: readonly Need[];
  /** Only a station's own list makes it major. */
  readonly listed?: boolean;
  readonly penaltyKinds?: readonly string[];
  readonly forms?: readonly string[];
  readonly basis?: Basis;
};

/** Every kind, those of the law and those that a station's own list may add. */
export const majorKinds = table.kinds as readonly unknown[] as readonly MajorKind[];

/** The kinds of the law itself that a case is of and that need this. */
export function majorByLaw(view: CaseView, need: Need): readonly MajorKind[] {
  return majorKinds.filter((kind) => !kind.listed && kind.needs.includes(need) && isOf(view, kind));
}

/** Whether a case is of a kind: by the penalty that is meant, or by a document that it has. */
export function isOf(view: CaseView, { penaltyKinds = [], forms = [] }: MajorKind): boolean {
  const kinds: readonly string[] = view.facts.penalty?.kinds ?? [];
  return kinds.some((kind) => penaltyKinds.includes(kind)) || forms.some((form) => view.first(form) !== null);
}
