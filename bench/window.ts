import { _electron, type ElectronApplication, type Page } from 'playwright-core';

/** How long a start may take before it is tried again, in milliseconds. */
const startLimit = 20_000;

const runtime = process.env.ANJUAN_ELECTRON ?? '';
const switches = (process.env.ANJUAN_ELECTRON_SWITCHES ?? '').split(' ').filter((word) => word !== '');

export type OpenWindow = {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Milliseconds from the start of the process to the first button that can be pressed. */
  readonly startedIn: number;
};

/**
 * Starts an application folder on a profile folder and waits for its first button. Playwright may join too early and
 * miss the first window; such a start is ended, not counted, and tried again on a profile from `profile`.
 */
export async function openWindow(
  appFolder: string,
  profile: () => string,
  args: readonly string[] = [],
  limit = startLimit,
  executable = runtime,
): Promise<OpenWindow> {
  for (let attempt = 1; ; attempt++) {
    const since = performance.now();
    const app = await _electron.launch({
      executablePath: executable,
      args: [...switches, '--disable-gpu', `--user-data-dir=${profile()}`, ...args],
      env: { ...environment(), ANJUAN_APP: appFolder },
      timeout: limit,
    });
    try {
      const page = await app.firstWindow({ timeout: limit });
      await page.getByRole('button').first().waitFor({ timeout: limit });
      return { app, page, startedIn: performance.now() - since };
    } catch (error) {
      app.process().kill('SIGKILL');
      if (attempt === 3) throw error;
    }
  }
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
