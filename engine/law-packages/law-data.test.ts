import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CommandAnswer, CommandInput, CommandName } from '../../contract/commands.ts';
import { type Engine, openEngine } from '../engine.ts';
import { createTrialIdentity } from '../export/signing/trial-identity.ts';
import { nationalCalendar } from '../law/calendar/national-calendar.ts';
import { judgeDay } from '../law/calendar/working-days.ts';
import { findCause } from '../law/causes/cause-library.ts';
import { thresholdOn } from '../law/data/thresholds.ts';
import { builtInLaw, lawTables } from '../law/law-tables.ts';
import { articleOn, findStatute } from '../law/statutes/statute-library.ts';
import { addDays, weekday } from '../values/day.ts';

const day = new Date('2027-01-10T09:00:00+08:00');
let root: string;
let engine: Engine;
let maker: Uint8Array;
const path = (...parts: string[]) => join(root, ...parts);
const open = () =>
  openEngine({
    dataFolder: path('data'),
    resourcesFolder: process.cwd(),
    printPdf: () => Promise.reject(new Error('nothing is printed here')),
    grantedPath: (token) => path(token.replace('file-----', '')),
    now: () => day,
  });
const at = (name: string) => `file-----${name}`;

async function ask<Name extends CommandName>(name: Name, input: CommandInput<Name>) {
  const outcome = await engine.call(name, input, engine);
  if (!outcome.ok) throw outcome.error;
  return outcome.value as CommandAnswer<Name>;
}

beforeAll(async () => {
  const asked = { agencyName: '省交通运输厅', password: '口令', now: day, years: 3 };
  maker = (await createTrialIdentity(asked)).pkcs12;
});
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'anjuan-law-data-'));
  engine = await open();
  writeFileSync(path('maker.p12'), maker);
});
afterEach(async () => {
  await engine.close();
  rmSync(root, { recursive: true, force: true });
});

/** A made-up year's notice, with all seven holidays. */
const year = (number: number, change: (notice: Record<string, unknown>) => void = () => undefined) => {
  const on = (name: string, from: string, to = from) => ({
    name,
    from: `${number}-${from}`,
    to: `${number}-${to}`,
  });
  const notice = {
    year: number,
    notice: { title: `${number}年通知`, number: '试1号', date: `${number - 1}-11-04`, source: '试' },
    holidays: [
      on('元旦', '01-01'),
      on('春节', '02-05', '02-11'),
      on('清明节', '04-05'),
      on('劳动节', '05-01', '05-05'),
      on('端午节', '06-09'),
      on('中秋节', '09-15'),
      on('国庆节', '10-01', '10-07'),
    ],
    makeUpDays: [] as string[],
    statutoryHolidays: [`${number}-01-01`],
  };
  // Weekdays off beyond the thirteen days of 放假办法第二条 (2024 revision) are worked on weekends.
  let owed = -13;
  for (const { from, to } of notice.holidays)
    for (let one = from; one <= to; one = addDays(one, 1)) if (weekday(one) < 6) owed += 1;
  for (let one = `${number}-10-08`; notice.makeUpDays.length < owed; one = addDays(one, 1))
    if (weekday(one) >= 6) notice.makeUpDays.push(one);
  change(notice);
  return notice;
};

type Files = Readonly<Record<string, unknown>>;
const head = {
  title: '2027年节假日安排',
  version: '2027-1',
  date: '2026-12-01',
  lawAsOf: '2026-12-01',
  wholeLaw: false,
  source: '国务院办公厅通知',
};

function folder(files: Files, of: Partial<typeof head> = {}): void {
  rmSync(path('made'), { recursive: true, force: true });
  for (const name of ['', 'statutes', 'causes', 'checklists']) mkdirSync(path('made', name));
  writeFileSync(path('made', 'data.json'), JSON.stringify({ ...head, ...of }));
  for (const [name, data] of Object.entries(files))
    writeFileSync(path('made', name), typeof data === 'string' ? data : JSON.stringify(data));
}

async function pack(files: Files, of: Partial<typeof head> = {}, name = 'a.anjuan-data') {
  folder(files, of);
  const identity = { file: at('maker.p12'), password: '口令' };
  return ask('lawDataFolder/pack', { folder: at('made'), target: at(name), identity });
}
const look = (name = 'a.anjuan-data') => ask('lawData/open', { file: at(name) });
const install = async (name = 'a.anjuan-data') =>
  ask('lawData/install', { file: at(name), sha256: (await look(name)).sha256, accept: true });
