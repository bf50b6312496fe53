import type { Handlers } from '../../contract/commands.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { recordingKinds } from './record-table.ts';
import { wholeRecord } from './whole-record.ts';

/** The whole record of a case, and what a station's own list may make a duty. */
export function recordHandlers(cases: OpenCases): Handlers<'record/read' | 'record/listed'> {
  return {
    'record/read': ({ caseId }) => wholeRecord(cases.view(cases.session(caseId)), cases.context.library),
    'record/listed': () => ({
      activities: recordingKinds
        .filter(({ need }) => need === 'circumstances')
        .map(({ id, title }) => ({ id, title })),
    }),
  };
}
