import type { Static, TSchema } from 'typebox';

/**
 * A command of the contract: what may be said to the engine. `input` is checked by ajv at the engine's door before
 * anything else sees it; `Answer` is a type only (the engine is trusted, its callers are not).
 */
export type Command<Input extends TSchema = TSchema, Answer = unknown> = {
  readonly input: Input;
  /** Chinese, for the audit and for messages; null for commands that only read. */
  readonly act: string | null;
  readonly answer?: Answer;
};

/** Declares a command. The answer's type is given as a type argument: `command<Answer>()(schema, act)`. */
export function command<Answer>() {
  return <Input extends TSchema>(input: Input, act: string | null = null): Command<Input, Answer> => ({
    input,
    act,
  });
}

export type InputOf<C> = C extends Command<infer Input, unknown> ? Static<Input> : never;
export type AnswerOf<C> = C extends { readonly answer?: infer Answer } ? Exclude<Answer, undefined> : never;
