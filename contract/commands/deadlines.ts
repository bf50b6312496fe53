import { Type } from 'typebox';
import { command } from '../command.ts';
import type { Deadline } from './cases.ts';
import { closed, Day, Id, Token } from './inputs.ts';

/** One day that a period passes. `number`: which day of the period it is; null where it does not count. */
export type DeadlineDay = {
  readonly day: string;
  readonly kind: 'working' | 'weekend' | 'holiday' | 'make-up' | 'unknown' | 'suspended';
  readonly reason: string;
  readonly number: number | null;
};

/** How many open cases have a deadline that is over, and how many one that ends within DUE_WITHIN_DAYS. */
export type DueCases = { readonly late: number; readonly soon: number };

/** The deadlines of a CASE.json on a day, each with its account. */
export type CaseFileDeadlines = {
  readonly case: string;
  readonly on: string;
  readonly deadlines: readonly (Deadline & { readonly days: readonly DeadlineDay[] })[];
};

export const deadlineCommands = {
  /** Terminal: the deadlines of a CASE.json, as they stand on a day; today where none is named. */
  'caseFile/deadlines': command<CaseFileDeadlines>()(closed({ file: Token, on: Type.Optional(Day) })),
  'deadlines/due': command<DueCases>()(closed({})),
  /** The account of one deadline of a case, day by day; `key` as in the case's list of deadlines. */
  'deadlines/days': command<{ days: readonly DeadlineDay[] }>()(
    closed({ caseId: Id, key: Type.String({ minLength: 1, maxLength: 200 }) }),
  ),
};
