import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { AppError, type AppErrorData } from '../contract/app-error.ts';
import { type CommandName, commands } from '../contract/commands.ts';
import { once } from './values/once.ts';

/** How a call ends: with its value, or with the error as data. It never throws. */
export type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: AppErrorData };

/** Handlers by name, as the door sees them: their inputs have been checked by the time they are called. */
export type AnyHandlers = Readonly<Partial<Record<CommandName, (input: never) => unknown>>>;

/**
 * Lets a checked call through for somebody, or throws an AppError; runs it so that what it records names them.
 * `connection` stands for the caller.
 */
export type Guard = <Result>(
  command: CommandName,
  input: unknown,
  connection: object,
  run: () => Result,
) => Result;

const openToAll: Guard = (_command, _input, _connection, run) => run();

/** Tells of errors that are ours, not the person's; never given what they typed. */
export type ErrorLog = (command: string, error: unknown) => void;

/**
 * The one validated door: every call's name must be of the contract and its input must hold to the command's schema
 * before a handler sees it, and the guard must let it through. Throws at start when two features answer the same command.
 */
export function openDoor(features: readonly AnyHandlers[], log: ErrorLog, guard: Guard = openToAll) {
  const handlers = joinHandlers(features);
  // That the contract's schemas are schemas is held by a test, and need not be asked at every start.
  const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: false, validateSchema: false });
  // Compiled at a command's first call: all of them at once are a third of a second of every start.
  const checks = new Map<string, () => ValidateFunction>(
    [...handlers.keys()].map((name) => [name, once(() => ajv.compile(commands[name].input))]),
  );

  return async function call(command: string, input: unknown, connection: object = {}): Promise<Outcome> {
    const handler = handlers.get(command as CommandName);
    const check = handler && checks.get(command)?.();
    if (!handler || !check) return refused('COMMAND_UNKNOWN', { command: command.slice(0, 80) });
    if (!check(input)) {
      const first = check.errors?.[0];
      return refused('INPUT_INVALID', {
        place: `${command}${first?.instancePath ?? ''}`,
        problem: first?.message ?? '',
      });
    }
    try {
      return {
        ok: true,
        value: await guard(command as CommandName, input, connection, () => handler(input as never)),
      };
    } catch (error) {
      if (error instanceof AppError) {
        if (error.code === 'INTERNAL') log(command, error.cause ?? error);
        return { ok: false, error: error.toData() };
      }
      log(command, error);
      return refused('INTERNAL', {});
    }
  };
}

function joinHandlers(features: readonly AnyHandlers[]): Map<CommandName, (input: never) => unknown> {
  const joined = new Map<CommandName, (input: never) => unknown>();
  for (const feature of features) {
    for (const [name, handler] of Object.entries(feature)) {
      if (joined.has(name as CommandName)) throw new Error(`two features answer ${name}`);
      joined.set(name as CommandName, handler);
    }
  }
  return joined;
}

function refused(code: AppErrorData['code'], params: AppErrorData['params']): Outcome {
  return { ok: false, error: { code, params } };
}
