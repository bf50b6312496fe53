import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type CommandName, commands } from '../contract/commands.ts';
import type { EngineEvent } from '../contract/events.ts';
import { openEngine } from './engine.ts';

const resourcesFolder = resolve(import.meta.dirname, '..');
const folder = () => mkdtempSync(join(tmpdir(), 'anjuan-two-'));

const open = (dataFolder: string, sample = false) =>
  openEngine({
    dataFolder,
    resourcesFolder,
    sample,
    printPdf: () => Promise.reject(new Error('not here')),
    grantedPath: () => null,
  });

type Opened = Awaited<ReturnType<typeof open>>;

async function asked<Value>(
  engine: Opened,
  name: CommandName,
  input: object,
  connection = {},
): Promise<Value> {
  const outcome = await engine.call(name, input, connection);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value as Value;
}

const caseOf = async (engine: Opened) => {
  const input = { query: '', state: 'all', sort: 'changed', offset: 0, limit: 1 };
  const { cases } = await asked<{ cases: { id: string }[] }>(engine, 'cases/list', input);
  return cases[0]?.id ?? '';
};

const changed = (caseId: string, editId: string, value: string) => ({
  caseId,
  editId,
  changes: [{ pointer: '/facts/summary', value }],
});

const summaryOf = async (engine: Opened, caseId: string) =>
  (await asked<{ facts: { summary?: string } }>(engine, 'cases/open', { caseId })).facts.summary;

test('a second program on the same database looks, sees what the first writes, and writes nothing', async () => {
  const data = folder();
  const first = await open(data, true);
  const second = await open(data);
  expect(await asked(first, 'store/state', {})).toMatchObject({ readOnly: false });
  expect(await asked(second, 'store/state', {})).toMatchObject({ readOnly: true });
  const caseId = await caseOf(second);
  await asked(second, 'cases/open', { caseId });
  await asked(first, 'facts/edit', changed(caseId, 'edit-1', '先开的程序所写'));
  await asked(first, 'app/flush', { reason: '' });
  expect(await summaryOf(second, caseId)).toBe('先开的程序所写');
  const refused = await second.call('facts/edit', changed(caseId, 'edit-2', '后开的程序所写'), {});
  expect(refused).toMatchObject({ ok: false, error: { code: 'STORE_READ_ONLY' } });
  expect(await summaryOf(first, caseId)).toBe('先开的程序所写');
  await second.close();
  await first.close();
  const third = await open(data);
  expect(await asked(third, 'store/state', {})).toMatchObject({ readOnly: false });
  await third.close();
});

test('to a program that only looks every act of the contract is refused, with a sentence', async () => {
  const data = folder();
  const first = await open(data, true);
  const second = await open(data);
  const acts = (Object.keys(commands) as CommandName[]).filter((name) => commands[name].act !== null);
  for (const name of [...acts, 'preferences/set'] as CommandName[]) {
    const outcome = await second.call(name, { key: 'a', value: 1 }, {});
    // Commands whose input that is not are stopped at the door; none succeeds.
    expect([name, outcome.ok]).toEqual([name, false]);
  }
  const remembered = await second.call('preferences/set', { key: 'a', value: 1 }, {});
  expect(remembered).toMatchObject({ ok: false, error: { code: 'STORE_READ_ONLY' } });
  await second.close();
  await first.close();
});

test('two windows of one program both write, and both are told that it is on the disk', async () => {
  const data = folder();
  const engine = await open(data, true);
  const caseId = await caseOf(engine);
  const [left, right] = [{}, {}];
  const told = new Set<string>();
  const stop = engine.onEvent((event: EngineEvent) => {
    if (event.kind === 'durable') for (const id of event.editIds) told.add(id);
  });
  for (let turn = 0; turn < 10; turn++) {
    await asked(engine, 'facts/edit', changed(caseId, `left-${turn}`, `左${turn}`), left);
    await asked(engine, 'facts/edit', changed(caseId, `right-${turn}`, `右${turn}`), right);
  }
  await asked(engine, 'app/flush', { reason: '' });
  expect(told.size).toBe(20);
  stop();
  await engine.close();
  const again = await open(data);
  expect(await summaryOf(again, caseId)).toBe('右9');
  // The same edit sent again after a restart changes nothing.
  await asked(again, 'facts/edit', changed(caseId, 'left-3', '左3'));
  expect(await summaryOf(again, caseId)).toBe('右9');
  await again.close();
});
