import { MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from 'electron';
import { AppError, type AppErrorData } from '../contract/app-error.ts';
import type { ShellEvent } from '../contract/bridge.ts';
import type { PdfPrinter } from '../contract/print.ts';
import type { FromEngineProcess, ToEngineProcess } from './engine-messages.ts';
import { onPageHere } from './shell-door.ts';
import type { ShownFiles } from './shown-files.ts';

export type EngineHostOptions = {
  /** The built engine process. */
  readonly script: string;
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  readonly sample: boolean;
  readonly printPdf: PdfPrinter;
  /** Where pages find the files that the engine lets them see. */
  readonly shownFiles: ShownFiles;
  /** Tokens granted so far, told to each engine that starts. */
  readonly granted: () => readonly (readonly [token: string, path: string])[];
  /** Tells every page. */
  readonly announce: (event: ShellEvent) => void;
};

/** Crashes this close together, in milliseconds, end the tries to start again. */
const crashWindow = 60_000;
const crashLimit = 3;

/** How long a closing engine may take to flush before it is ended, in milliseconds. */
const closeLimit = 20_000;

/** Keeps one engine process running beside the windows and gives each page a line of its own to it. */
export class EngineHost {
  readonly #options: EngineHostOptions;
  /** Pages that can be spoken to. */
  readonly #pages = new Set<WebContents>();
  readonly #grants = new Map<number, () => void>();
  #process: UtilityProcess | null = null;
  #refusal: AppErrorData | null = null;
  #closing: { readonly done: () => void } | null = null;
  #crashes: number[] = [];
  #lastGrant = 0;
  #reopened = false;

  constructor(options: EngineHostOptions) {
    this.#options = options;
  }

  start(): void {
    this.#refusal = null;
    const child = utilityProcess.fork(this.#options.script, [], {
      serviceName: '案卷引擎',
      stdio: 'inherit',
    });
    this.#process = child;
    child.on('message', (message: FromEngineProcess) => this.#hear(message));
    child.on('exit', (code) => this.#ended(child, code));
    const { dataFolder, resourcesFolder, sample } = this.#options;
    this.#send({ type: 'open', dataFolder, resourcesFolder, sample });
    for (const [token, path] of this.#options.granted()) this.#send({ type: 'grant', id: 0, token, path });
    for (const page of this.#pages) this.#connect(page);
  }

  /** Gives a page its line to the engine, now and whenever the page or the engine starts again. */
  attach(page: WebContents): void {
    page.on('did-start-loading', () => this.#pages.delete(page));
    const greet = () => {
      if (this.#pages.has(page)) return;
      this.#pages.add(page);
      this.#connect(page);
      if (this.#refusal) page.send('shell-event', { kind: 'engineRefused', error: this.#refusal });
    };
    onPageHere(page, greet);
    // At the latest: the word of a page that began before its address was known is not heard.
    page.on('did-finish-load', greet);
    page.once('destroyed', () => this.#pages.delete(page));
  }

  /** Tells the engine a path the person chose; resolves once it knows. */
  grant(token: string, path: string): Promise<void> {
    const id = ++this.#lastGrant;
    return new Promise((done) => {
      this.#grants.set(id, done);
      if (this.#process) this.#send({ type: 'grant', id, token, path });
      else this.#granted(id);
    });
  }

  /** Lets the engine write all it has and end. */
  close(): Promise<void> {
    const child = this.#process;
    if (!child) return Promise.resolve();
    return new Promise((done) => {
      const timer = setTimeout(() => child.kill(), closeLimit);
      this.#closing = {
        done: () => {
          clearTimeout(timer);
          done();
        },
      };
      this.#send({ type: 'close' });
    });
  }

  /** Closes the engine in order and starts a new one over the same folder. */
  async reopen(): Promise<void> {
    this.#options.announce({ kind: 'engineDown' });
    await this.close();
    this.#closing = null;
    this.#reopened = true;
    this.start();
  }

  #send(message: ToEngineProcess): void {
    this.#process?.postMessage(message);
  }

  #connect(page: WebContents): void {
    if (!this.#process || page.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    this.#process.postMessage({ type: 'port' } satisfies ToEngineProcess, [port1]);
    page.postMessage('engine-port', null, [port2]);
  }

  #hear(message: FromEngineProcess): void {
    switch (message.type) {
      case 'ready':
        if (this.#crashes.length > 0 || this.#reopened) this.#options.announce({ kind: 'engineUp' });
        break;
      case 'refused':
        this.#refusal = message.error;
        this.#options.announce({ kind: 'engineRefused', error: message.error });
        break;
      case 'granted':
        this.#granted(message.id);
        break;
      case 'show':
        this.#send({
          type: 'shown',
          id: message.id,
          address: this.#options.shownFiles.add(message.path, message.mediaType),
        });
        break;
      case 'print':
        void this.#print(message.id, message.job);
        break;
      case 'closed':
        this.#process?.kill();
        break;
    }
  }

  #granted(id: number): void {
    this.#grants.get(id)?.();
    this.#grants.delete(id);
  }

  async #print(id: number, job: Parameters<PdfPrinter>[0]): Promise<void> {
    try {
      this.#send({ type: 'printed', id, pdf: await this.#options.printPdf(job) });
    } catch (error) {
      const data: AppErrorData =
        error instanceof AppError
          ? error.toData()
          : { code: 'PRINT_FAILED', params: { problem: String(error) } };
      this.#send({ type: 'notPrinted', id, error: data });
    }
  }

  #ended(child: UtilityProcess, code: number): void {
    if (child !== this.#process) return;
    this.#process = null;
    for (const id of [...this.#grants.keys()]) this.#granted(id);
    if (this.#closing) {
      this.#closing.done();
      return;
    }
    console.error(`the engine process ended with ${code}`);
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((moment) => now - moment < crashWindow), now];
    this.#options.announce({ kind: 'engineDown' });
    if (this.#crashes.length <= crashLimit) this.start();
    else {
      this.#refusal = { code: 'ENGINE_CRASHING', params: {} };
      this.#options.announce({ kind: 'engineRefused', error: this.#refusal });
    }
  }
}
