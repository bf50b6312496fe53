import { AppError } from '../../contract/app-error.ts';
import type { Handlers } from '../../contract/commands.ts';
import { DUE_WITHIN_DAYS } from '../../contract/due-within-days.ts';
import { runningDeadlines } from '../law/deadlines/case-deadlines.ts';
import { deadlineDays } from '../law/deadlines/deadline-days.ts';
import { countDue } from '../store/search.ts';
import { addDays } from '../values/day.ts';
import type { OpenCases } from './open-cases.ts';

/** The deadlines of cases: how many are due, and one of them day by day. */
export function deadlineHandlers(cases: OpenCases): Handlers<'deadlines/due' | 'deadlines/days'> {
  return {
    'deadlines/due': () => {
      const today = cases.today();
      const late = countDue(cases.context.store, addDays(today, -1));
      return { late, soon: countDue(cases.context.store, addDays(today, DUE_WITHIN_DAYS)) - late };
    },
    'deadlines/days': ({ caseId, key }) => {
      const view = cases.view(cases.session(caseId));
      const one = runningDeadlines(view, cases.context.library).find(({ shown }) => shown.key === key);
      if (!one) throw new AppError('NOT_FOUND', { what: '期限', id: key });
      return { days: deadlineDays(one) };
    },
  };
}
