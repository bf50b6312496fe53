import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { EncryptionState } from '../../contract/commands/encryption.ts';
import type { PeopleState } from '../../contract/commands/people.ts';
import type { CommandName } from '../../contract/commands.ts';
import { type Engine, openEngine } from '../engine.ts';
import { isPlainDatabase } from '../store/sealed-pages.ts';

const resourcesFolder = resolve(import.meta.dirname, '../..');
/** Stands in every database, as a setting's name. */
const word = 'recoveryCode';
const password = '一句好记的话语 1';
const running: Engine[] = [];
let granted: string | null = null;
let moment = new Date(2026, 2, 12, 9, 30);

afterEach(async () => {
  for (const engine of running.splice(0)) await engine.close();
  moment = new Date(2026, 2, 12, 9, 30);
});

/** A program on a folder, and a window of it. */
async function start(dataFolder: string) {
  const refused: string[] = [];
  const engine = await openEngine({
    dataFolder,
    resourcesFolder,
    printPdf: () => Promise.reject(new Error('not here')),
    grantedPath: () => granted,
    refused: ({ code }) => refused.push(code),
    now: () => moment,
  });
  running.push(engine);
  const window = {};
  const asked = async <Value>(command: CommandName, input: object, from: object = window): Promise<Value> => {
    const outcome = await engine.call(command, input, from);
    if (!outcome.ok) throw Object.assign(new Error(JSON.stringify(outcome.error)), outcome.error);
    return outcome.value as Value;
  };
  const names = async () => (await asked<PeopleState>('people/state', {})).names;
  const accountOf = async (name: string) => (await names()).find((one) => one.name === name)?.account ?? '';
  const signIn = async (name: string, secret: string, from?: object) =>
    asked<PeopleState>('people/signIn', { account: await accountOf(name), password: secret }, from);
  const end = async () => {
    running.splice(running.indexOf(engine), 1);
    await engine.close();
  };
  return { engine, asked, names, accountOf, signIn, end, refused, window };
}

/** A station with accounts, a case, and an encrypted database. */
async function sealedStation() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'anjuan-sealing-'));
  const program = await start(dataFolder);
  const { asked } = program;
  await asked('people/begin', { name: '林管', person: null, roles: ['administrator', 'officer'], password });
  const { code } = await asked<{ code: string }>('people/add', {
    name: '赵伟',
    person: null,
    roles: ['officer'],
  });
  const { recovery } = await asked<{ recovery: string }>('encryption/turnOn', { password });
  return { dataFolder, program, recovery, code };
}

const database = (folder: string) => join(folder, 'anjuan.sqlite');
const rejects = (code: string) => expect.objectContaining({ code });

test('the administrator encrypts it and goes on; a restart asks who it is, and shows nothing before', async () => {
  const { dataFolder, program } = await sealedStation();
  expect(isPlainDatabase(database(dataFolder))).toBe(false);
  expect(await program.asked<PeopleState>('people/state', {})).toMatchObject({ signedIn: { name: '林管' } });
  expect(await program.asked<EncryptionState>('encryption/state', {})).toEqual({
    encrypted: true,
    withoutKey: ['赵伟'],
  });
  await program.end();
  const again = await start(dataFolder);
  expect((await again.names()).map(({ name }) => name).sort()).toEqual(['林管', '赵伟'].sort());
  await expect(again.asked('cases/list', list)).rejects.toEqual(rejects('SIGN_IN_NEEDED'));
  await expect(again.asked('people/list', {})).rejects.toEqual(rejects('SIGN_IN_NEEDED'));
  await expect(again.signIn('林管', '不对的密码')).rejects.toEqual(rejects('SIGN_IN_WRONG'));
  await again.signIn('林管', password);
  await again.asked('cases/list', list);
  // Another window of the same program signs in by itself.
  await expect(again.asked('cases/list', list, {})).rejects.toEqual(rejects('SIGN_IN_NEEDED'));
});

const list = { query: '', state: 'all', sort: 'changed', offset: 0, limit: 50 };

test('wrong passwords cost growing delays at the closed door too, over restarts', async () => {
  const { dataFolder, program } = await sealedStation();
  await program.end();
  let again = await start(dataFolder);
  for (let tries = 0; tries < 5; tries++)
    await expect(again.signIn('林管', '不对')).rejects.toEqual(rejects('SIGN_IN_WRONG'));
  await again.end();
  again = await start(dataFolder);
  await expect(again.signIn('林管', password)).rejects.toEqual(rejects('SIGN_IN_DELAYED'));
  moment = new Date(2026, 2, 12, 9, 31);
  await again.signIn('林管', password);
});

