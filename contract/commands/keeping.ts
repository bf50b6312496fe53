import { command } from '../command.ts';
import { closed } from './inputs.ts';

export const keepingCommands = {
  /** `readOnly`: another program holds the database; commands that write answer STORE_READ_ONLY. */
  'store/state': command<{ readOnly: boolean }>()(closed({})),
};
