import { AppError } from '../../contract/app-error.ts';
import type { composeCommands } from '../../contract/commands/compose.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { CaseView, DocumentView } from '../cases/case-view.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { schemaAt } from '../forms/field-schema.ts';
import { readPointer } from '../forms/pointer.ts';
import { showValue } from '../forms/typed-value.ts';
import { annotationViews } from './annotation-commands.ts';
import { answeredChecklist, loadChecklist } from './checklist.ts';
import { composeOpinion } from './compose-opinion.ts';
import { mustReview } from './must-review.ts';

const OPINION = 'legal-review-opinion';

/** What the opinion could say, from the review of the case's decision. Nothing is written: the page asks first. */
export function composeHandlers(cases: OpenCases): Handlers<keyof typeof composeCommands> {
  return {
    'review/compose': ({ caseId, documentId }) => {
      const session = cases.session(caseId);
      const { document: raw, form } = cases.document(session, documentId);
      const view = cases.view(session);
      const opinion = view.document(documentId);
      if (!opinion) throw new AppError('NOT_FOUND', { what: '文书', id: documentId });
      const reviewed = raw.form === OPINION ? reviewedDocument(cases, view) : null;
      if (!reviewed) return { about: null, fields: [], open: [] };
      const { document, checklist } = reviewed;
      const { form: reviewedForm } = cases.document(session, document.id);
      const items = answeredChecklist(checklist, document, cases.findings(session));
      const annotations = annotationViews({
        document,
        form: reviewedForm,
        versions: cases.context.library.versions(reviewedForm.definition.id),
      });
      const { values, open } = composeOpinion(items, annotations, mustReview(view).reasons.length > 0);
      const fields = Object.entries(values).map(([pointer, value]) => {
        const schema = schemaAt(form.schema, pointer);
        return {
          pointer,
          title: schema?.title ?? pointer,
          value,
          shown: showValue(schema, value),
          now: showValue(schema, readPointer(opinion.content, pointer)),
        };
      });
      return { about: document.title, fields, open };
    },
  };
}

/** The latest document of the case that has a checklist. */
function reviewedDocument(cases: OpenCases, view: CaseView) {
  const found = view.documents.flatMap((document: DocumentView) => {
    const checklist = loadChecklist(cases.context.resourcesFolder, document.form);
    return checklist ? [{ document, checklist }] : [];
  });
  return found.at(-1) ?? null;
}
