import { AppError } from '../contract/app-error.ts';
import { type CommandName, commands } from '../contract/commands.ts';
import type { AnyHandlers } from './door.ts';

/** Acts that write nothing where nothing can be written: whoever has an account may look. */
const looking: ReadonlySet<string> = new Set(['people/signIn', 'people/unlock']);

/**
 * The same features where another program holds the database: every command that is an act answers STORE_READ_ONLY
 * before its handler sees it, but for signing in. `file` is named in the message.
 */
export function readingOnly(features: readonly AnyHandlers[], file: string): AnyHandlers[] {
  const refuse = () => {
    throw new AppError('STORE_READ_ONLY', { file });
  };
  return features.map((feature) =>
    Object.fromEntries(
      Object.entries(feature).map(([name, handler]) => [
        name,
        commands[name as CommandName].act === null || looking.has(name) ? handler : refuse,
      ]),
    ),
  );
}
