import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { type CommandName, commands } from '../contract/commands.ts';
import { openEngine } from './engine.ts';

const options = (dataFolder: string | null) => ({
  dataFolder,
  resourcesFolder: process.cwd(),
  printPdf: async () => {
    throw new Error('nothing is printed here');
  },
  grantedPath: () => null,
});
const folder = () => mkdtempSync(join(tmpdir(), 'anjuan-engine-'));

test('every command of the contract is answered, and its input is checked before anything sees it', async () => {
  const engine = await openEngine(options(folder()));
  for (const name of Object.keys(commands) as CommandName[]) {
    const outcome = await engine.call(name, { unknown: 'key' }, {});
    const code = outcome.ok ? 'answered' : outcome.error.code;
    expect([name, code]).toEqual([name, 'INPUT_INVALID']);
  }
  await engine.close();
});

test('every input of the contract is described by a sound JSON Schema', () => {
  const ajv = new Ajv2020();
  for (const [name, { input }] of Object.entries(commands))
    expect([name, ajv.validateSchema(input)]).toEqual([name, true]);
});

test('a name that is not of the contract is refused', async () => {
  const engine = await openEngine(options(null));
  for (const name of ['cases/destroy', '__proto__', 'constructor', 'cases/list']) {
    expect(await engine.call(name, {}, {})).toMatchObject({ ok: false, error: { code: 'COMMAND_UNKNOWN' } });
  }
});

test('asked for the sample, an empty store begins with it; a store that somebody began does not', async () => {
  const data = folder();
  const list = { query: '', state: 'all', sort: 'changed', offset: 0, limit: 10 } as const;
  const count = async (sample: boolean) => {
    const engine = await openEngine({ ...options(data), sample });
    const outcome = await engine.call('cases/list', list, {});
    await engine.close();
    return outcome.ok ? (outcome.value as { total: number }).total : -1;
  };
  expect(await count(false)).toBe(0);
  const begun = await count(true);
  expect(begun).toBeGreaterThan(0);
  expect(await count(true)).toBe(begun);
});
