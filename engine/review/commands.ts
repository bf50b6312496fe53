import { v7 as uuid } from 'uuid';
import { AppError } from '../../contract/app-error.ts';
import type { ReviewAct } from '../../contract/case-file.generated.ts';
import type { ReviewView } from '../../contract/commands/review.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { CaseSession } from '../cases/case-session.ts';
import type { CaseView, DocumentView } from '../cases/case-view.ts';
import { judgedByNow } from '../cases/judged-by.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { caseDeadlines, nextDeadline } from '../law/deadlines/case-deadlines.ts';
import { submittedCaseIds } from '../store/case-rows.ts';
import { keepRevision } from '../store/revisions.ts';
import type { WritableStore } from '../store/store.ts';
import { noteSubmission } from '../store/submissions.ts';
import { dayNumber } from '../values/day.ts';
import { changedSinceSubmission } from './changed-since.ts';
import { answeredChecklist, loadChecklist } from './checklist.ts';
import { mustReview } from './must-review.ts';
import { reviewRounds, reviewState } from './review-state.ts';
import { ownFindings, submissionRefusal } from './submission-refusal.ts';
import { submittedFindings } from './submitted-findings.ts';
import { substanceHash } from './substance-hash.ts';

type ReviewCommands = 'review/open' | 'review/queue' | 'review/submit' | 'review/answer' | 'review/conclude';
type Found = {
  readonly session: CaseSession;
  readonly view: CaseView;
  readonly document: DocumentView;
  readonly form: LoadedForm;
  readonly position: number;
};

/** Legal review of a document: its checklist, rounds and conclusion. */
export function reviewHandlers(cases: OpenCases): Handlers<ReviewCommands> {
  const open = (caseId: string, documentId: string) => reviewView(cases, found(cases, caseId, documentId));
  return {
    'review/open': ({ caseId, documentId }) => open(caseId, documentId),
    'review/queue': () => ({ items: queue(cases) }),
    'review/submit': ({ caseId, documentId, by, on }) => {
      const { session, view, document, form } = found(cases, caseId, documentId);
      const state = reviewState(view, document, form);
      if (document.state !== 'draft' || state === 'submitted') {
        throw new AppError('DOCUMENT_STATE', {
          title: document.title,
          state: '审核中或已签发',
          act: '提交审核',
        });
      }
      const findings = cases.findings(session);
      const refusal = submissionRefusal(document, findings);
      const round = reviewRounds(view, documentId).filter((act) => act.result === 'submitted').length + 1;
      const note = (store: WritableStore) =>
        noteSubmission(store, {
          caseId,
          documentId,
          round,
          form: form.definition.id,
          on,
          refused: refusal !== null,
          findings: submittedFindings(ownFindings(document, findings)),
        });
      if (refusal) {
        // The case stays as it was; the station's usual defects are those that were refused, above all.
        cases.context.store.transaction(note);
        throw refusal;
      }
      conclude(cases, session, document, { round, result: 'submitted', by, on }, note);
      return { overview: cases.overview(session), review: open(caseId, documentId) };
    },
    'review/answer': ({ caseId, documentId, item, answer, note, by }) => {
      const { session, document, position } = found(cases, caseId, documentId);
      const on = cases.today();
      cases.act(
        session,
        (file) => ({
          ...file,
          documents: file.documents.map((one, index) =>
            index === position
              ? { ...one, checklist: { ...one.checklist, [item]: { answer, note, by, on } } }
              : one,
          ),
        }),
        {
          who: by,
          what: '回答审核清单',
          subject: `document:${caseId}/${document.id}`,
          detail: { item, answer },
        },
      );
      return open(caseId, documentId);
    },
    'review/conclude': ({ caseId, documentId, result, opinion, by, on }) => {
      const { session, view, document, form } = found(cases, caseId, documentId);
      if (reviewState(view, document, form) !== 'submitted') {
        throw new AppError('DOCUMENT_STATE', {
          title: document.title,
          state: '未提交审核',
          act: '作审核结论',
        });
      }
      requireOutsider(view, by);
      const round = reviewRounds(view, documentId).at(-1)?.round ?? 1;
      const qualified = view.station.people.some(
        (person) => person.name === by && person.legalQualification === true,
      );
      const hash = result === 'passed' ? { substanceHash: substanceHash(form, document.content) } : {};
      conclude(cases, session, document, { round, result, by, on, opinion, qualified, ...hash });
      return { overview: cases.overview(session), review: open(caseId, documentId) };
    },
  };
}

