import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the built program: this file's bundle lies at its top, in a checkout and inside app.asar alike. */
export const appFolder = import.meta.dirname;

/** The pages the shell serves under app://. */
export const pagesFolder = join(appFolder, 'renderer');

/** Forms, schemas, law data, examples: laid out below this folder as in the checkout. */
export const resourcesFolder = appFolder;

/** The user guide's pages. */
export const guideFolder = join(appFolder, 'guide');

/** A script built next to the main one, e.g. a preload. */
export function builtScript(name: string): string {
  const file = join(appFolder, name);
  if (!existsSync(file)) throw new Error(`${name} was not built`);
  return file;
}

/** Where the engine keeps its store, below the user's folder for this program. */
export function dataFolder(userData: string): string {
  return join(userData, 'station');
}
