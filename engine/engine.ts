import type { EngineEvent } from '../contract/events.ts';
import type { PdfPrinter } from '../contract/print.ts';
import { caseFileReader } from './cases/read-case-file.ts';
import { type AnyHandlers, type Outcome, openDoor } from './door.ts';
import { caseFileHandlers } from './export/case-file-commands.ts';
import { formHandlers } from './forms/commands.ts';
import { loadFormLibrary } from './forms/form-library.ts';
import { localDay } from './values/local-day.ts';

export type EngineOptions = {
  /** Where the station's data lives; null opens no store (the terminal's commands over files). */
  readonly dataFolder: string | null;
  /** Holds templates/, schemas/ and the law data. */
  readonly resourcesFolder: string;
  readonly printPdf: PdfPrinter;
  /** The path behind a token that the shell or the terminal gave out, or null. */
  readonly grantedPath: (token: string) => string | null;
  readonly now?: () => Date;
};

export type Engine = {
  /** Answers a command of the contract; never throws. `connection` stands for the caller. */
  readonly call: (command: string, input: unknown, connection: object) => Promise<Outcome>;
  /** `connection` null: for everybody. Returns the function that stops listening. */
  readonly onEvent: (listener: (event: EngineEvent, connection: object | null) => void) => () => void;
  readonly close: () => Promise<void>;
};

/**
 * Opens the engine: forms, law, and (with a data folder) the store. The one entry that shell and terminal use.
 * Throws AppError of the store when it cannot be opened.
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const now = options.now ?? (() => new Date());
  const listeners = new Set<(event: EngineEvent, connection: object | null) => void>();
  const emit = (event: EngineEvent) => {
    for (const listener of listeners) listener(event, null);
  };
  const library = loadFormLibrary(options.resourcesFolder);
  const features: AnyHandlers[] = [
    formHandlers(library),
    caseFileHandlers({
      library,
      readCase: caseFileReader(options.resourcesFolder, library),
      printPdf: options.printPdf,
      now,
      today: () => localDay(now()),
      grantedPath: options.grantedPath,
      trusted: async () => [],
      progress: (job, done, total, label) => emit({ kind: 'progress', job, done, total, label }),
    }),
  ];
  const call = openDoor(features, logError);
  return {
    call: (command, input) => call(command, input),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => undefined,
  };
}

/** To the process's own log: what went wrong and where in the code, never what a person typed. */
function logError(command: string, error: unknown): void {
  console.error(`[engine] ${command}:`, error instanceof Error ? error.stack : String(error));
}
