import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { AppError } from '../../../contract/app-error.ts';
import type { CommandAnswer, CommandInput, CommandName } from '../../../contract/commands.ts';
import { openEngine } from '../../engine.ts';

const resourcesFolder = resolve(import.meta.dirname, '../../..');

export type Station = Awaited<ReturnType<typeof openStation>>;

export function emptyFolder(name = 'anjuan-transfer-'): string {
  return mkdtempSync(join(tmpdir(), name));
}

/** For tests: a station of its own, on a real store, asked over the contract. */
export async function openStation(dataFolder: string = emptyFolder()) {
  const granted = new Map<string, string>();
  const engine = await openEngine({
    dataFolder,
    resourcesFolder,
    printPdf: () => Promise.reject(new Error('not here')),
    grantedPath: (token) => granted.get(token) ?? null,
  });
  const grant = (path: string) => {
    const token = `granted-${granted.size}`;
    granted.set(token, path);
    return token;
  };
  const ask = async <Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<CommandAnswer<Name>> => {
    const outcome = await engine.call(name, input, engine);
    if (!outcome.ok) throw new AppError(outcome.error.code, outcome.error.params);
    return outcome.value as CommandAnswer<Name>;
  };
  return {
    dataFolder,
    ask,
    grant,
    close: () => engine.close(),
    importExample: async (name: string) =>
      (await ask('cases/import', { file: grant(join(resourcesFolder, 'examples', name)) })).caseId,
    /** Packs cases into a new folder; answers the bundle's path. */
    pack: async (caseIds: string[], purpose: CommandInput<'transfer/pack'>['purpose'] = 'transfer') => {
      const folder = emptyFolder('anjuan-bundle-');
      const { file } = await ask('transfer/pack', { caseIds, purpose, folder: grant(folder) });
      return join(folder, file);
    },
    /** Opens and applies a bundle with these choices. */
    take: async (path: string, choices: CommandInput<'transfer/apply'>['choices'] = []) => {
      const view = await ask('transfer/open', { file: grant(path) });
      return ask('transfer/apply', { stage: view.stage, choices, skip: [] });
    },
  };
}
