import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectPrinter } from '../cli/print-client.ts';
import type { CommandAnswer, CommandInput, CommandName } from '../contract/commands.ts';
import { openEngine } from '../engine/engine.ts';

export const appFolder = join(process.cwd(), 'build', 'app');
export const temporary = (name: string) => mkdtempSync(join(tmpdir(), `anjuan-bench-${name}-`));

/** An engine on a folder of its own, with the hidden window for printing. */
export async function benchEngine(dataFolder: string | null) {
  const granted = new Map<string, string>();
  const printer = connectPrinter({
    executable: process.env.ANJUAN_ELECTRON ?? '',
    args: [
      ...(process.env.ANJUAN_ELECTRON_SWITCHES ?? '').split(' ').filter((word) => word !== ''),
      '--print-service',
    ],
    env: { ANJUAN_APP: appFolder },
  });
  const engine = await openEngine({
    dataFolder,
    resourcesFolder: appFolder,
    printPdf: printer.printPdf,
    grantedPath: (token) => granted.get(token) ?? null,
  });
  return {
    engine,
    grant: (path: string) => {
      const token = `granted-${granted.size + 1}`;
      granted.set(token, path);
      return token;
    },
    ask: async <Name extends CommandName>(
      name: Name,
      input: CommandInput<Name>,
    ): Promise<CommandAnswer<Name>> => {
      const outcome = await engine.call(name, input, engine);
      if (!outcome.ok) throw new Error(`${name}: ${JSON.stringify(outcome.error)}`);
      return outcome.value as CommandAnswer<Name>;
    },
    close: async () => {
      await engine.close();
      await printer.close();
    },
  };
}
