import { type Static, type TSchema, Type } from 'typebox';
import { closed, Line, Token } from './commands/inputs.ts';
import type { PrintJob } from './print.ts';

/** A file or folder the person chose. Its path stays with the shell; the engine is told it for the token. */
export type ChosenFile = {
  readonly token: string;
  /** Base name, for the screen. */
  readonly name: string;
  /** Bytes; 0 for a folder or a file not yet written. */
  readonly size: number;
};

/** What runs, for the About box and for reports. */
export type AppInfo = {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  /** 'linux', 'win32', 'darwin'. */
  readonly platform: string;
  readonly packaged: boolean;
};

const Filters = Type.Array(
  closed({
    name: Type.String({ minLength: 1, maxLength: 60 }),
    extensions: Type.Array(Type.String({ pattern: '^[A-Za-z0-9-]{1,16}$', maxLength: 16 }), {
      minItems: 1,
      maxItems: 12,
    }),
  }),
  { maxItems: 8 },
);

/** A base name: no separators, no way out of its folder. */
const FileName = Type.String({
  minLength: 1,
  maxLength: 200,
  pattern: '^(?!\\.{1,2}$)[^/\\\\\\u0000-\\u001f]+$',
});

/** A file as the engine named it after writing: full, or from the chosen folder. The shell refuses one that lies outside. */
const WrittenFile = Type.String({ minLength: 1, maxLength: 1000, pattern: '^[^\\u0000-\\u001f]+$' });

/** A print job comes from the engine by way of the page. Only its outline is checked here: what draws it escapes all it draws. */
const Job = Type.Unsafe<PrintJob>(
  closed({
    title: Line,
    blocks: Type.Array(Type.Object({ kind: Type.String({ maxLength: 20 }) }), { maxItems: 20_000 }),
    page: Type.Object({}),
    watermark: Type.Union([Type.Literal('草稿'), Type.Literal('作废'), Type.Literal('撤回'), Type.Null()]),
    seal: Type.Union([
      Type.String({ maxLength: 4_000_000, pattern: '^data:image/(png|svg\\+xml)[;,]' }),
      Type.Null(),
    ]),
  }),
);

/**
 * Files that the person dropped on the page: the preload reads their paths off the File objects, which only a real
 * drop or choice gives one. No page can name a path.
 */
export const DroppedFiles = closed({
  paths: Type.Array(Type.String({ minLength: 1, maxLength: 4096, pattern: '^[^\\u0000]+$' }), {
    maxItems: 500,
  }),
});

type Operation<Input extends TSchema, Answer> = { readonly input: Input; readonly answer?: Answer };

function operation<Answer>() {
  return <Input extends TSchema>(input: Input): Operation<Input, Answer> => ({ input });
}

/** Every thing a page may ask of the shell. What is not here cannot be asked. */
export const shellCommands = {
  /** The system's dialog to open files; an empty list when the person cancels. */
  pickFiles: operation<readonly ChosenFile[]>()(
    closed({ title: Line, filters: Filters, many: Type.Boolean() }),
  ),
  pickFolder: operation<ChosenFile | null>()(closed({ title: Line })),
  saveAs: operation<ChosenFile | null>()(closed({ title: Line, name: FileName, filters: Filters })),
  /** Shows a chosen folder, or a file in it, in the system's file manager. */
  revealInFolder: operation<{ shown: boolean }>()(closed({ token: Token, file: Type.Optional(WrittenFile) })),
  /** Opens an exported file (PDF, DOCX) of a chosen folder in the program the system has for it. */
  openExported: operation<{ opened: boolean }>()(closed({ token: Token, file: WrittenFile })),
  /** The system's print dialog over the same page as the PDF. */
  print: operation<{ printed: boolean; reason: string | null }>()(
    closed({ job: Job, copies: Type.Integer({ minimum: 1, maximum: 99 }) }),
  ),
  openGuide: operation<{ opened: boolean }>()(closed({ page: Type.Optional(FileName) })),
  /** 1 is 100 %. Kept for the next start. */
  setZoom: operation<{ zoom: number }>()(closed({ zoom: Type.Number({ minimum: 0.5, maximum: 3 }) })),
  appInfo: operation<AppInfo>()(closed({})),
  /** Closes the engine in order and starts it again: what was restored or repaired takes its place. */
  reopenEngine: operation<null>()(closed({})),
  /** The page has handed over all that was typed; the window may close. Answers the 'closing' event. */
  readyToClose: operation<null>()(closed({})),
};

export type ShellCommands = typeof shellCommands;
export type ShellCommandName = keyof ShellCommands;
export type ShellInput<Name extends ShellCommandName> = Static<ShellCommands[Name]['input']>;
export type ShellAnswer<Name extends ShellCommandName> = Exclude<ShellCommands[Name]['answer'], undefined>;
