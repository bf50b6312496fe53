import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';

/** A page of the renderer, built as it ships, open in a real Chromium. */
export type BuiltPages = {
  readonly open: (file: string, before?: () => void) => Promise<Page>;
  readonly close: () => Promise<void>;
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** Builds the named pages of renderer/ and starts the system's Chromium; nothing is fetched from anywhere. */
export async function builtPages(inputs: Readonly<Record<string, string>>): Promise<BuiltPages> {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-pages-'));
  const root = join(process.cwd(), 'renderer');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome130',
      assetsInlineLimit: 0,
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(inputs).map(([name, file]) => [name, join(root, file)])),
      },
    },
  });
  const browser = await startChromium();
  return {
    async open(file, before) {
      const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
      if (before) await page.addInitScript(before);
      await page.route('http://localhost/**', async (route) => {
        const path = join(folder, decodeURIComponent(new URL(route.request().url()).pathname));
        await route.fulfill({ body: readFileSync(path), contentType: types[extname(path)] ?? 'text/plain' });
      });
      await page.goto(`http://localhost/${file}`);
      return page;
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The Chromium of the system, or the one that ANJUAN_CHROMIUM names. */
function startChromium(): Promise<Browser> {
  const executablePath = process.env.ANJUAN_CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}
