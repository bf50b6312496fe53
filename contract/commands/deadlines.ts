import { Type } from 'typebox';
import { command } from '../command.ts';
import { closed, Id } from './inputs.ts';

/** One day that a period passes. `number`: which day of the period it is; null where it does not count. */
export type DeadlineDay = {
  readonly day: string;
  readonly kind: 'working' | 'weekend' | 'holiday' | 'make-up' | 'unknown' | 'suspended';
  readonly reason: string;
  readonly number: number | null;
};

/** How many open cases have a deadline that is over, and how many one that ends within DUE_WITHIN_DAYS. */
export type DueCases = { readonly late: number; readonly soon: number };

export const deadlineCommands = {
  'deadlines/due': command<DueCases>()(closed({})),
  /** The account of one deadline of a case, day by day; `key` as in the case's list of deadlines. */
  'deadlines/days': command<{ days: readonly DeadlineDay[] }>()(
    closed({ caseId: Id, key: Type.String({ minLength: 1, maxLength: 200 }) }),
  ),
};
