import { createHmac, pbkdf2Sync } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { changeEncryption, clearConversion, newDatabaseKey } from './change-encryption.ts';
import { checkDatabase } from './copy-database.ts';
import { openDatabase } from './driver.ts';
import { migrate } from './migrate.ts';
import { migrations, newestVersion } from './migrations/index.ts';
import { writePreference } from './preferences.ts';
import { salvage } from './salvage.ts';
import { isPlainDatabase, sealedVersion } from './sealed-pages.ts';
import { openStore, readStoreFile } from './store.ts';

const golden = gunzipSync(readFileSync(join(import.meta.dirname, 'testing/golden/0.1.0.sqlite.gz')));
const word = '德州市';
const key = newDatabaseKey();
const quiet = () => undefined;

/** A folder with the database that a released version left, brought up to date. */
function plainFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-sealed-'));
  writeFileSync(join(folder, 'anjuan.sqlite'), golden);
  openStore(folder).close();
  return folder;
}

async function sealedFolder(): Promise<string> {
  const folder = plainFolder();
  await changeEncryption(folder, null, key, quiet);
  return folder;
}

const database = (folder: string) => join(folder, 'anjuan.sqlite');
const count = (folder: string, table: string) => {
  const store = openStore(folder, isPlainDatabase(database(folder)) ? null : key);
  const [found] = store.rawColumn<number>(`SELECT count(*) FROM ${table}`, []);
  store.close();
  return found;
};

test('nothing of it stands plain in the file, in its log, in what a migration keeps', async () => {
  const folder = await sealedFolder();
  const store = openStore(folder, key);
  store.transaction((writable) => writePreference(writable, 'x', `${word}甲`));
  for (const name of readdirSync(folder).filter(
    (one) => one.startsWith('anjuan.sqlite') && !one.includes('before'),
  ))
    expect(readFileSync(join(folder, name)).includes(word), name).toBe(false);
  store.close();
  expect(golden.includes(word)).toBe(true);
  const older = openDatabase(database(folder), { key });
  migrate(older, database(folder), [...migrations, { version: newestVersion + 1, up: () => undefined }]);
  older.close();
  const [kept = ''] = readdirSync(folder).filter((one) => one.includes(`before-${newestVersion + 1}`));
  expect(isPlainDatabase(join(folder, kept))).toBe(false);
  expect(readStoreFile(join(folder, kept), key).readOnly).toBe(true);
});

test('its pages are those of SQLCipher 4: salt, AES-256-CBC, HMAC-SHA512 under a key of two rounds', async () => {
  const folder = await sealedFolder();
  const page = readFileSync(database(folder)).subarray(0, 4096);
  const salt = page.subarray(0, 16).map((byte) => byte ^ 0x3a);
  const number = Buffer.from([1, 0, 0, 0]);
  const mac = createHmac('sha512', pbkdf2Sync(key, salt, 2, 32, 'sha512'));
  mac.update(page.subarray(16, 4096 - 64)).update(number);
  expect(page.subarray(4096 - 64).equals(mac.digest())).toBe(true);
  expect(sealedVersion(database(folder), key)).toBe(newestVersion);
});

test('without the key, or with another, it cannot be opened and is left as it was', async () => {
  const folder = await sealedFolder();
  const bytes = readFileSync(database(folder));
  for (const wrong of [null, newDatabaseKey()])
    expect(() => openStore(folder, wrong)).toThrowError(expect.objectContaining({ code: 'STORE_DAMAGED' }));
  expect(readFileSync(database(folder)).equals(bytes)).toBe(true);
  expect(count(folder, 'cases')).toBe(4);
});

test('one of a later program is refused, untouched', async () => {
  const folder = await sealedFolder();
  const later = openDatabase(database(folder), { key });
  later.pragma('journal_mode = DELETE');
  later.pragma(`user_version = ${newestVersion + 1}`);
  later.close();
  const bytes = readFileSync(database(folder));
  expect(() => openStore(folder, key)).toThrowError(expect.objectContaining({ code: 'STORE_FROM_FUTURE' }));
  expect(readFileSync(database(folder)).equals(bytes)).toBe(true);
});

