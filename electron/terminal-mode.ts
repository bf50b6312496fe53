import { connectPrinter } from '../cli/print-client.ts';
import { runTerminal } from '../cli/terminal.ts';
import { printServiceSwitch } from './command-line.ts';
import { resourcesFolder } from './places.ts';

/**
 * The packaged executable as a command line: runs before Electron would need a display, with the engine in this
 * process. Only printing starts a second, hidden instance of the same executable. Resolves to the exit code.
 */
export async function runTerminalHere(args: readonly string[], switches: readonly string[]): Promise<number> {
  const printer = connectPrinter({
    executable: process.execPath,
    args: [...switches, printServiceSwitch],
    env: {},
  });
  try {
    return await runTerminal(args, { resourcesFolder, printPdf: printer.printPdf });
  } finally {
    await printer.close();
  }
}
