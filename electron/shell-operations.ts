import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import { AppError } from '../contract/app-error.ts';
import type { GrantedFiles } from './granted-files.ts';
import type { PagePrinter } from './pdf-printer.ts';
import type { ShellHandlers } from './shell-door.ts';
import { openGuide } from './windows.ts';

export type ShellUse = {
  readonly files: GrantedFiles;
  readonly printer: PagePrinter;
  readonly window: () => BrowserWindow;
  readonly readyToClose: () => void;
  readonly reopenEngine: () => Promise<void>;
};

/** Kinds of file that the program itself writes for others, and may therefore hand to the system to open. */
const openable = new Set(['.pdf', '.docx']);

/** What answers each operation of contract/shell-commands.ts. */
export function shellOperations(use: ShellUse): ShellHandlers {
  const filtersOf = (filters: readonly { name: string; extensions: string[] }[]) =>
    filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
  return {
    async pickFiles({ title, filters, many }) {
      const chosen = await dialog.showOpenDialog(use.window(), {
        title,
        filters: filtersOf(filters),
        properties: many ? ['openFile', 'multiSelections'] : ['openFile'],
      });
      return Promise.all(chosen.filePaths.map((path) => use.files.grant(path)));
    },
    async pickFolder({ title }) {
      const chosen = await dialog.showOpenDialog(use.window(), {
        title,
        properties: ['openDirectory', 'createDirectory'],
      });
      const [path] = chosen.filePaths;
      return path === undefined ? null : use.files.grant(path);
    },
    async saveAs({ title, name, filters }) {
      const chosen = await dialog.showSaveDialog(use.window(), {
        title,
        defaultPath: join(app.getPath('documents'), name),
        filters: filtersOf(filters),
        properties: ['showOverwriteConfirmation', 'createDirectory'],
      });
      return chosen.canceled || !chosen.filePath ? null : use.files.grant(chosen.filePath);
    },
    revealInFolder({ token, file }) {
      const path = file === undefined ? granted(use.files, token) : use.files.fileIn(token, file);
      if (path === null || !existsSync(path)) return { shown: false };
      shell.showItemInFolder(path);
      return { shown: true };
    },
    async openExported({ token, file }) {
      granted(use.files, token);
      const path = use.files.fileIn(token, file);
      if (path === null || !openable.has(extname(path).toLowerCase())) return { opened: false };
      return { opened: (await shell.openPath(path)) === '' };
    },
    print: ({ job, copies }) => use.printer.printOnPaper(job, copies),
    async openGuide({ page }) {
      return { opened: await openGuide(page) };
    },
    setZoom({ zoom }, event) {
      event.sender.setZoomFactor(zoom);
      return { zoom };
    },
    appInfo: () => ({
      version: app.getVersion(),
      electron: process.versions.electron ?? '',
      chromium: process.versions.chrome ?? '',
      node: process.versions.node,
      platform: process.platform,
      packaged: app.isPackaged,
    }),
    async reopenEngine() {
      await use.reopenEngine();
      return null;
    },
    readyToClose() {
      use.readyToClose();
      return null;
    },
  };
}

function granted(files: GrantedFiles, token: string): string {
  const path = files.pathOf(token);
  if (path === null) throw new AppError('NOT_FOUND', { what: '所选文件', id: token });
  return path;
}
