import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** What the executable was started for. */
export type Start =
  | { readonly kind: 'application'; readonly args: readonly string[] }
  | { readonly kind: 'terminal'; readonly args: readonly string[]; readonly switches: readonly string[] }
  | { readonly kind: 'printService' };

/** Switches that belong to Electron and Chromium when they come before the first word. */
const ownSwitch =
  /^--?(no-sandbox|disable-[a-z-]+|enable-[a-z-]+|inspect[a-z-]*|remote-debugging-[a-z]+|user-data-dir|ozone-[a-z-]+|lang|force-[a-z-]+|js-flags)(=.*)?$/;

/** The hidden window for a terminal elsewhere. */
export const printServiceSwitch = '--print-service';

/**
 * Reads the arguments after the executable. A bare word that is no file (`validate`, `produce`, …) or --help and
 * --version make it a terminal, which opens no window; files are opened in the application.
 */
export function readArguments(args: readonly string[]): Start {
  const first = args.findIndex((arg) => !ownSwitch.test(arg));
  const rest = first < 0 ? [] : args.slice(first);
  const [word] = rest;
  if (word === printServiceSwitch) return { kind: 'printService' };
  if (word !== undefined && (/^[a-z][a-z-]*$/.test(word) || /^(--help|-h|--version|-V)$/.test(word))) {
    return { kind: 'terminal', args: rest, switches: args.slice(0, first) };
  }
  return { kind: 'application', args: rest };
}

/** The files named among the arguments, as full paths. */
export function filesOf(args: readonly string[], folder: string): string[] {
  return args
    .filter((arg) => !arg.startsWith('-') && /\.(anjuan|json)$/i.test(arg))
    .map((arg) => resolve(folder, arg))
    .filter((path) => existsSync(path));
}
