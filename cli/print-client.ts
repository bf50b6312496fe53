import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { AppError, type AppErrorData } from '../contract/app-error.ts';
import type { PdfPrinter, PrintedPdf, PrintJob } from '../contract/print.ts';

/** From the terminal to the hidden window, over the child process's own channel. */
export type ToPrintService = { readonly id: number; readonly job: PrintJob };

/** From the hidden window to the terminal. */
export type FromPrintService =
  | { readonly type: 'ready' }
  | { readonly type: 'printed'; readonly id: number; readonly pdf: PrintedPdf }
  | {
      readonly type: 'notPrinted';
      readonly id: number;
      readonly error: AppErrorData;
    };

/** How to start the hidden window: an Electron and what it is given. */
export type PrintProgram = {
  readonly executable: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
};

export type PrinterLine = {
  readonly printPdf: PdfPrinter;
  /** Ends the hidden window and the display made for it. */
  readonly close: () => Promise<void>;
};

/** How long the hidden window may take to start, in milliseconds. */
const startLimit = 60_000;

/**
 * A printer for programs without windows: starts a hidden one at the first document and keeps it for the next.
 * On Linux without a display it starts a virtual one (Xvfb) too. The printer throws PRINT_UNAVAILABLE, PRINT_FAILED.
 */
export function connectPrinter(program: PrintProgram): PrinterLine {
  let service: Promise<Service> | null = null;
  return {
    printPdf: async (job) => {
      service ??= startService(program);
      try {
        return await (await service).print(job);
      } catch (error) {
        if (error instanceof AppError && error.code === 'PRINT_UNAVAILABLE') service = null;
        throw error;
      }
    },
    close: async () => {
      const open = service;
      service = null;
      if (open) await open.then((running) => running.close()).catch(() => undefined);
    },
  };
}

type Service = {
  readonly print: (job: PrintJob) => Promise<PrintedPdf>;
  readonly close: () => Promise<void>;
};

async function startService(program: PrintProgram): Promise<Service> {
  if (!existsSync(program.executable)) {
    throw new AppError('PRINT_UNAVAILABLE', { problem: `找不到 ${program.executable}` });
  }
  const display = await ensureDisplay();
  const child = spawn(program.executable, [...program.args], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    env: { ...process.env, ...program.env, ...display.env },
  });
  const said = lastLines(child.stderr);
  const waiting = new Map<
    number,
    { readonly done: (pdf: PrintedPdf) => void; readonly refuse: (error: Error) => void }
  >();
  const ready = new Promise<void>((done, refuse) => {
    const unavailable = (problem: string) => new AppError('PRINT_UNAVAILABLE', { problem });
    const timer = setTimeout(() => refuse(unavailable('排版窗口没有启动')), startLimit);
    child.on('error', (error) => refuse(unavailable(error.message)));
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      const error = unavailable(`排版窗口已退出（${signal ?? code}）${said()}`);
      refuse(error);
      for (const { refuse: give } of waiting.values()) give(error);
      waiting.clear();
    });
    child.on('message', (message: FromPrintService) => {
      if (message.type === 'ready') {
        clearTimeout(timer);
        done();
        return;
      }
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.type === 'printed') asked?.done(message.pdf);
      else asked?.refuse(new AppError(message.error.code, message.error.params));
    });
  });
  const close = async () => {
    await end(child);
    await display.close();
  };
  try {
    await ready;
  } catch (error) {
    await close();
    throw error;
  }
  let last = 0;
  return {
    close,
    print: (job) =>
      new Promise((done, refuse) => {
        const id = ++last;
        waiting.set(id, { done, refuse });
        child.send({ id, job } satisfies ToPrintService);
      }),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exit = once(child, 'exit');
  if (child.connected) child.disconnect();
  else child.kill();
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await exit;
  clearTimeout(timer);
}

type Display = { readonly env: Readonly<Record<string, string>>; readonly close: () => Promise<void> };

/** The display at hand, or a virtual one of our own. */
async function ensureDisplay(): Promise<Display> {
  const none: Display = { env: {}, close: async () => undefined };
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return none;
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const number = await new Promise<string>((done, refuse) => {
    const refused = () =>
      refuse(
        new AppError('PRINT_UNAVAILABLE', {
          problem:
            '这台机器没有显示器，也没有可用的虚拟显示 Xvfb。请安装后重试（Debian、UOS、麒麟：apt-get install -y xvfb）',
        }),
      );
    server.on('error', refused);
    server.on('exit', refused);
    let text = '';
    server.stdio[3]?.on('data', (data) => {
      text += String(data);
      if (text.includes('\n')) done(text.trim());
    });
  });
  return {
    // GTK would try Wayland first where a session variable is left over.
    env: { DISPLAY: `:${number}`, GDK_BACKEND: 'x11' },
    close: () => end(server),
  };
}

/** Keeps the last words of a program, for the message when it dies. */
function lastLines(stream: Readable | null): () => string {
  let text = '';
  stream?.on('data', (data) => {
    text = (text + String(data)).slice(-2_000);
  });
  return () => {
    const lines = text
      .split('\n')
      .filter((line) => /FATAL|ERROR:ozone|Missing X|cannot open|error while loading/i.test(line));
    return lines.length > 0 ? `：${lines.at(-1)?.trim().slice(0, 300)}` : '';
  };
}