test('wrong tries at the closed door, over restarts, are in the audit once somebody has opened it; each once', async () => {
  const { dataFolder, program } = await sealedStation();
  await program.end();
  let again = await start(dataFolder);
  for (const minute of [30, 31]) {
    moment = new Date(2026, 2, 12, 9, minute);
    await expect(again.signIn('林管', '不对')).rejects.toEqual(rejects('SIGN_IN_WRONG'));
    await again.end();
    again = await start(dataFolder);
  }
  moment = new Date(2026, 2, 12, 9, 40);
  const failures = async () => {
    granted = mkdtempSync(join(tmpdir(), 'anjuan-tries-'));
    await again.asked('audit/export', { folder: 'the-folder' });
    const lines = readdirSync(granted).flatMap((name) =>
      readFileSync(join(granted ?? '', name), 'utf8')
        .trim()
        .split('\n'),
    );
    return lines.map((line) => JSON.parse(line)).filter(({ what }) => what === '登录失败');
  };
  await again.signIn('林管', password);
  const times = [30, 31].map((minute) => new Date(2026, 2, 12, 9, minute).toISOString()).join('、');
  expect(await failures()).toMatchObject([
    { who: '林管', detail: JSON.stringify({ failures: 2, door: 'closed', times }) },
  ]);
  await again.end();
  again = await start(dataFolder);
  await again.signIn('林管', password);
  expect(await failures()).toHaveLength(1);
  expect(await again.asked('audit/verify', {})).toMatchObject({ broken: null });
});

test('who has not signed in since needs somebody who opens it, or a new code; then opens it alone', async () => {
  const { dataFolder, program, code } = await sealedStation();
  await program.end();
  let again = await start(dataFolder);
  const zhao = await again.accountOf('赵伟');
  await expect(again.signIn('赵伟', 'x')).rejects.toEqual(rejects('KEY_NOT_GIVEN'));
  await again.signIn('林管', password);
  await again.asked('people/useCode', { account: zhao, code, next: '赵伟自己的密码一' }, {});
  await again.end();
  again = await start(dataFolder);
  await again.signIn('赵伟', '赵伟自己的密码一');
});

test('a changed password opens it, the one before does not', async () => {
  const { dataFolder, program } = await sealedStation();
  await program.asked('people/changePassword', { current: password, next: '林管后来的新密码' });
  await program.end();
  const again = await start(dataFolder);
  await expect(again.signIn('林管', password)).rejects.toEqual(rejects('SIGN_IN_WRONG'));
  await again.signIn('林管', '林管后来的新密码');
});

test('a reset code opens it, the password before does not; a disabled account opens nothing', async () => {
  const { dataFolder, program } = await sealedStation();
  const zhao = await program.accountOf('赵伟');
  const { code } = await program.asked<{ code: string }>('people/reset', { account: zhao });
  await program.end();
  let again = await start(dataFolder);
  expect((await again.names()).find(({ name }) => name === '赵伟')?.fresh).toBe(true);
  await again.asked('people/useCode', { account: zhao, code, next: '赵伟自己的密码一' });
  await again.end();
  again = await start(dataFolder);
  await again.signIn('林管', password);
  await again.asked('people/change', { account: zhao, roles: ['officer'], state: 'disabled' });
  await again.end();
  again = await start(dataFolder);
  expect((await again.names()).map(({ name }) => name)).toEqual(['林管']);
  await expect(again.asked('people/signIn', { account: zhao, password: '赵伟自己的密码一' })).rejects.toEqual(
    rejects('NOT_FOUND'),
  );
});

test('the sealed recovery code opens it once, and a new one takes its place', async () => {
  const { dataFolder, program, recovery } = await sealedStation();
  await program.end();
  let again = await start(dataFolder);
  const lin = await again.accountOf('林管');
  const next = '恢复以后的新密码';
  await expect(again.asked('people/recover', { account: lin, code: 'AAAA', next })).rejects.toEqual(
    rejects('SIGN_IN_WRONG'),
  );
  await again.asked('people/recover', { account: lin, code: recovery.toLowerCase(), next });
  await again.end();
  again = await start(dataFolder);
  await expect(again.asked('people/recover', { account: lin, code: recovery, next })).rejects.toEqual(
    rejects('RECOVERY_UNSET'),
  );
  await expect(again.signIn('林管', password)).rejects.toEqual(rejects('SIGN_IN_WRONG'));
  moment = new Date(2026, 2, 12, 10, 30);
  await again.signIn('林管', next);
  const made = await again.asked<{ recovery: string }>('people/makeRecovery', { password: next });
  await again.end();
  again = await start(dataFolder);
  await again.asked('people/recover', { account: lin, code: made.recovery, next: '又一个好记的密码' });
});

