import { AppError } from '../contract/app-error.ts';
import { type CommandName, commands } from '../contract/commands.ts';
import type { AnyHandlers } from './door.ts';

/**
 * The same features where another program holds the database: every command that is an act answers STORE_READ_ONLY
 * before its handler sees it. `file` is named in the message.
 */
export function readingOnly(features: readonly AnyHandlers[], file: string): AnyHandlers[] {
  const refuse = () => {
    throw new AppError('STORE_READ_ONLY', { file });
  };
  return features.map((feature) =>
    Object.fromEntries(
      Object.entries(feature).map(([name, handler]) => [
        name,
        commands[name as CommandName].act === null ? handler : refuse,
      ]),
    ),
  );
}
