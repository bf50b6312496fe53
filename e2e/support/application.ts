import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import type { AnjuanBridge } from '../../contract/bridge.ts';
import { checkout, packagedExecutable, rootSwitches } from './packaged.ts';

export type Running = {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** The profile folder: the engine's data lies in `station` below it. */
  readonly folder: string;
};

/** How long a start may take before it is tried again, in milliseconds. */
const startLimit = 40_000;

/**
 * Starts the packaged application on a profile folder; `args` are files or switches after its own. Playwright joins a
 * packaged program while it starts, and may then miss its first window: such a start is ended and tried again.
 */
export async function launch(folder: string, args: readonly string[] = []): Promise<Running> {
  for (let attempt = 1; ; attempt++) {
    const app = await start(folder, args).catch((error: unknown) => {
      if (attempt === 3) throw error;
      return null;
    });
    if (app === null) continue;
    try {
      const page = await app.firstWindow({ timeout: startLimit });
      await page.waitForLoadState('load', { timeout: startLimit });
      return { app, page, folder };
    } catch (error) {
      const child = app.process();
      const stillRuns = child.exitCode === null && child.signalCode === null;
      if (stillRuns) child.kill('SIGKILL');
      if (!stillRuns || attempt === 3) throw error;
    }
  }
}

function start(folder: string, args: readonly string[]): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: packagedExecutable('test'),
    args: [...rootSwitches, '--disable-gpu', `--user-data-dir=${folder}`, ...args],
    env: environment(),
    timeout: startLimit,
  });
}

function environment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('ANJUAN_'),
  );
  return Object.fromEntries(kept);
}

/** A fresh, empty profile folder. */
export function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'anjuan-e2e-'));
}

/** Ends the application at once, as a power cut would. */
export async function kill({ app }: Running): Promise<void> {
  const child = app.process();
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGKILL');
  await gone;
}

/** Keeps a picture of the window under test-results/screens/. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = join(checkout, 'test-results', 'screens');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Keeps a picture of the window as the system shows it, whatever its zoom. */
export async function picture({ app }: Running, name: string): Promise<void> {
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.isVisible());
    return (await window?.webContents.capturePage())?.toPNG().toString('base64') ?? '';
  });
  const folder = join(checkout, 'test-results', 'screens');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), Buffer.from(png, 'base64'));
}

/** Makes the window's inside this large, in CSS pixels at 100 %. */
export async function resize({ app, page }: Running, width: number, height: number): Promise<void> {
  // Without a window manager a size asked for while the window is still being shown can be lost: ask until it holds.
  await expect
    .poll(
      async () => {
        await app.evaluate(
          ({ BrowserWindow }, size) => {
            const [window] = BrowserWindow.getAllWindows().filter((one) => one.isVisible());
            window?.setMinimumSize(1, 1);
            window?.setContentSize(size.width, size.height);
          },
          { width, height },
        );
        return page.evaluate(() => window.innerWidth);
      },
      { timeout: 30_000 },
    )
    .toBe(width);
}

/** Answers the next dialogs of the system: files to open or folders, and the path to save to. */
export async function answerDialogs(
  { app }: Running,
  answers: { readonly open?: readonly string[]; readonly save?: string },
): Promise<void> {
  await app.evaluate(({ dialog }, { open, save }) => {
    dialog.showOpenDialog = async () => ({ canceled: open === undefined, filePaths: [...(open ?? [])] });
    dialog.showSaveDialog = async () => ({ canceled: save === undefined, filePath: save ?? '' });
  }, answers);
}

/** Calls a command of the engine as the page does. For preparing a test, not for what the test is about. */
export function call<Name extends Parameters<AnjuanBridge['call']>[0]>(
  page: Page,
  command: Name,
  input: unknown,
): Promise<unknown> {
  return page.evaluate(
    ([name, value]) =>
      (window.anjuan.call as (name: string, input: unknown) => Promise<unknown>)(name, value),
    [command, input] as const,
  );
}

/** A test with the application open on a fresh profile, closed and cleared away afterwards. */
export const test = base.extend<{ running: Running }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a function needs from this pattern.
  running: async ({}, use) => {
    const folder = freshFolder();
    const running = await launch(folder);
    await use(running);
    await running.app.close().catch(() => undefined);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  },
});

export { expect } from '@playwright/test';
