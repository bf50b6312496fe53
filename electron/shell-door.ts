import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { AppError } from '../contract/app-error.ts';
import type { Outcome } from '../contract/bridge.ts';
import {
  type ChosenFile,
  DroppedFiles,
  type ShellAnswer,
  type ShellCommandName,
  type ShellInput,
  shellCommands,
} from '../contract/shell-commands.ts';
import { isAppUrl } from './app-protocol.ts';

/** What answers each operation. */
export type ShellHandlers = {
  readonly [Name in ShellCommandName]: (
    input: ShellInput<Name>,
    event: IpcMainInvokeEvent,
  ) => ShellAnswer<Name> | Promise<ShellAnswer<Name>>;
};

/** The channel of an operation. */
export const channelOf = (name: ShellCommandName): string => `shell:${name}`;

/**
 * The only door from a page into the shell: a known channel, the main frame of one of our own pages, an input its
 * schema accepts. Errors go back as data.
 */
export function openDoor(handlers: ShellHandlers): void {
  for (const name of Object.keys(shellCommands) as ShellCommandName[]) openOne(name, handlers[name]);
}

/** Grants what was dropped on the page, its paths read by the preload. */
export function openDropDoor(grant: (path: string) => Promise<ChosenFile>): void {
  ipcMain.handle('shell-take-files', (event, input: unknown) =>
    answered('takeFiles', event, () =>
      Promise.all(checked(DroppedFiles, 'takeFiles', input).paths.map((path) => grant(path))),
    ),
  );
}

function openOne<Name extends ShellCommandName>(name: Name, handler: ShellHandlers[Name]): void {
  ipcMain.handle(channelOf(name), (event, input: unknown) =>
    answered<ShellAnswer<Name>>(name, event, () =>
      handler(checked(shellCommands[name].input, name, input) as ShellInput<Name>, event),
    ),
  );
}

async function answered<Value>(
  name: string,
  event: IpcMainInvokeEvent,
  work: () => Value | Promise<Value>,
): Promise<Outcome<Value>> {
  try {
    checkSender(event);
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, error: error.toData() };
    console.error(`shell operation ${name}:`, error);
    return { ok: false, error: { code: 'INTERNAL', params: {} } };
  }
}

/** Tells when the preload of a page of ours runs: the page can be spoken to, long before all of it is there. */
export function onPageHere(page: WebContents, heard: () => void): void {
  page.ipc.on('page-here', (event) => {
    if (isOurs(event)) heard();
  });
}

function checkSender(event: IpcMainInvokeEvent): void {
  if (!isOurs(event)) throw new AppError('SENDER_REFUSED');
}

function isOurs({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isAppUrl(senderFrame.url);
}

function checked<Schema extends TSchema>(schema: Schema, name: string, input: unknown): Static<Schema> {
  if (Value.Check(schema, input)) return input;
  const [first] = Value.Errors(schema, input);
  throw new AppError('INPUT_INVALID', {
    place: `shell.${name}${first?.instancePath ?? ''}`,
    problem: first?.message ?? '',
  });
}
