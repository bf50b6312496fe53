import { app, type BrowserWindow, session } from 'electron';
import type { ShellEvent } from '../contract/bridge.ts';
import { knownFiles, registerScheme, serveApp } from './app-protocol.ts';
import { filesOf } from './command-line.ts';
import { giveContextMenu } from './context-menu.ts';
import { EngineHost } from './engine-host.ts';
import { GrantedFiles } from './granted-files.ts';
import { setMenu } from './menu.ts';
import { PagePrinter } from './pdf-printer.ts';
import { builtScript, dataFolder, guideFolder, pagesFolder, resourcesFolder } from './places.ts';
import { closeNetwork, lockPage, lockSession } from './session-lock.ts';
import { openDoor, openDropDoor } from './shell-door.ts';
import { shellOperations } from './shell-operations.ts';
import { ShownFiles } from './shown-files.ts';
import { mainPage, makeMainWindow } from './windows.ts';

/** Given by `npm start`: an empty store begins with the sample station and its cases. */
const sampleSwitch = '--sample';

/** How long a page may take to hand over what is typed before its window closes, in milliseconds. */
const handOverLimit = 3_000;

/** Opens the program with its window. Must be called before Electron is ready. */
export async function openApplication(arguments_: readonly string[]): Promise<void> {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  prepare();
  let window: BrowserWindow | null = null;
  const tell = (event: ShellEvent) => window?.webContents.send('shell-event', event);
  const printer = new PagePrinter();
  const shownFiles = new ShownFiles();
  const files: GrantedFiles = new GrantedFiles((token, path) => host.grant(token, path));
  const host = new EngineHost({
    script: builtScript('engine-process.js'),
    dataFolder: dataFolder(app.getPath('userData')),
    resourcesFolder,
    sample: arguments_.includes(sampleSwitch),
    printPdf: (job) => printer.printPdf(job),
    shownFiles,
    granted: () => files.all(),
    announce: tell,
  });
  const openFiles = async (paths: readonly string[]) => {
    if (paths.length === 0) return;
    tell({ kind: 'filesOpened', files: await Promise.all(paths.map((path) => files.grant(path))) });
  };

  await app.whenReady();
  host.start();
  lockSession(session.defaultSession);
  serveApp(knownFiles({ '': pagesFolder, guide: guideFolder }), shownFiles);
  const opened = makeMainWindow();
  window = opened;
  const closing = closeInOrder(opened, tell, async () => {
    await host.close();
    await printer.close();
  });
  openDoor(
    shellOperations({
      files,
      printer,
      window: () => opened,
      readyToClose: closing.ready,
      reopenEngine: () => host.reopen(),
    }),
  );
  openDropDoor((path) => files.grant(path));
  setMenu({
    act: (action) => tell({ kind: 'menu', action }),
    setZoom: (change) => {
      const contents = opened.webContents;
      contents.setZoomFactor(Math.min(3, Math.max(0.5, change(contents.getZoomFactor()))));
    },
    window: () => (opened.isDestroyed() ? null : opened),
  });
  giveContextMenu(opened.webContents);
  host.attach(opened.webContents);
  app.on('second-instance', (_event, more, folder) => {
    if (opened.isMinimized()) opened.restore();
    opened.focus();
    void openFiles(filesOf(more, folder));
  });
  await opened.loadURL(mainPage);
  await openFiles(filesOf(arguments_, process.cwd()));
}

/** What every way of running with a window needs before Electron is ready. */
export function prepare(): void {
  // Only tests pass that switch, and only for root, for whom Chromium's sandbox cannot work.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  // Chromium's own words (dialogs, date fields) in the language of the program.
  app.commandLine.appendSwitch('lang', 'zh-CN');
  registerScheme();
  closeNetwork();
  app.on('web-contents-created', (_event, contents) => lockPage(contents));
}

/**
 * Closes in order: the page hands over what is typed, the engine writes it, the window goes. `ready` is the page's
 * word that it has handed over; a page that says nothing is not waited for longer than the limit.
 */
function closeInOrder(
  window: BrowserWindow,
  tell: (event: ShellEvent) => void,
  finish: () => Promise<void>,
): { readonly ready: () => void } {
  let state: 'open' | 'asked' | 'finishing' | 'done' = 'open';
  const goOn = async () => {
    if (state !== 'asked') return;
    state = 'finishing';
    window.hide();
    await finish();
    state = 'done';
    app.exit(0);
  };
  window.on('close', (event) => {
    if (state === 'done') return;
    event.preventDefault();
    if (state !== 'open') return;
    state = 'asked';
    tell({ kind: 'closing' });
    setTimeout(() => void goOn(), handOverLimit);
  });
  window.webContents.on('render-process-gone', () => {
    if (state === 'open') window.webContents.reload();
  });
  return { ready: () => void goOn() };
}