test('a copy made while something is written is whole, encrypted, and as it stood at the beginning', async () => {
  const folder = await sealedFolder();
  const store = openStore(folder, key);
  const copy = join(folder, 'copy.sqlite');
  let steps = 0;
  await store.copyTo(copy, 4, () => {
    store.transaction((writable) => writePreference(writable, `step ${++steps}`, word));
    if (steps === 3) store.eraseLog();
  });
  expect(steps).toBeGreaterThan(20);
  expect(await checkDatabase(copy, key)).toMatchObject({ cases: 4 });
  expect(readFileSync(copy).includes(word)).toBe(false);
  await expect(checkDatabase(copy)).rejects.toMatchObject({ code: 'BACKUP_UNSOUND' });
  store.close();
  const again = openStore(folder, key);
  expect(again.rawColumn<number>("SELECT count(*) FROM preferences WHERE key LIKE 'step%'", [])[0]).toBe(
    steps,
  );
  again.close();
});

test('one byte turned over anywhere in a page is found', async () => {
  const folder = await sealedFolder();
  const bytes = readFileSync(database(folder));
  for (const at of [100, 4096 * 3 + 5, bytes.length - 10]) {
    const spoilt = Buffer.from(bytes);
    spoilt[at] = (spoilt[at] ?? 0) ^ 1;
    const file = join(folder, `spoilt-${at}.sqlite`);
    writeFileSync(file, spoilt);
    await expect(checkDatabase(file, key)).rejects.toMatchObject({ code: 'BACKUP_UNSOUND' });
  }
});

test('a damaged one is salvaged around what is spoilt, into an encrypted one', async () => {
  const folder = await sealedFolder();
  const bytes = readFileSync(database(folder));
  bytes.fill(0, 0, 4096);
  bytes.fill(7, 4096 * 12, 4096 * 13);
  const damaged = join(folder, 'damaged.sqlite');
  const target = join(folder, 'salvaged.sqlite');
  writeFileSync(damaged, bytes);
  salvage(damaged, target, key);
  expect(readFileSync(target).includes(word)).toBe(false);
  expect(isPlainDatabase(target)).toBe(false);
  const saved = readStoreFile(target, key);
  expect(saved.rawColumn<number>('SELECT count(*) FROM documents', [])[0]).toBeGreaterThan(25);
  saved.close();
});

test('encrypted and decrypted again it holds what it held; the plain one is gone', async () => {
  const folder = plainFolder();
  const held = await checkDatabase(database(folder));
  const labels = new Set<string>();
  await changeEncryption(folder, null, key, (_, label) => labels.add(label));
  expect([...labels]).toEqual(['复制数据库', '加密', '核对', '换上', '完成']);
  expect(isPlainDatabase(database(folder))).toBe(false);
  expect(await checkDatabase(database(folder), key)).toEqual(held);
  const names = readdirSync(folder);
  expect(names.filter((name) => /converting|former/.test(name))).toEqual([]);
  await changeEncryption(folder, key, null, quiet);
  expect(await checkDatabase(database(folder))).toEqual(held);
});

test('while another has it open nothing is changed', async () => {
  const folder = plainFolder();
  const other = openStore(folder);
  other.first({
    compile: () => ({ sql: 'SELECT 1', parameters: [], query: null as never, queryId: null as never }),
  });
  await expect(changeEncryption(folder, null, key, quiet)).rejects.toMatchObject({ code: 'STORE_LOCKED' });
  other.close();
  expect(count(folder, 'cases')).toBe(4);
});

test('ended after each of its steps there is one good database, and the next start clears up', async () => {
  for (const label of ['复制数据库', '加密', '核对', '换上']) {
    const folder = plainFolder();
    const kept = mkdtempSync(join(tmpdir(), 'anjuan-ended-'));
    await changeEncryption(folder, null, key, (_, at) => {
      if (at === label)
        for (const name of readdirSync(folder)) copyFileSync(join(folder, name), join(kept, name));
    });
    clearConversion(kept);
    expect(existsSync(`${database(kept)}.converting`)).toBe(false);
    expect(count(kept, 'cases'), label).toBe(4);
  }
});
