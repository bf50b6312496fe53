import { AppError } from '../../contract/app-error.ts';
import type { CaseDocument } from '../../contract/case-file.generated.ts';
import type { compareCommands } from '../../contract/commands/compare.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { reviewedStates } from '../store/revisions.ts';
import { compareDocuments } from './compare-documents.ts';
import { reviewRounds } from './review-state.ts';

/** A document beside the text that was last under review. */
export function compareHandlers(cases: OpenCases): Handlers<keyof typeof compareCommands> {
  return {
    'review/compare': ({ caseId, documentId, submitted = false }) => {
      const session = cases.session(caseId);
      const { form } = cases.document(session, documentId);
      const view = cases.view(session);
      const document = view.document(documentId);
      if (!document) throw new AppError('NOT_FOUND', { what: '文书', id: documentId });
      const blocks = cases.blocks(session, documentId);
      const [latest, former] = reviewedStates(cases.context.store, { caseId, documentId });
      // What was submitted for the round that is open is what the reviewer reads: it is compared with the round before.
      const open = reviewRounds(view, documentId).at(-1)?.result === 'submitted';
      const against = (open && !submitted ? former : undefined) ?? latest;
      if (!against) return { against: null, blocks, differences: [] };
      const { content } = JSON.parse(against.data) as CaseDocument;
      return { against: against.at, ...compareDocuments(form, content, document.content, blocks) };
    },
  };
}
