import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, screen } from 'electron';
import { appOrigin, isAppUrl } from './app-protocol.ts';
import { builtScript, guideFolder } from './places.ts';
import { leastSize, readWindowState, visibleBounds, writeWindowState } from './window-state.ts';

/** What every window of ours has: no Node, a world of its own for the preload, the sandbox. */
const closedPage = {
  contextIsolation: true,
  nodeIntegration: false,
  sandbox: true,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
} as const;

/** The desk: the program's one main window. Its page is not loaded yet. */
export function makeMainWindow(): BrowserWindow {
  const folder = app.getPath('userData');
  const kept = readWindowState(folder);
  const bounds = visibleBounds(
    kept?.bounds ?? null,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...bounds,
    minWidth: Math.min(leastSize.width, bounds.width),
    minHeight: Math.min(leastSize.height, bounds.height),
    title: '案卷',
    show: false,
    backgroundColor: '#f4f5f7',
    webPreferences: {
      ...closedPage,
      preload: builtScript('preload.cjs'),
      devTools: !app.isPackaged,
      zoomFactor: kept?.zoom ?? 1,
      // Findings and autosave must not slow down while another window is in front.
      backgroundThrottling: false,
    },
  });
  if (kept?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', () => {
    writeWindowState(folder, {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      zoom: window.webContents.getZoomFactor(),
    });
  });
  return window;
}

/** The page of the main window. */
export const mainPage = `${appOrigin}/index.html`;

let guide: BrowserWindow | null = null;

/** Opens the user guide, at a page (and anchor) of it where one is named. Resolves false when there is no such page. */
export async function openGuide(place = 'index.html'): Promise<boolean> {
  const [page = '', anchor] = place.split('#');
  if (!existsSync(join(guideFolder, page))) return false;
  if (!guide || guide.isDestroyed()) {
    guide = new BrowserWindow({
      width: 980,
      height: 800,
      title: '案卷使用说明',
      autoHideMenuBar: true,
      webPreferences: closedPage,
    });
    allowGuideLinks(guide);
  }
  await guide.loadURL(`${appOrigin}/guide/${encodeURIComponent(page)}${anchor ? `#${anchor}` : ''}`);
  guide.focus();
  return true;
}

/** Links inside the guide are followed by loading the page they name, since a page may not navigate by itself. */
function allowGuideLinks(window: BrowserWindow): void {
  window.webContents.on('will-navigate', (event) => {
    if (isAppUrl(event.url) && new URL(event.url).pathname.startsWith('/guide/'))
      void window.loadURL(event.url);
  });
}