const holidays = (...years: unknown[]) => ({ 'holidays.json': { years } });
/** The package again with its entries changed by hand, as whoever attacks would. */
function tampered(change: (entries: Record<string, Uint8Array>) => void, name = 'b.anjuan-data'): void {
  const entries = unzipSync(readFileSync(path('a.anjuan-data')));
  change(entries);
  writeFileSync(path(name), zipSync(entries, { level: 0 }));
}
/** Everything that an installation could have changed. */
const state = async () =>
  JSON.stringify([await ask('lawData/list', {}), lawTables().asOf, lawTables().years]);

describe('a package that is sound', () => {
  test('brings a year that the program did not know, is listed, and is withdrawn again', async () => {
    expect(judgeDay('2027-02-08', nationalCalendar)).toEqual({ unknown: 2027 });
    await pack(holidays(year(2027)));
    const info = await look();
    expect(info.changes).toEqual([{ kind: '节假日安排', title: '2027 年节假日安排', replaces: false }]);
    expect(info.unknown).toContain('不能证明是谁做的');
    const { installed } = await install();
    expect(installed).toMatchObject([
      { title: head.title, lawAsOf: '2026-12-01', removedOn: null, problem: null },
    ]);
    expect(judgeDay('2027-02-08', nationalCalendar)).toMatchObject({ kind: 'holiday' });
    expect(judgeDay('2027-10-09', nationalCalendar)).toMatchObject({ kind: 'make-up' });
    const { sha256 } = info;
    const after = await ask('lawData/remove', { sha256 });
    expect(after.installed).toMatchObject([{ removedOn: '2027-01-10' }]);
    expect(judgeDay('2027-02-08', nationalCalendar)).toEqual({ unknown: 2027 });
  });

  test('is there after the engine has been opened again, and travels in a backup', async () => {
    await pack(holidays(year(2027)));
    await install();
    await engine.close();
    engine = await open();
    expect(judgeDay('2027-02-08', nationalCalendar)).toMatchObject({ kind: 'holiday' });
    const { backup } = await ask('backup/make', { place: 'own' });
    await ask('lawData/remove', { sha256: (await ask('lawData/list', {})).installed[0]?.sha256 ?? '' });
    await ask('backup/restore', { backup: { place: 'own', stamp: backup.stamp } });
    await engine.close();
    engine = await open();
    expect(judgeDay('2027-02-08', nationalCalendar)).toMatchObject({ kind: 'holiday' });
  });

  test('changes a number from its day on and leaves the old cases their old number', async () => {
    const value = builtInLaw.thresholds.find(
      ({ id, until }) => id === 'summary-fine-person' && until === undefined,
    );
    const values = [
      { ...value, until: '2027-06-30' },
      { ...value, amount: 50_000, since: '2027-07-01' },
    ];
    await pack({ 'thresholds.json': { values } });
    await install();
    expect(thresholdOn('summary-fine-person', '2027-06-30')?.amount).toBe(20_000);
    expect(thresholdOn('summary-fine-person', '2027-07-01')?.amount).toBe(50_000);
    // 1996 act, art. 33.
    expect(thresholdOn('summary-fine-person', '2020-01-01')?.amount).toBe(5000);
  });

  test('brings a new wording of a statute, and a cause that rests on it', async () => {
    const statute = findStatute('中华人民共和国公路法');
    const [cause] = builtInLaw.causes;
    if (!statute || !cause) throw new Error('built-in data are missing');
    const last = statute.versions.at(-1);
    if (!last) throw new Error('no version');
    const versions = [
      ...statute.versions.slice(0, -1),
      { ...last, until: '2027-02-28' },
      {
        adopted: '2027-01-05',
        inForceFrom: '2027-03-01',
        complete: false,
        source: '试',
        articles: { '1': [{ text: '试' }] },
      },
    ];
    const renamed = { ...cause, id: 'made-up-cause', title: '试验案由' };
    await pack({
      'statutes/highway-law.json': { ...statute, versions },
      'causes/made-up-cause.json': renamed,
    });
    await install();
    expect(articleOn(findStatute('公路法') ?? statute, 1, '2027-03-01')).toEqual([{ text: '试' }]);
    expect(articleOn(findStatute('公路法') ?? statute, 1, '2027-02-28')).not.toEqual([{ text: '试' }]);
    expect(findCause('made-up-cause')?.title).toBe('试验案由');
  });

  test('says that all law was looked through, and only then the day of the law moves on', async () => {
    await pack(holidays(year(2027)), { lawAsOf: '2026-12-01' });
    expect((await install()).lawAsOf).toBe(builtInLaw.asOf);
    await pack({}, { title: '法律没有变动', wholeLaw: true, date: '2027-01-05', lawAsOf: '2027-01-04' }, 'n');
    expect((await install('n')).lawAsOf).toBe('2027-01-04');
  });

  test('is signed so that openssl verifies it', async () => {
    await pack(holidays(year(2027)));
    const entries = unzipSync(readFileSync(path('a.anjuan-data')));
    for (const name of ['manifest.json', 'manifest.p7s']) writeFileSync(path(name), entries[name] ?? '');
    const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-noverify', '-out', path('out')];
    execFileSync('openssl', [...args, '-in', path('manifest.p7s'), '-content', path('manifest.json')], {
      stdio: 'pipe',
    });
    expect(readFileSync(path('out'))).toEqual(readFileSync(path('manifest.json')));
  });
});

