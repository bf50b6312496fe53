import { Type } from 'typebox';
import { command } from '../command.ts';
import { closed } from './inputs.ts';
import type { BackupInfo } from './keeping.ts';

/** What a station can lack; the page knows where each is entered. */
export type MissingKey =
  | 'agency'
  | 'contact'
  | 'numbering'
  | 'officers'
  | 'certificates'
  | 'reviewer'
  | 'head'
  | 'reconsideration'
  | 'court'
  | 'payee'
  | 'hearing'
  | 'review'
  | 'discussion'
  | 'seal'
  | 'identity'
  | 'accounts';

/** Something that the station has not told yet. */
export type MissingSetting = {
  readonly key: MissingKey;
  /** Chinese, as a noun: 管辖法院. */
  readonly what: string;
  /** Chinese: what cannot be done without it, with the article where one asks for it. */
  readonly why: string;
  /** Titles of the forms that stay incomplete. */
  readonly forms: readonly string[];
};

/** What has to be typed before the trial is wiped. */
export const wipeWords = '清除试用数据';

/** A case of the trial that the sample station did not bring. */
export type OwnTrialCase = { readonly id: string; readonly caseNumber: string; readonly party: string };

/** What a trial with the sample station holds. */
export type TrialHoldings = {
  /** False where the station is not the sample station: there is nothing to wipe. */
  readonly trial: boolean;
  readonly samples: number;
  readonly own: readonly OwnTrialCase[];
  readonly blanks: number;
};

export const setupCommands = {
  /** What the station's settings still lack, the most needed first; empty where nothing does. */
  'setup/missing': command<{ missing: readonly MissingSetting[] }>()(closed({})),
  'trial/look': command<TrialHoldings>()(closed({})),
  /**
   * Ends the trial with the sample station: a backup, then its settings, cases, numbers, empty forms and trial
   * certificates are gone. `own`: what becomes of the cases that the sample station did not bring. Accounts and the
   * audit stay.
   */
  'trial/wipe': command<{ readonly wiped: number; readonly kept: number; readonly backup: BackupInfo }>()(
    closed({
      confirm: Type.Literal(wipeWords),
      own: Type.Union([Type.Literal('keep'), Type.Literal('wipe')]),
    }),
    wipeWords,
  ),
};
