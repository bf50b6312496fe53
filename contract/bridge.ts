import type { AppErrorData } from './app-error.ts';
import type { Change } from './changes.ts';
import type { CommandAnswer, CommandInput, CommandName } from './commands.ts';
import type { EngineEvent } from './events.ts';
import type { PrintedPdf, PrintJob } from './print.ts';
import type { ChosenFile, ShellAnswer, ShellCommandName, ShellInput } from './shell-commands.ts';

/** How a call ends: with its value or with the error as data. A call never rejects. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: AppErrorData };

/**
 * How a call ends whose last answer is kept: `id` names this answer; instead of the value there may be what changed
 * `since` an earlier one (null: nothing).
 */
export type KeptOutcome<Value> =
  | { readonly ok: true; readonly id: number; readonly value: Value }
  | { readonly ok: true; readonly id: number; readonly since: number; readonly change: Change | null }
  | { readonly ok: false; readonly error: AppErrorData };

/** What a menu item asks of the page. */
export type MenuAction =
  | 'newCase'
  | 'openCases'
  | 'find'
  | 'undo'
  | 'redo'
  | 'export'
  | 'print'
  | 'nextFinding'
  | 'previousFinding'
  | 'settings'
  | 'help'
  | 'lock'
  | 'about';

/** What the shell says without being asked. */
export type ShellEvent =
  /** The engine stopped by itself. It is started again; calls under way have ended with ENGINE_STOPPED. */
  | { readonly kind: 'engineDown' }
  /** A new engine answers. What the page holds open must be asked for again. */
  | { readonly kind: 'engineUp' }
  /** The engine does not start (a damaged or locked database): the page shows why. */
  | { readonly kind: 'engineRefused'; readonly error: AppErrorData }
  | { readonly kind: 'menu'; readonly action: MenuAction }
  /** The window is about to close: hand over what is typed, then call `shell.readyToClose`. */
  | { readonly kind: 'closing' }
  /** Files opened with the program (a double click, a second start). */
  | { readonly kind: 'filesOpened'; readonly files: readonly ChosenFile[] };

/** `window.anjuan`: all a page can reach outside itself. */
export type AnjuanBridge = {
  readonly call: <Name extends CommandName>(
    command: Name,
    input: CommandInput<Name>,
  ) => Promise<Outcome<CommandAnswer<Name>>>;
  /** The same for what is shown for long: the page keeps the last answer of the last name in `keeps`. */
  readonly callKeeping: <Name extends CommandName>(
    command: Name,
    input: CommandInput<Name>,
    keeps: string,
  ) => Promise<KeptOutcome<CommandAnswer<Name>>>;
  /** Events of the engine; returns the function that stops listening. */
  readonly onEvent: (listener: (event: EngineEvent) => void) => () => void;
  /** Events of the shell; the ones that came before the first listener are kept for it. */
  readonly onShellEvent: (listener: (event: ShellEvent) => void) => () => void;
  /** Files and folders that the person dropped here; what is no file of a drop is left out. */
  readonly takeFiles: (files: readonly File[]) => Promise<Outcome<readonly ChosenFile[]>>;
  readonly shell: {
    readonly [Name in ShellCommandName]: (input: ShellInput<Name>) => Promise<Outcome<ShellAnswer<Name>>>;
  };
};

/** What a laid-out job came to; places in PDF points from the lower left corner of the page. */
export type LaidOut = Omit<PrintedPdf, 'pdf'>;

/**
 * `window.anjuanPrint` of the hidden print page. The page registers once; for each job it draws the A4 pages, waits
 * for fonts and pictures, and resolves with what it drew. The shell prints then, and sends the next job after that.
 */
export type AnjuanPrintBridge = {
  readonly onJob: (layOut: (job: PrintJob) => Promise<LaidOut>) => void;
};

declare global {
  interface Window {
    readonly anjuan: AnjuanBridge;
    readonly anjuanPrint: AnjuanPrintBridge;
  }
}
