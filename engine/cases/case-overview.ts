import type { CaseDocument } from '../../contract/case-file.generated.ts';
import type { CaseOverview, CaseSummary, Deadline, DocumentSummary } from '../../contract/commands/cases.ts';
import type { Finding } from '../../contract/finding.ts';
import type { FormLibrary } from '../forms/form-library.ts';
import { caseDeadlines, nextDeadline } from '../law/deadlines/case-deadlines.ts';
import { reviewState } from '../review/review-state.ts';
import { dayNumber, type IsoDay } from '../values/day.ts';
import type { CaseSession } from './case-session.ts';
import type { CaseView, DocumentView } from './case-view.ts';
import { mendingForm } from './document-effect.ts';
import { documentRelations } from './document-relations.ts';
import { caseStage, lifecycle } from './lifecycle.ts';

/** All that the screen shows of a case. */
export function caseOverview(
  session: CaseSession,
  view: CaseView,
  findings: readonly Finding[],
  library: FormLibrary,
  changedAt: string,
): CaseOverview {
  const deadlines = caseDeadlines(view, library);
  const stack = session.stack(null);
  return {
    summary: caseSummary(view, findings, deadlines, library, changedAt),
    facts: view.facts,
    evidence: view.file.evidence ?? [],
    acts: view.file.acts ?? [],
    documents: view.file.documents.map((document) => documentSummary(view, document, library)),
    lifecycle: lifecycle(view, library),
    deadlines,
    findings,
    canUndo: stack.canUndo,
    canRedo: stack.canRedo,
  };
}

/** A case in the list. */
export function caseSummary(
  view: CaseView,
  findings: readonly Finding[],
  deadlines: readonly Deadline[],
  library: FormLibrary,
  changedAt: string,
): CaseSummary {
  const { facts } = view;
  const count = (severity: Finding['severity']) => findings.filter((one) => one.severity === severity).length;
  const closing = view.last('case-closing-report');
  return {
    id: view.file.id ?? '',
    caseNumber: facts.caseNumber ?? '',
    cause: facts.cause,
    party: view.party?.name ?? '',
    plate: (facts.vehicles ?? []).map((vehicle) => vehicle.plate).join('、'),
    stage: caseStage(view, library),
    state: closing?.state === 'issued' ? 'closed' : 'open',
    documents: view.documents.length,
    openFindings: {
      block: count('block'),
      major: count('major'),
      minor: count('minor'),
      hint: count('hint'),
    },
    nextDeadline: closing?.state === 'issued' ? null : nextDeadline(deadlines),
    changedAt,
  };
}

/** A stored summary as it reads on a day: days have passed since it was stored. */
export function summaryOn(stored: CaseSummary, today: IsoDay): CaseSummary {
  const { nextDeadline: next } = stored;
  if (next === null) return stored;
  // Summaries stored before there was `earliest` have the end alone.
  const earliest = next.earliest ?? next.endsOn;
  const daysLeft = earliest === null ? null : dayNumber(earliest) - dayNumber(today);
  return { ...stored, nextDeadline: { ...next, earliest, daysLeft } };
}

/** What a search may find a case by. */
export function searchTexts(view: CaseView): string[] {
  const { facts } = view;
  return [
    facts.caseNumber ?? '',
    facts.cause,
    ...(facts.parties ?? []).map((party) => party.name),
    ...(facts.vehicles ?? []).map((vehicle) => vehicle.plate),
    ...view.file.documents.map((document) => document.number ?? ''),
  ].filter((text) => text !== '');
}

/** A document in the case's list. */
export function documentSummary(
  view: CaseView,
  document: CaseDocument,
  library: FormLibrary,
): DocumentSummary {
  const form = library.formOf(document);
  const seen: DocumentView | null = view.document(document.id);
  return {
    id: document.id,
    form: document.form,
    title: form?.definition.title ?? document.form,
    number: document.number ?? '',
    party: seen?.party?.name ?? '',
    state: document.state ?? 'draft',
    issuedOn: document.issuedOn ?? null,
    review: form && seen ? reviewState(view, seen, form) : 'none',
    signatures: view.actsOf('signature', document.id).length,
    scans: view.actsOf('scan', document.id).length,
    servedOn: view.served(document.id)?.on ?? null,
    relations: documentRelations(view.file, document.id, library),
    about: document.about ?? [],
    revocable: mendingForm(library, 'revokes', document.form) !== null,
    importedFrom: document.importedFrom ?? null,
  };
}
