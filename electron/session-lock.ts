import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type Session, type WebContents } from 'electron';
import { appScheme, isAppUrl } from './app-protocol.ts';

/** Schemes that stay on this machine. Everything else a page or Chromium itself asks for is cancelled and recorded. */
const localSchemes = new Set([`${appScheme}:`, 'data:', 'blob:', 'devtools:', 'chrome-devtools:']);

/** True when a request must not be let out. */
export function mustCancel(url: string): boolean {
  return !URL.canParse(url) || !localSchemes.has(new URL(url).protocol);
}

/** Where attempts to reach a network are recorded: a line each, the moment and the address. */
export function attemptsFile(): string {
  return join(app.getPath('userData'), 'network-attempts.log');
}

/** Chromium's own services and name resolution off. Must be called before the program is ready. */
export function closeNetwork(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('no-pings');
}

/** Closes a session: no network, no permission, no download, no dictionary fetched for spelling. */
export function lockSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = mustCancel(details.url);
    if (cancel) record(details.url);
    answer({ cancel });
  });
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Closes a page: it stays where it is, opens nothing and embeds nothing. */
export function lockPage(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    if (!isAppUrl(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

function record(url: string): void {
  try {
    appendFileSync(attemptsFile(), `${new Date().toISOString()} ${url.slice(0, 300)}\n`);
  } catch {
    // A full disk must not let the request through: it is cancelled all the same.
  }
}
