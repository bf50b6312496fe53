import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { PeopleState, Role } from '../../contract/commands/people.ts';
import type { CommandName } from '../../contract/commands.ts';
import { type Engine, openEngine } from '../engine.ts';

const resourcesFolder = resolve(import.meta.dirname, '../..');
const opened: Engine[] = [];
let clock = new Date(2026, 2, 12, 9, 30).getTime();
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
});

async function open(dataFolder = mkdtempSync(join(tmpdir(), 'anjuan-people-')), sample = false) {
  const engine = await openEngine({
    dataFolder,
    resourcesFolder,
    sample,
    printPdf: () => Promise.reject(new Error('not here')),
    grantedPath: () => null,
    now: () => new Date(clock),
  });
  opened.push(engine);
  return engine;
}

async function asked<Value>(engine: Engine, command: CommandName, input: object, at: object): Promise<Value> {
  const outcome = await engine.call(command, input, at);
  if (!outcome.ok) throw new Error(`${command}: ${JSON.stringify(outcome.error)}`);
  return outcome.value as Value;
}

async function code(engine: Engine, command: string, input: object, at: object): Promise<string> {
  const outcome = await engine.call(command, input, at);
  return outcome.ok ? 'ok' : outcome.error.code;
}

const password = '一句好记的话语 1';

/** A station with its administrator signed in. */
async function begun(engine: Engine, roles: Role[] = ['administrator']) {
  const at = {};
  const { state, recovery } = await asked<{ state: PeopleState; recovery: string }>(
    engine,
    'people/begin',
    { name: '赵管理', person: null, roles, password },
    at,
  );
  return { at, state, recovery };
}

/** Adds a person and signs them in at a window of their own. */
async function joined(
  engine: Engine,
  admin: object,
  name: string,
  roles: Role[],
  person: string | null = null,
) {
  const at = {};
  const added = await asked<{ account: string; code: string }>(
    engine,
    'people/add',
    { name, person, roles },
    admin,
  );
  await asked(engine, 'people/useCode', { account: added.account, code: added.code, next: password }, at);
  return { at, account: added.account };
}

test('without accounts everything is open, and the audit says that one person tries it', async () => {
  const engine = await open(undefined, true);
  const at = {};
  expect(await asked(engine, 'people/state', {}, at)).toMatchObject({ mode: 'trial', signedIn: null });
  await asked(engine, 'cases/create', { causeId: null, cause: '', procedure: 'ordinary' }, at);
  const { entries } = await asked<{ entries: { who: string }[] }>(
    engine,
    'audit/list',
    { caseId: null, limit: 1 },
    at,
  );
  expect(entries[0]?.who).toBe('单人试用');
});

test('the first account is an administrator, ends the trial, and is made once', async () => {
  const engine = await open();
  const { state } = await begun(engine, ['officer']);
  expect(state.signedIn?.roles).toEqual(['officer', 'administrator']);
  const other = {};
  expect(await code(engine, 'cases/causes', {}, other)).toBe('SIGN_IN_NEEDED');
  const again = { name: '钱某', person: null, roles: ['administrator'], password };
  expect(await code(engine, 'people/begin', again, other)).toBe('ACCOUNTS_EXIST');
});

test('a short password is refused, and none is kept in clear', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-people-'));
  const engine = await open(folder);
  const weak = { name: '赵', person: null, roles: ['administrator'], password: '1234567' };
  expect(await code(engine, 'people/begin', weak, {})).toBe('PASSWORD_WEAK');
  await begun(engine);
  await engine.close();
  opened.pop();
  const raw = readFileSync(join(folder, 'anjuan.sqlite'));
  expect(raw.includes(Buffer.from(password))).toBe(false);
  expect(raw.includes(Buffer.from('$argon2id$v=19$m=19456,t=2,p=1$'))).toBe(true);
});

test('five wrong passwords make the sixth wait, longer each time, and a restart does not shorten it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-people-'));
  const engine = await open(folder);
  const { state } = await begun(engine);
  const account = state.signedIn?.account ?? '';
  const wrong = { account, password: '不对的密码不对' };
  for (let tried = 0; tried < 5; tried++) {
    expect(await code(engine, 'people/signIn', wrong, {})).toBe('SIGN_IN_WRONG');
  }
  const right = { account, password };
  expect(await code(engine, 'people/signIn', right, {})).toBe('SIGN_IN_DELAYED');
  await engine.close();
  opened.pop();
  const again = await open(folder);
  expect(await code(again, 'people/signIn', right, {})).toBe('SIGN_IN_DELAYED');
  clock += 31_000;
  expect(await code(again, 'people/signIn', wrong, {})).toBe('SIGN_IN_WRONG');
  clock += 31_000;
  expect(await code(again, 'people/signIn', right, {})).toBe('SIGN_IN_DELAYED');
  clock += 30_000;
  expect(await code(again, 'people/signIn', right, {})).toBe('ok');
  for (let tried = 0; tried < 4; tried++) await code(again, 'people/signIn', wrong, {});
  expect(await code(again, 'people/signIn', right, {})).toBe('ok');
});

