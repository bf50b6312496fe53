import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { commands } from '../contract/commands.ts';
import { openDoor } from './door.ts';

const silent = () => undefined;

it.each(Object.entries(commands))('the input schema of %s is sound', (_name, { input }) => {
  expect(() => new Ajv2020({ strict: true, strictTypes: false }).compile(input)).not.toThrow();
});

it('refuses what the contract does not know, and input that does not hold to it, before a handler sees it', async () => {
  const seen: unknown[] = [];
  const call = openDoor([{ 'cases/open': (input: unknown) => seen.push(input) }], silent);
  expect(await call('cases/none', {})).toMatchObject({ ok: false, error: { code: 'COMMAND_UNKNOWN' } });
  expect(await call('cases/list', {})).toMatchObject({ ok: false, error: { code: 'COMMAND_UNKNOWN' } });
  for (const input of [{}, { caseId: 5 }, { caseId: 'a', more: 1 }, null])
    expect(await call('cases/open', input)).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
  expect(seen).toEqual([]);
  expect(await call('cases/open', { caseId: 'a' })).toEqual({ ok: true, value: 1 });
});

it('two features that answer the same command are found when the door opens', () => {
  const feature = { 'cases/open': () => null };
  expect(() => openDoor([feature, feature], silent)).toThrow('cases/open');
});
