import { AppError } from '../../contract/app-error.ts';
import type { readingCommands } from '../../contract/commands/reading.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { loadChecklist } from './checklist.ts';
import { itemPlaces } from './item-places.ts';

/** The whole case beside the document that is read or reviewed. */
export function readingHandlers(cases: OpenCases): Handlers<keyof typeof readingCommands> {
  return {
    'review/read': ({ caseId, documentId }) => {
      const session = cases.session(caseId);
      const { form } = cases.document(session, documentId);
      const view = cases.view(session);
      const documents = cases.overview(session).documents.map((summary) => {
        const { form: own } = cases.document(session, summary.id);
        return { summary, page: own.layout.page, blocks: cases.blocks(session, summary.id) };
      });
      if (!view.document(documentId)) throw new AppError('NOT_FOUND', { what: '文书', id: documentId });
      const checklist = loadChecklist(cases.context.resourcesFolder, form.definition.id, form.checklist);
      const papers = new Map(documents.map(({ summary, blocks }) => [summary.id, blocks]));
      const findings = cases.findings(session);
      const items = (checklist?.items ?? []).map((item) => ({
        id: item.id,
        question: item.question,
        places: itemPlaces(item, view, findings, papers),
      }));
      return { documents, items };
    },
  };
}
