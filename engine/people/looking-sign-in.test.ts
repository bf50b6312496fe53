import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { PeopleState } from '../../contract/commands/people.ts';
import type { CommandName } from '../../contract/commands.ts';
import { type Engine, openEngine } from '../engine.ts';

const password = '一句好记的话语 1';
const running: Engine[] = [];
let moment = new Date(2026, 2, 12, 9, 30);
afterEach(async () => {
  for (const engine of running.splice(0).reverse()) await engine.close();
  moment = new Date(2026, 2, 12, 9, 30);
});

async function start(dataFolder: string) {
  const engine = await openEngine({
    dataFolder,
    resourcesFolder: resolve(import.meta.dirname, '../..'),
    printPdf: () => Promise.reject(new Error('not here')),
    grantedPath: () => null,
    now: () => moment,
  });
  running.push(engine);
  const window = {};
  return async <Value>(command: CommandName, input: object = {}): Promise<Value> => {
    const outcome = await engine.call(command, input, window);
    if (!outcome.ok) throw Object.assign(new Error(JSON.stringify(outcome.error)), outcome.error);
    return outcome.value as Value;
  };
}
const rejects = (code: string) => expect.objectContaining({ code });

/** A station with an administrator, whose program is open, and a second program on it that only looks. */
async function twoPrograms() {
  const data = mkdtempSync(join(tmpdir(), 'anjuan-looking-'));
  const first = await start(data);
  await first('people/begin', { name: '林管', person: null, roles: ['administrator', 'officer'], password });
  const second = await start(data);
  const { names } = await second<PeopleState>('people/state');
  const account = names[0]?.account ?? '';
  return {
    first,
    second,
    signIn: (secret: string) => second<PeopleState>('people/signIn', { account, password: secret }),
  };
}
const acts = async (ask: Awaited<ReturnType<typeof start>>) =>
  (await ask<{ entries: number }>('audit/verify')).entries;

test('whoever has an account signs in at a second program, looks, locks and unlocks; nothing is written', async () => {
  const { first, second, signIn } = await twoPrograms();
  const before = await acts(first);
  await expect(second('cases/list', {})).rejects.toEqual(rejects('INPUT_INVALID'));
  await expect(second('station/get')).rejects.toEqual(rejects('SIGN_IN_NEEDED'));
  expect((await signIn(password)).signedIn?.name).toBe('林管');
  expect(await second('store/state')).toEqual({ readOnly: true });
  await second('station/get');
  await second('people/lock');
  await expect(second('station/get')).rejects.toEqual(rejects('LOCKED'));
  await second('people/unlock', { password });
  await second('station/get');
  await expect(second('people/setIdle', { minutes: 5 })).rejects.toEqual(rejects('STORE_READ_ONLY'));
  await expect(second('people/changePassword', { current: password, next: `${password}2` })).rejects.toEqual(
    rejects('STORE_READ_ONLY'),
  );
  expect(await acts(first)).toBe(before);
});

test('wrong passwords cost growing delays there too, many at once as well; the right one ends them', async () => {
  const { signIn } = await twoPrograms();
  const tries = await Promise.allSettled(Array.from({ length: 5 }, () => signIn('不对的话语 2')));
  expect(tries.every((one) => one.status === 'rejected' && one.reason.code === 'SIGN_IN_WRONG')).toBe(true);
  await expect(signIn(password)).rejects.toMatchObject({ code: 'SIGN_IN_DELAYED', params: { seconds: 30 } });
  moment = new Date(moment.getTime() + 30_000);
  await expect(signIn('不对的话语 2')).rejects.toEqual(rejects('SIGN_IN_WRONG'));
  await expect(signIn(password)).rejects.toMatchObject({ code: 'SIGN_IN_DELAYED', params: { seconds: 60 } });
  moment = new Date(moment.getTime() + 60_000);
  expect((await signIn(password)).signedIn?.name).toBe('林管');
});

test('a wait that the first program imposed holds at the second', async () => {
  const { first, signIn } = await twoPrograms();
  const { signedIn } = await first<PeopleState>('people/state');
  for (let time = 0; time < 5; time++) {
    const wrong = first('people/signIn', { account: signedIn?.account, password: '不对的话语 2' });
    await expect(wrong).rejects.toEqual(rejects('SIGN_IN_WRONG'));
  }
  await expect(signIn(password)).rejects.toEqual(rejects('SIGN_IN_DELAYED'));
});
