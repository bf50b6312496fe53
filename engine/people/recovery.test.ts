import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../contract/app-error.ts';
import type { CommandAnswer, CommandInput, CommandName } from '../../contract/commands.ts';
import { type Engine, openEngine } from '../engine.ts';

const password = '一句好记的话语 1';
const another = '另一句好记的话语';
let engine: Engine;
let clock = new Date(2026, 2, 12, 9, 30).getTime();
beforeEach(async () => {
  engine = await openEngine({
    dataFolder: mkdtempSync(join(tmpdir(), 'anjuan-recovery-')),
    resourcesFolder: resolve(import.meta.dirname, '../..'),
    sample: true,
    printPdf: () => Promise.reject(new Error('not here')),
    grantedPath: () => null,
    now: () => new Date(clock),
  });
});
afterEach(() => engine.close());

async function ask<Name extends CommandName>(
  name: Name,
  input: CommandInput<Name>,
  at: object,
): Promise<CommandAnswer<Name>> {
  const outcome = await engine.call(name, input, at);
  if (!outcome.ok) throw new AppError(outcome.error.code, outcome.error.params);
  return outcome.value as CommandAnswer<Name>;
}
const refusal = (code: string) => expect.objectContaining({ code });

async function begun() {
  const at = {};
  const first = { name: '赵管理', person: null, roles: ['administrator' as const], password };
  const { state, recovery } = await ask('people/begin', first, at);
  return { at, account: state.signedIn?.account ?? '', recovery };
}

test('the only administrator comes back with the sealed code, once, however it is typed', async () => {
  const { account, recovery } = await begun();
  expect(recovery).toMatch(/^([0-9A-Z]{4}-){4}[0-9A-Z]{4}$/);
  const window = {};
  const typed = recovery.toLowerCase().replaceAll('-', ' ');
  const state = await ask('people/recover', { account, code: typed, next: another }, window);
  expect(state.signedIn?.name).toBe('赵管理');
  await expect(ask('people/signIn', { account, password }, {})).rejects.toEqual(refusal('SIGN_IN_WRONG'));
  await ask('people/signIn', { account, password: another }, {});
  const again = { account, code: recovery, next: password };
  await expect(ask('people/recover', again, {})).rejects.toEqual(refusal('RECOVERY_UNSET'));
  expect((await ask('people/list', {}, window)).recovery).toBe(false);
  expect(state.names.every(({ recoverable }) => !recoverable)).toBe(true);
  const { recovery: next } = await ask('people/makeRecovery', { password: another }, window);
  await ask('people/recover', { account, code: next, next: password }, {});
});

test('a new code ends the one before; tries at it are counted and delayed as those at a password', async () => {
  const { at, account, recovery } = await begun();
  await expect(ask('people/makeRecovery', { password: another }, at)).rejects.toEqual(
    refusal('SIGN_IN_WRONG'),
  );
  await ask('people/makeRecovery', { password }, at);
  const old = { account, code: recovery, next: another };
  const codes: string[] = [];
  for (let turn = 0; turn < 6; turn++)
    codes.push(await ask('people/recover', old, {}).then(String, (error: AppError) => error.code));
  expect(codes.slice(0, 5)).toEqual(Array(5).fill('SIGN_IN_WRONG'));
  expect(codes[5]).toBe('SIGN_IN_DELAYED');
  clock += 3_600_001;
  await expect(ask('people/recover', { ...old, next: '短' }, {})).rejects.toEqual(refusal('PASSWORD_WEAK'));
});

test('the code opens no account but an administrator’s', async () => {
  const { at, recovery } = await begun();
  const { account } = await ask('people/add', { name: '李执法', person: null, roles: ['officer'] }, at);
  const tried = { account, code: recovery, next: another };
  await expect(ask('people/recover', tried, {})).rejects.toEqual(refusal('RECOVERY_UNSET'));
  const { names } = await ask('people/state', {}, at);
  expect(names.map(({ name, recoverable }) => [name, recoverable])).toEqual(
    expect.arrayContaining([
      ['李执法', false],
      ['赵管理', true],
    ]),
  );
});

test('an account is tied to one of the station’s people later, and no person to two', async () => {
  const { at, account } = await begun();
  const { people } = await ask('station/get', {}, at);
  const person = people[0]?.id ?? '';
  const tie = { account, roles: ['administrator' as const], state: 'active' as const };
  const { accounts } = await ask('people/change', { ...tie, person }, at);
  expect(accounts[0]?.person).toBe(person);
  // Left out, it stays as it is.
  expect((await ask('people/change', tie, at)).accounts[0]?.person).toBe(person);
  const other = { name: '同一人', person, roles: ['officer' as const] };
  await expect(ask('people/add', other, at)).rejects.toEqual(refusal('PERSON_TAKEN'));
  await expect(ask('people/change', { ...tie, person: 'nobody' }, at)).rejects.toEqual(refusal('NOT_FOUND'));
  expect((await ask('people/change', { ...tie, person: null }, at)).accounts[0]?.person).toBeNull();
  const { entries } = await ask('audit/list', { caseId: null, limit: 10 }, at);
  expect(entries.map(({ what }) => what)).toContain('修改账户');
});
