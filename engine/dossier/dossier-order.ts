import type { CaseDocument, CaseFile } from '../../contract/case-file.generated.ts';
import { wasIssued } from '../cases/document-state.ts';
import type { FormLibrary } from '../forms/form-library.ts';

/** Forms of the binding itself: made anew for every dossier. */
export const bindingForms: ReadonlySet<string> = new Set(['dossier-cover', 'dossier-index', 'dossier-note']);

/** What is bound, in its order; the evidence files come after the records of the investigation. */
export type DossierItem =
  | { readonly kind: 'document'; readonly document: CaseDocument }
  | { readonly kind: 'evidence'; readonly evidence: NonNullable<CaseFile['evidence']>[number] };

const decisions = new Set([
  'penalty-decision',
  'no-penalty-decision',
  'summary-penalty-decision',
  'revocation-decision',
]);
const records = new Set([
  'scene-record',
  'inspection-record',
  'interview-record',
  'sampling-receipt',
  'hearing-record',
  'statement-defense-record',
  'service-address-confirmation',
]);

/**
 * The issued documents (those that were revoked since too, for they were served) and the evidence files of a case in the order that dossiers are bound in: filing, the
 * decision, other papers to the party, each followed by its receipt of service, evidence, reports and review, the rest,
 * the closing. Drafts are no part of a dossier. Pure.
 */
export function dossierItems(file: CaseFile, library: FormLibrary): DossierItem[] {
  const live = file.documents.filter((document) => wasIssued(document) && !bindingForms.has(document.form));
  const groupOf = (document: CaseDocument): number => group(document, library);
  const placed = live
    .filter(({ form }) => form !== 'service-receipt')
    .map((document, index) => ({ document, index, group: groupOf(document) }))
    .sort((one, other) => one.group - other.group || one.index - other.index)
    .map(({ document }) => document);
  for (const receipt of live.filter(({ form }) => form === 'service-receipt')) {
    const served = placed.findLastIndex(({ id }) => receipt.about?.includes(id));
    placed.splice(served < 0 ? placed.length : served + 1, 0, receipt);
  }
  const items: DossierItem[] = placed.map((document) => ({ kind: 'document', document }));
  const files = (file.evidence ?? []).filter(({ attachment, unlawful }) => attachment && unlawful !== true);
  const after = placed.findIndex(
    (document) => document.form !== 'service-receipt' && groupOf(document) > groups.records,
  );
  items.splice(
    after < 0 ? items.length : after,
    0,
    ...files.map((evidence) => ({ kind: 'evidence', evidence }) as const),
  );
  return items;
}

const groups = { filing: 0, decision: 1, party: 2, records: 3, review: 4, rest: 5, closing: 6 } as const;

function group({ form }: CaseDocument, library: FormLibrary): number {
  if (form === 'case-filing-register') return groups.filing;
  if (decisions.has(form)) return groups.decision;
  if (form === 'case-closing-report') return groups.closing;
  if (records.has(form)) return groups.records;
  const definition = library.form(form)?.definition;
  if (definition?.audience === 'party') return groups.party;
  return definition?.stage === 'execution' ? groups.rest : groups.review;
}