function found(cases: OpenCases, caseId: string, documentId: string): Found {
  const session = cases.session(caseId);
  const { form, position } = cases.document(session, documentId);
  const view = cases.view(session);
  const document = view.document(documentId);
  if (!document) throw new AppError('NOT_FOUND', { what: '文书', id: documentId });
  return { session, view, document, form, position };
}

function reviewView(cases: OpenCases, { session, view, document, form }: Found): ReviewView {
  const checklist = loadChecklist(cases.context.resourcesFolder, form.definition.id, form.checklist);
  const rounds = reviewRounds(view, document.id);
  const must = form.definition.reviewed ? mustReview(view).reasons : [];
  return {
    document: document.id,
    title: document.title,
    state: reviewState(view, document, form),
    round: rounds.at(-1)?.round ?? 0,
    changed: changedSinceSubmission(cases.context.store, session.file.id, view, document, form),
    mustBecause: must,
    checklist: checklist ? answeredChecklist(checklist, document, cases.findings(session)) : [],
    rounds: rounds.map(({ round, result, by, on, opinion }) => ({
      round,
      result,
      by,
      on,
      opinion: opinion ?? '',
    })),
  };
}

/** One round's step: recorded as an act, with a revision frozen for it. */
function conclude(
  cases: OpenCases,
  session: CaseSession,
  document: DocumentView,
  step: Omit<ReviewAct, 'id' | 'kind' | 'document' | 'judgedBy'>,
  also?: (store: WritableStore) => void,
): void {
  const caseId = session.file.id;
  const act: ReviewAct = {
    id: uuid(),
    kind: 'review',
    document: document.id,
    ...step,
    judgedBy: judgedByNow(),
  };
  cases.act(
    session,
    (file) => ({ ...file, acts: [...(file.acts ?? []), act] }),
    {
      who: step.by,
      what: step.result === 'submitted' ? '提交法制审核' : '法制审核结论',
      subject: `document:${caseId}/${document.id}`,
      detail: { round: step.round, result: step.result, substance: step.substanceHash ?? null },
    },
    (store) => {
      also?.(store);
      const place = { caseId, documentId: document.id };
      keepRevision(store, place, { ...document.raw, content: document.content }, cases.at(), 'submitted');
    },
  );
}

/** 行政处罚法58: who handled the case does not review it. Throws REVIEWER_IS_HANDLER. */
function requireOutsider(view: CaseView, reviewer: string): void {
  const handles = (view.facts.officers ?? []).some((officer) => officer.name === reviewer);
  if (handles) throw new AppError('REVIEWER_IS_HANDLER', { name: reviewer });
}

/** Documents submitted and not yet answered, oldest first. */
function queue(cases: OpenCases) {
  return submittedCaseIds(cases.context.store)
    .flatMap((caseId) => queuedDocuments(cases, caseId))
    .sort((a, b) => a.submittedOn.localeCompare(b.submittedOn));
}

function queuedDocuments(cases: OpenCases, caseId: string) {
  const session = cases.session(caseId);
  const view = cases.view(session);
  return view.documents.flatMap((document) => {
    const last = reviewRounds(view, document.id).at(-1);
    if (last?.result !== 'submitted') return [];
    return [
      {
        caseId,
        documentId: document.id,
        title: document.title,
        cause: view.facts.cause,
        party: document.party?.name ?? '',
        submittedOn: last.on,
        waitingDays: Math.max(0, dayNumber(cases.today()) - dayNumber(last.on)),
        round: last.round,
        changed: changedSinceSubmission(
          cases.context.store,
          caseId,
          view,
          document,
          cases.document(session, document.id).form,
        ),
        deadline: nextDeadline(caseDeadlines(view, cases.context.library)),
        openAnnotations: (document.raw.annotations ?? []).filter(({ settled }) => !settled).length,
      },
    ];
  });
}
