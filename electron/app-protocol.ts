import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, posix, relative, sep } from 'node:path';
import { protocol } from 'electron';
import type { ShownFiles } from './shown-files.ts';

/** All pages of the program live under this origin; no other is ever loaded. */
export const appScheme = 'app';
export const appHost = 'anjuan';
export const appOrigin = `${appScheme}://${appHost}`;

/**
 * What a page may load: its own scripts, styles, fonts and pictures, and the evidence that the engine shows it. `data:` and `blob:` pictures are seals and scans,
 * which come from the engine as bytes. Nothing may be fetched, framed or submitted.
 */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** Must be called once, before the program is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, codeCache: true, stream: true } },
  ]);
}

/** Path in a URL → file on the disk, for every file below the folders given as prefix → folder. Read once at start. */
export function knownFiles(folders: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [prefix, folder] of Object.entries(folders)) {
    for (const file of filesBelow(folder)) {
      files.set(posix.join('/', prefix, relative(folder, file).split(sep).join('/')), file);
    }
  }
  return files;
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : extname(entry.name) in mediaTypes ? [path] : [];
    });
  } catch {
    return [];
  }
}

/** Answers one request from the map of known files: GET, this host, a known path; anything else is refused. */
export async function answer(
  request: { readonly method: string; readonly url: string },
  files: ReadonlyMap<string, string>,
): Promise<Response> {
  if (request.method !== 'GET') return new Response(null, { status: 405 });
  const url = new URL(request.url);
  if (url.protocol !== `${appScheme}:` || url.host !== appHost) return new Response(null, { status: 403 });
  const file = files.get(url.pathname);
  if (file === undefined) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(await readFile(file)), {
    headers: {
      'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': contentPolicy,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    },
  });
}

/** Serves the known files under app://anjuan/ for the default session, and the files that the engine lets pages see. */
export function serveApp(files: ReadonlyMap<string, string>, shown: ShownFiles | null = null): void {
  protocol.handle(appScheme, (request) => shown?.answer(request) ?? answer(request, files));
}

/** True for a URL of one of our own pages: parsed, never compared as a string. */
export function isAppUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === `${appScheme}:` && url.host === appHost;
}