test('only an administrator with the right password turns it on or off; a wrong one touches nothing', async () => {
  const { dataFolder, program } = await sealedStation();
  const bytes = readFileSync(database(dataFolder));
  const turnOff = (secret: string) => program.asked('encryption/turnOff', { password: secret });
  await expect(turnOff('不对')).rejects.toEqual(rejects('SIGN_IN_WRONG'));
  await expect(program.asked('encryption/turnOn', { password })).rejects.toEqual(
    rejects('ENCRYPTED_ALREADY'),
  );
  expect(readFileSync(database(dataFolder)).subarray(0, 16)).toEqual(bytes.subarray(0, 16));
  expect(await turnOff(password)).toEqual({ encrypted: false });
  expect(isPlainDatabase(database(dataFolder))).toBe(true);
  expect(existsSync(join(dataFolder, 'anjuan.keys.json'))).toBe(false);
  await program.end();
  const again = await start(dataFolder);
  await again.signIn('林管', password);
  expect(await again.asked<EncryptionState>('encryption/state', {})).toEqual({
    encrypted: false,
    withoutKey: [],
  });
});

test('a backup is encrypted, with its keys; it is looked into, restored, and on a new machine opened by the password', async () => {
  const { dataFolder, program } = await sealedStation();
  await program.asked('people/setIdle', { minutes: 33 });
  const { backup } = await program.asked<{ backup: { stamp: string } }>('backup/make', { place: 'own' });
  const folder = join(dataFolder, 'backups', backup.stamp);
  expect(isPlainDatabase(database(folder))).toBe(false);
  const chosen = { backup: { place: 'own', stamp: backup.stamp } };
  expect(await program.asked('backup/preview', chosen)).toMatchObject({ sealed: false, changes: [] });
  await program.asked('people/changePassword', { current: password, next: '后来改过的新密码' });
  await program.asked('backup/restore', chosen);
  await program.end();
  const restored = await start(dataFolder);
  await restored.signIn('林管', password);
  await restored.end();

  const other = mkdtempSync(join(tmpdir(), 'anjuan-sealing-'));
  const elsewhere = await start(other);
  granted = folder;
  const bySign = { backup: { folder: 'token-token' } };
  expect(await elsewhere.asked('backup/preview', bySign)).toMatchObject({ sealed: true });
  await elsewhere.asked('backup/restore', bySign);
  await elsewhere.end();
  const opened = await start(other);
  const state = await opened.signIn('林管', password);
  expect(state.idleMinutes).toBe(33);
});

test('a damaged one is repaired once somebody has signed in', async () => {
  const { dataFolder, program } = await sealedStation();
  await program.end();
  const bytes = readFileSync(database(dataFolder));
  bytes.fill(0, 0, 4096);
  writeFileSync(database(dataFolder), bytes);
  const again = await start(dataFolder);
  await expect(again.signIn('林管', password)).rejects.toEqual(rejects('STORE_DAMAGED'));
  expect(again.refused).toEqual(['STORE_DAMAGED']);
  await again.asked('rescue/repair', {});
  await again.end();
  const repaired = await start(dataFolder);
  await repaired.signIn('林管', password);
  expect(isPlainDatabase(database(dataFolder))).toBe(false);
});

test('a second program on it is opened by signing in, and only looks while the first holds it', async () => {
  const { dataFolder } = await sealedStation();
  const second = await start(dataFolder);
  expect((await second.signIn('林管', password)).signedIn?.name).toBe('林管');
  expect(await second.asked('store/state', {})).toEqual({ readOnly: true });
  const act = second.asked('people/setIdle', { minutes: 5 });
  await expect(act).rejects.toEqual(rejects('STORE_READ_ONLY'));
});

test('what lies on the disk tells no password and no setting', async () => {
  const { dataFolder, program, code, recovery } = await sealedStation();
  const keys = readFileSync(join(dataFolder, 'anjuan.keys.json'), 'utf8');
  for (const secret of [password, code, recovery]) expect(keys).not.toContain(secret);
  await program.asked('people/setIdle', { minutes: 21 });
  const files = readdirSync(dataFolder).filter((one) => one.startsWith('anjuan.sqlite'));
  expect(files).toContain('anjuan.sqlite-wal');
  for (const name of files) expect(readFileSync(join(dataFolder, name)).includes(word), name).toBe(false);
  await program.asked('encryption/turnOff', { password });
  await program.end();
  expect(readFileSync(database(dataFolder)).includes(word)).toBe(true);
});

test('a key file that is none is named, and nothing is written', async () => {
  const { dataFolder, program } = await sealedStation();
  await program.end();
  const kept = join(dataFolder, 'kept');
  copyFileSync(database(dataFolder), kept);
  writeFileSync(join(dataFolder, 'anjuan.keys.json'), '{"format":"anjuan-keys/1"}');
  await expect(start(dataFolder)).rejects.toEqual(rejects('KEY_FILE_DAMAGED'));
  expect(readFileSync(database(dataFolder)).equals(readFileSync(kept))).toBe(true);
});