describe('a package that is refused changes nothing', () => {
  const refused = async (code: string, name = 'b.anjuan-data') => {
    const before = await state();
    await expect(look(name)).rejects.toMatchObject({ code });
    await expect(
      ask('lawData/install', { file: at(name), sha256: '0'.repeat(64), accept: true }),
    ).rejects.toMatchObject({ code });
    expect(await state()).toBe(before);
  };

  test('where its signature is of other bytes', async () => {
    await pack(holidays(year(2027)));
    tampered((entries) => {
      const manifest = strFromU8(entries['manifest.json'] ?? new Uint8Array());
      entries['manifest.json'] = strToU8(manifest.replace('国务院办公厅通知', '国务院办公厅公告'));
    });
    await refused('DATA_PACKAGE_SIGNATURE');
  });
  test('where a file is not what the manifest says', async () => {
    await pack(holidays(year(2027)));
    tampered((entries) => {
      entries['holidays.json'] = strToU8('{"years":[]}');
    });
    await refused('DATA_PACKAGE_UNREADABLE');
  });
  test.each(['../anjuan.sqlite', 'statutes/../../x.json', '/etc/passwd', 'run.js'])(
    'where it names %s',
    async (name) => {
      await pack(holidays(year(2027)));
      tampered((entries) => {
        entries[name] = strToU8('{}');
      });
      await refused('DATA_PACKAGE_PATH');
    },
  );
  test('where its manifest names a place outside', async () => {
    await pack(holidays(year(2027)));
    tampered((entries) => {
      const manifest = strFromU8(entries['manifest.json'] ?? new Uint8Array());
      entries['manifest.json'] = strToU8(manifest.replace('"holidays.json"', '"../holidays.json"'));
      delete entries['manifest.p7s'];
    });
    await refused('DATA_PACKAGE_PATH');
  });
  test('where it is older than what is installed', async () => {
    await pack(holidays(year(2027)), { date: '2026-12-20', lawAsOf: '2026-12-20' });
    await install();
    await pack(holidays(year(2027)), { version: '2027-0' }, 'b.anjuan-data');
    await refused('DATA_PACKAGE_OLDER');
  });
  test('where it is older than what the program brings', async () => {
    await pack(holidays(year(2026)), { date: '2025-11-05', lawAsOf: '2025-11-05' }, 'b.anjuan-data');
    await refused('DATA_PACKAGE_OLDER');
  });
  test('where whoever signed it is unknown and nobody says yes', async () => {
    await pack(holidays(year(2027)));
    const { sha256 } = await look();
    const wanted = { file: at('a.anjuan-data'), sha256, accept: false };
    await expect(ask('lawData/install', wanted)).rejects.toMatchObject({ code: 'DATA_PACKAGE_UNKNOWN' });
  });

  /** Folders are held to the same checks; a package that no `pack` would make is made by hand. */
  const forged = async (files: Files) => {
    await pack(holidays(year(2027)));
    const hash = (bytes: Uint8Array) =>
      execFileSync('sha256sum', { input: bytes, encoding: 'utf8' }).slice(0, 64);
    tampered((entries) => {
      delete entries['holidays.json'];
      delete entries['manifest.p7s'];
      const manifest = JSON.parse(strFromU8(entries['manifest.json'] ?? new Uint8Array()));
      manifest.files = [];
      for (const [name, data] of Object.entries(files)) {
        const bytes = strToU8(JSON.stringify(data));
        entries[name] = bytes;
        manifest.files.push({ path: name, size: bytes.length, sha256: hash(bytes) });
      }
      entries['manifest.json'] = strToU8(JSON.stringify(manifest));
    });
  };
  test('where a year between is missing', async () => {
    await forged(holidays(year(2028)));
    await refused('DATA_PACKAGE_GAP');
  });
  test('where a holiday of the year is missing', async () => {
    await forged(
      holidays(
        year(2027, (notice) => {
          notice.holidays = (notice.holidays as { name: string }[]).filter(({ name }) => name !== '端午节');
        }),
      ),
    );
    await refused('DATA_PACKAGE_GAP');
  });
  test('where days lie between a number and the next', async () => {
    const value = builtInLaw.thresholds.find(
      ({ id, until }) => id === 'summary-fine-person' && until === undefined,
    );
    await forged({ 'thresholds.json': { values: [{ ...value, since: '2027-07-01' }] } });
    await refused('DATA_PACKAGE_GAP');
  });
  test('where it does not keep its schema', async () => {
    await forged({ 'holidays.json': { years: [{ year: 2027 }] } });
    await refused('DATA_PACKAGE_UNSOUND');
  });
  test('where a checklist names a rule that the program does not have: file, place and number are said', async () => {
    const built = readFileSync(
      join(process.cwd(), 'templates', 'penalty-decision', 'checklist.json'),
      'utf8',
    );
    const list = JSON.parse(built);
    list.items[2].rules.push('Z-99');
    await forged({ 'checklists/penalty-decision.json': list });
    const said = expect.stringMatching(/^checklists\/penalty-decision\.json \/items\/2\/rules\/\d+ .*“Z-99”/);
    await expect(look('b.anjuan-data')).rejects.toMatchObject({
      code: 'DATA_PACKAGE_UNSOUND',
      params: { count: 1, first: said },
    });
    await refused('DATA_PACKAGE_UNSOUND');
  });
  test('where it is no package at all', async () => {
    writeFileSync(path('b.anjuan-data'), 'nothing');
    await refused('DATA_PACKAGE_UNREADABLE');
  });
});

