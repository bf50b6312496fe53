import { command } from '../command.ts';
import { closed } from './inputs.ts';

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

export const setupCommands = {
  /** What the station's settings still lack, the most needed first; empty where nothing does. */
  'setup/missing': command<{ missing: readonly MissingSetting[] }>()(closed({})),
};
