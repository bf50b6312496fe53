import { Type } from 'typebox';
import { command } from '../command.ts';
import { closed, Token } from './inputs.ts';

/** The first entry of the audit that does not hold, and why, in Chinese. */
export type BrokenEntry = { readonly seq: number; readonly problem: string };

export const keepingCommands = {
  /** `readOnly`: another program holds the database; commands that write answer STORE_READ_ONLY. */
  'store/state': command<{ readOnly: boolean }>()(closed({})),
  /** Walks the whole chain; with a checkpoint file of a backup, holds it against that too. */
  'audit/verify': command<{ entries: number; head: string; broken: BrokenEntry | null }>()(
    closed({ checkpoint: Type.Optional(Token) }),
  ),
  /** Writes the whole chain as one JSON object a line. */
  'audit/export': command<{ file: string; entries: number }>()(closed({ folder: Token })),
};
