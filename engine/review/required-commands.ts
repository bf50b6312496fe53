import type { Handlers } from '../../contract/commands.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { caseRequirements } from './case-requirements.ts';
import { majorKinds } from './major-kinds.ts';

/** Whether a case must go to review, hearing and discussion; and what a station's list may add. */
export function requiredHandlers(cases: OpenCases): Handlers<'review/required' | 'review/listedKinds'> {
  return {
    'review/required': ({ caseId }) => ({
      requirements: caseRequirements(cases.view(cases.session(caseId))),
    }),
    'review/listedKinds': () => ({
      kinds: majorKinds.filter(({ listed }) => listed).map(({ id, title }) => ({ id, title })),
    }),
  };
}
