import { command } from '../command.ts';
import type { Basis, Severity } from '../finding.ts';
import { closed } from './inputs.ts';

/** A rule of law as it is listed. */
export type RuleSummary = {
  readonly id: string;
  /** What must hold. */
  readonly title: string;
  readonly basis: readonly Basis[];
  readonly severity: Severity;
  readonly since: string;
  readonly until: string | null;
  /** Whether the day of the act or that of the violation decides which law holds (行政处罚法 37). */
  readonly judgedBy: 'act' | 'violation';
  /** Forms that it speaks of; empty: any case. */
  readonly forms: readonly string[];
  /** What nobody has confirmed of it. */
  readonly unverified: string | null;
};

export const lawCommands = {
  'law/rules': command<{ readonly rules: readonly RuleSummary[] }>()(closed({})),
};