test('many tries at once are each counted', async () => {
  const engine = await open();
  const { state } = await begun(engine);
  const account = state.signedIn?.account ?? '';
  const tries = Array.from({ length: 12 }, () =>
    code(engine, 'people/signIn', { account, password: '不对的密码不对' }, {}),
  );
  const codes = await Promise.all(tries);
  expect(codes.filter((one) => one === 'SIGN_IN_DELAYED').length).toBe(7);
});

test('a window locks after idle and on wish, keeps its person, and opens with their password only', async () => {
  const engine = await open();
  const { at } = await begun(engine);
  await asked(engine, 'people/setIdle', { minutes: 5 }, at);
  clock += 4 * 60_000;
  await asked(engine, 'people/active', {}, at);
  clock += 4 * 60_000;
  expect(await code(engine, 'people/list', {}, at)).toBe('ok');
  clock += 2 * 60_000;
  expect(await code(engine, 'people/list', {}, at)).toBe('LOCKED');
  expect(await asked(engine, 'people/active', {}, at)).toEqual({ locked: true });
  expect(await code(engine, 'people/list', {}, at)).toBe('LOCKED');
  expect(await code(engine, 'app/flush', { reason: '锁定' }, at)).toBe('ok');
  expect(await code(engine, 'people/unlock', { password: '不是这一个密码' }, at)).toBe('SIGN_IN_WRONG');
  expect(await asked(engine, 'people/unlock', { password }, at)).toMatchObject({ locked: false });
  expect(await asked(engine, 'people/lock', {}, at)).toMatchObject({
    locked: true,
    signedIn: { name: '赵管理' },
  });
});

test('a forgotten password is replaced by a one-time code, which works once and for a week', async () => {
  const engine = await open();
  const { at } = await begun(engine);
  const clerk = await joined(engine, at, '孙制作', ['clerk']);
  const { code: given } = await asked<{ code: string }>(
    engine,
    'people/reset',
    { account: clerk.account },
    at,
  );
  const signIn = { account: clerk.account, password };
  expect(await code(engine, 'people/signIn', signIn, {})).toBe('PASSWORD_UNSET');
  const use = {
    account: clerk.account,
    code: given.toLowerCase().replaceAll('-', ' '),
    next: '另一句好记的话',
  };
  expect(await code(engine, 'people/useCode', use, {})).toBe('PASSWORD_WEAK');
  const long = { ...use, next: '另一句好记的话语' };
  expect(await code(engine, 'people/useCode', { ...long, code: 'AAAA-AAAA-AAAA' }, {})).toBe('SIGN_IN_WRONG');
  expect(await code(engine, 'people/useCode', long, {})).toBe('ok');
  expect(await code(engine, 'people/useCode', long, {})).toBe('SIGN_IN_WRONG');
  const later = await asked<{ code: string }>(engine, 'people/reset', { account: clerk.account }, at);
  clock += 8 * 86_400_000;
  expect(await code(engine, 'people/useCode', { ...long, code: later.code }, {})).toBe('SIGN_IN_WRONG');
});

test('an account that was disabled ends at once, and the last administrator stays', async () => {
  const engine = await open();
  const { at, state } = await begun(engine);
  const clerk = await joined(engine, at, '孙制作', ['clerk']);
  const off = { account: clerk.account, roles: ['clerk'], state: 'disabled' };
  expect(await code(engine, 'people/change', off, at)).toBe('ok');
  expect(await code(engine, 'cases/causes', {}, clerk.at)).toBe('SIGN_IN_NEEDED');
  expect(await code(engine, 'people/signIn', { account: clerk.account, password }, {})).toBe('NOT_FOUND');
  const account = state.signedIn?.account;
  const demoted = { account, roles: ['officer'], state: 'active' };
  expect(await code(engine, 'people/change', demoted, at)).toBe('LAST_ADMINISTRATOR');
});

