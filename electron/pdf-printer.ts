import { BrowserWindow, MessageChannelMain, type MessagePortMain } from 'electron';
import { AppError } from '../contract/app-error.ts';
import type { LaidOut } from '../contract/bridge.ts';
import type { PrintedPdf, PrintJob } from '../contract/print.ts';
import { appOrigin } from './app-protocol.ts';
import { builtScript } from './places.ts';
import type { FromPrintPage, ToPrintPage } from './print-messages.ts';

/** How long the page may take to load or to lay out one document, in milliseconds. */
const limit = 60_000;

type PrintPage = {
  readonly window: BrowserWindow;
  readonly port: MessagePortMain;
  /** Gets the page's next word, or null when it died or stayed silent too long. */
  readonly next: () => Promise<FromPrintPage | null>;
};

/** One hidden window, loaded once and fed one document after another; made anew after it fails. */
export class PagePrinter {
  #page: Promise<PrintPage> | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  /** A4, the page's own margins, tagged. Throws PRINT_FAILED, PRINT_UNAVAILABLE. */
  printPdf(job: PrintJob): Promise<PrintedPdf> {
    return this.#inTurn(async () => {
      const { page, laidOut } = await this.#layOut(job);
      const pdf = await page.window.webContents.printToPDF({
        pageSize: 'A4',
        margins: { top: 0, bottom: 0, left: 0, right: 0 },
        printBackground: true,
        preferCSSPageSize: true,
        generateTaggedPDF: true,
      });
      return { ...laidOut, pdf: new Uint8Array(pdf) };
    });
  }

  /** The system's print dialog over the same page; resolves when the person has printed or turned away. */
  printOnPaper(job: PrintJob, copies: number): Promise<{ printed: boolean; reason: string | null }> {
    return this.#inTurn(async () => {
      const { page } = await this.#layOut(job);
      return new Promise((done) => {
        page.window.webContents.print(
          { silent: false, printBackground: true, copies, pageSize: 'A4', margins: { marginType: 'none' } },
          (printed, reason) => done({ printed, reason: printed || reason === '' ? null : reason }),
        );
      });
    });
  }

  async close(): Promise<void> {
    const page = this.#page;
    this.#page = null;
    if (page) (await page.catch(() => null))?.window.destroy();
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #layOut(job: PrintJob): Promise<{ page: PrintPage; laidOut: LaidOut }> {
    this.#page ??= openPrintPage();
    try {
      const page = await this.#page;
      page.port.postMessage({ type: 'job', job } satisfies ToPrintPage);
      const word = await page.next();
      if (word?.type === 'laidOut') return { page, laidOut: word.laidOut };
      if (word?.type === 'failed') throw new AppError('PRINT_FAILED', { problem: word.problem });
      throw new AppError('PRINT_FAILED', { problem: '排版窗口没有回应' });
    } catch (error) {
      await this.close();
      throw error;
    }
  }
}

async function openPrintPage(): Promise<PrintPage> {
  const window = new BrowserWindow({
    show: false,
    width: 794,
    height: 1123,
    webPreferences: {
      preload: builtScript('print-preload.cjs'),
      contextIsolation: true,
      nodeIntegration: false,
      sandbox: true,
      backgroundThrottling: false,
      spellcheck: false,
    },
  });
  const { port1, port2 } = new MessageChannelMain();
  const next = wordsOf(port1, window);
  try {
    await window.loadURL(`${appOrigin}/print.html`);
  } catch (error) {
    window.destroy();
    throw new AppError('PRINT_UNAVAILABLE', { problem: String(error) });
  }
  window.webContents.postMessage('print-port', null, [port2]);
  const word = await next();
  if (word?.type !== 'ready') {
    window.destroy();
    throw new AppError('PRINT_UNAVAILABLE', { problem: '排版窗口没有就绪' });
  }
  return { window, port: port1, next };
}

/** The page's words in order; null ends them. */
function wordsOf(port: MessagePortMain, window: BrowserWindow): PrintPage['next'] {
  const heard: (FromPrintPage | null)[] = [];
  let listener: ((word: FromPrintPage | null) => void) | null = null;
  const hear = (word: FromPrintPage | null) => {
    if (listener) listener(word);
    else heard.push(word);
  };
  port.on('message', ({ data }: { data: FromPrintPage }) => hear(data));
  port.start();
  window.webContents.on('render-process-gone', () => hear(null));
  window.once('closed', () => hear(null));
  return () =>
    new Promise((done) => {
      const [first] = heard.splice(0, 1);
      if (first !== undefined) {
        done(first);
        return;
      }
      const timer = setTimeout(() => listener?.(null), limit);
      listener = (word) => {
        clearTimeout(timer);
        listener = null;
        done(word);
      };
    });
}
