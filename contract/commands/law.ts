import { command } from '../command.ts';
import type { Basis, Severity } from '../finding.ts';
import { closed, Day, Prose } from './inputs.ts';

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

/** A statute as it is offered after 《. */
export type StatuteListing = {
  /** Full title, without 《》. */
  readonly title: string;
  /** Usual short names. */
  readonly aliases: readonly string[];
  /** Whether a wording of it is in force on the day asked about. */
  readonly inForce: boolean;
  /** Its articles on that day, as far as they are known, in order. */
  readonly articles: readonly {
    readonly number: number;
    /** 第三十四条. */
    readonly place: string;
    /** The first words of its text; '' where the text is not carried. */
    readonly opening: string;
  }[];
};

/** What a citation in a text says, in the wording in force on the day asked about. */
export type CitationReading = {
  /** In UTF-16 units of the text, end excluded. */
  readonly span: { readonly start: number; readonly end: number };
  /** 《…》第…条第…款, with the law's name as written. */
  readonly cited: string;
  /** The law's full title; null where the library does not have it. */
  readonly title: string | null;
  /** What is wrong with it, or cannot be told; null when it plainly stands. */
  readonly sentence: string | null;
  /** The whole article, a line a paragraph or item; null where the text is not carried. */
  readonly text: string | null;
  /** The wording in force on that day; null when none is. */
  readonly version: StatuteWording | null;
  /** The wordings before and after it, oldest first. */
  readonly others: readonly StatuteWording[];
};

export type StatuteWording = {
  readonly adopted: string;
  readonly inForceFrom: string;
  readonly until: string | null;
  /** Order or gazette number, as printed. */
  readonly number: string | null;
  readonly source: string;
  readonly unverified: string | null;
};

export const lawCommands = {
  'law/rules': command<{ readonly rules: readonly RuleSummary[] }>()(closed({})),
  /** Every statute that can be cited by name, with its articles on a day. */
  'law/statutes': command<{ readonly statutes: readonly StatuteListing[] }>()(closed({ on: Day })),
  /** Every citation in a text, in order, with the text in force on a day. */
  'law/citations': command<{ readonly citations: readonly CitationReading[] }>()(
    closed({ text: Prose, on: Day }),
  ),
};