test('a package that another one needs is not withdrawn', async () => {
  await pack(holidays(year(2027)));
  const first = await look();
  await install();
  await pack(
    holidays(year(2028)),
    { title: '2028年节假日安排', date: '2027-01-09', lawAsOf: '2027-01-09' },
    'c',
  );
  await install('c');
  const before = await state();
  await expect(ask('lawData/remove', { sha256: first.sha256 })).rejects.toMatchObject({
    code: 'DATA_PACKAGE_GAP',
    params: { problem: expect.stringContaining('2027 年') },
  });
  expect(await state()).toBe(before);
});

test('a package spoilt on the disk is told of and left out', async () => {
  await pack(holidays(year(2027)));
  const { sha256 } = await look();
  await install();
  await engine.close();
  writeFileSync(path('data', 'law', `${sha256}.anjuan-data`), 'spoilt');
  engine = await open();
  const { installed } = await ask('lawData/list', {});
  expect(installed).toMatchObject([{ problem: expect.stringContaining('损坏或被改动') }]);
  expect(judgeDay('2027-02-08', nationalCalendar)).toEqual({ unknown: 2027 });
});

test('every mistake of a folder is named with its file and place', async () => {
  folder({ 'holidays.json': { years: [{ year: 'x' }] }, 'notes.txt': 'x' });
  const { mistakes } = await ask('lawDataFolder/check', { folder: at('made') });
  expect(mistakes.map(({ file }) => file)).toEqual(expect.arrayContaining(['notes.txt', 'holidays.json']));
  expect(mistakes.find(({ pointer }) => pointer === '/years/0/year')?.problem).toContain('整数');
});