test('names in acts are the person signed in; only the head approves as head; a review is not written by hand', async () => {
  const engine = await open(undefined, true);
  const { at } = await begun(engine);
  const officer = await joined(engine, at, '李执法', ['officer']);
  const head = await joined(engine, at, '周站长', ['head']);
  const { caseId } = await asked<{ caseId: string }>(
    engine,
    'cases/create',
    { causeId: null, cause: '', procedure: 'ordinary' },
    officer.at,
  );
  const approval = (by: string, role: string, medium = 'screen') => ({
    caseId,
    act: {
      ...{ kind: 'approval', subject: 'filing', role, by, decision: 'approved', opinion: '同意立案。' },
      ...{ on: '2026-03-12', medium },
    },
  });
  const tried = (act: object, at: object) => code(engine, 'acts/record', act, at);
  expect(await tried(approval('李执法', 'head'), officer.at)).toBe('PERMISSION_DENIED');
  expect(await tried(approval('周站长', 'head'), officer.at)).toBe('PERMISSION_DENIED');
  expect(await tried(approval('李执法', 'head'), head.at)).toBe('SIGNED_BY_OTHER');
  expect(await tried(approval('周站长', 'head'), head.at)).toBe('ok');
  // What was signed on paper is written down by whoever files it.
  expect(await tried(approval('周站长', 'head', 'paper'), officer.at)).toBe('ok');
  const review = { caseId, act: { kind: 'review', result: 'passed', by: '李执法' } };
  expect(await code(engine, 'acts/record', review, officer.at)).toBe('PERMISSION_DENIED');
  const { entries } = await asked<{ entries: { who: string; what: string }[] }>(
    engine,
    'audit/list',
    { caseId, limit: 10 },
    at,
  );
  expect(entries.map(({ who, what }) => `${who} ${what}`)).toEqual([
    ...['李执法 记录经过', '周站长 记录经过', '李执法 新建案件'],
  ]);
});

test('a section approves on the screen by whoever has that post at the station, under their name there', async () => {
  const engine = await open(undefined, true);
  const { at } = await begun(engine);
  const station = await asked<{ people: { id: string; name: string; roles: string[] }[] }>(
    engine,
    'station/get',
    {},
    at,
  );
  const chief = station.people.find(({ roles }) => roles.includes('section'));
  const other = station.people.find(({ roles }) => !roles.includes('section'));
  if (!chief || !other) throw new Error('the sample station has a section head and others');
  const section = await joined(engine, at, `${chief.name}（科）`, ['officer'], chief.id);
  const plain = await joined(engine, at, other.name, ['officer'], other.id);
  const { caseId } = await asked<{ caseId: string }>(
    engine,
    'cases/create',
    { causeId: null, cause: '', procedure: 'ordinary' },
    section.at,
  );
  const approval = (by: string) => ({
    caseId,
    act: {
      ...{ kind: 'approval', subject: 'filing', role: 'section', by, decision: 'approved' },
      ...{ on: '2026-03-12', medium: 'screen' },
    },
  });
  expect(await code(engine, 'acts/record', approval(other.name), plain.at)).toBe('PERMISSION_DENIED');
  expect(await code(engine, 'acts/record', approval(other.name), section.at)).toBe('SIGNED_BY_OTHER');
  // A name that no case knows would hide who handled it.
  expect(await code(engine, 'acts/record', approval(`${chief.name}（科）`), section.at)).toBe(
    'SIGNED_BY_OTHER',
  );
  expect(await code(engine, 'acts/record', approval(chief.name), section.at)).toBe('ok');
});

test('nobody hears of cases before signing in, while locked, or after signing out; that edits are safe, everybody', async () => {
  const engine = await open();
  const { at } = await begun(engine);
  const stranger = {};
  const changed = { kind: 'caseChanged', caseId: 'c', editId: null } as const;
  const durable = { kind: 'durable', editIds: ['e'] } as const;
  expect([engine.hears(changed, at), engine.hears(changed, stranger)]).toEqual([true, false]);
  await asked(engine, 'people/lock', {}, at);
  expect([engine.hears(changed, at), engine.hears(durable, at)]).toEqual([false, true]);
  await asked(engine, 'people/unlock', { password }, at);
  expect(engine.hears(changed, at)).toBe(true);
  await asked(engine, 'people/signOut', {}, at);
  expect([engine.hears(changed, at), engine.hears(durable, at)]).toEqual([false, true]);
});
