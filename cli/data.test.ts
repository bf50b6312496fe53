import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openEngine } from '../engine/engine.ts';
import { createTrialIdentity } from '../engine/export/signing/trial-identity.ts';
import { terminalHere } from './testing/terminal-here.ts';

/** `anjuan data` from the folder to the station: what a bureau makes, and what a station's administrator does with it. */
const root = resolve(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'anjuan-data-'));
const station = join(work, 'station');
const password = '口令 Abc-1';
const path = (...parts: string[]) => join(work, ...parts);
const { run: anjuan, printed } = terminalHere(root);

/** Everything that lies in the station's folder of law data, by its hash. */
function held(): string {
  const folder = join(station, 'law');
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .sort();
  const hash = createHash('sha256');
  for (const name of names) hash.update(name).update(readFileSync(name));
  return hash.digest('hex');
}

/**
 * A year's notice as 放假办法 (2024 revision) has it: thirteen statutory days; weekdays off beyond them are worked on
 * weekends. 2027-01-01 is a Friday; 2028-01-01 a Saturday.
 */
function notice(year: number) {
  const on = (name: string, from: string, to = from) => ({
    name,
    from: `${year}-${from}`,
    to: `${year}-${to}`,
  });
  const holidays = [
    on('元旦', '01-01'),
    on('春节', '02-05', '02-11'),
    on('清明节', '04-05'),
    on('劳动节', '05-01', '05-05'),
    on('端午节', '06-09'),
    on('中秋节', '09-15'),
    on('国庆节', '10-01', '10-07'),
  ];
  const dayOf = (text: string) => new Date(`${text}T00:00:00Z`);
  const isWeekend = (date: Date) => date.getUTCDay() === 0 || date.getUTCDay() === 6;
  const next = (date: Date) => new Date(date.getTime() + 86_400_000);
  let owed = -13;
  for (const { from, to } of holidays)
    for (let one = dayOf(from); one <= dayOf(to); one = next(one)) if (!isWeekend(one)) owed += 1;
  const makeUpDays: string[] = [];
  for (let one = dayOf(`${year}-10-08`); makeUpDays.length < owed; one = next(one))
    if (isWeekend(one)) makeUpDays.push(one.toISOString().slice(0, 10));
  return {
    year,
    notice: { title: `${year}年通知`, number: '试1号', date: `${year - 1}-11-04`, source: '试' },
    holidays,
    makeUpDays,
    statutoryHolidays: [`${year}-01-01`],
  };
}

const head = {
  title: '2027年节假日安排',
  version: '2027-1',
  date: '2026-12-01',
  lawAsOf: '2026-12-01',
  wholeLaw: false,
  source: '国务院办公厅通知',
};

function folder(name: string, holidays: unknown, of: Partial<typeof head> = {}): string {
  mkdirSync(path(name), { recursive: true });
  writeFileSync(path(name, 'data.json'), JSON.stringify({ ...head, ...of }));
  writeFileSync(path(name, 'holidays.json'), JSON.stringify(holidays));
  return path(name);
}

const years = (...numbers: number[]) => ({ years: numbers.map(notice) });

/** Packs a folder, signed by the bureau. */
async function packed(name: string, holidays: unknown, of: Partial<typeof head> = {}): Promise<string> {
  const out = path(`${name}.anjuan-data`);
  rmSync(out, { force: true });
  const signed = ['--p12', path('maker.p12'), '--password-env', 'ANJUAN_MAKER'];
  expect(await anjuan('data', 'pack', folder(name, holidays, of), '--out', out, ...signed), printed()).toBe(
    0,
  );
  return out;
}

/** The package with its entries changed, whatever its manifest says. */
function rewritten(
  from: string,
  name: string,
  change: (entries: Record<string, Uint8Array>) => void,
): string {
  const entries: Record<string, Uint8Array> = unzipSync(readFileSync(from));
  change(entries);
  writeFileSync(path(name), zipSync(entries));
  return path(name);
}

const install = (file: string, ...more: string[]) =>
  anjuan('data', 'install', file, '--data', station, ...more);

let first = '';
beforeAll(async () => {
  vi.stubEnv('ANJUAN_MAKER', password);
  const engine = await openEngine({
    dataFolder: station,
    resourcesFolder: root,
    printPdf: () => Promise.reject(new Error('not here')),
    grantedPath: () => null,
  });
  await engine.call('station/start', { with: 'empty' }, {});
  await engine.close();
  const asked = { agencyName: '省交通运输厅', password, now: new Date(), years: 3 };
  writeFileSync(path('maker.p12'), (await createTrialIdentity(asked)).pkcs12);
  first = await packed('first', years(2027));
  expect(await install(first, '--accept-unknown'), printed()).toBe(0);
}, 120_000);
afterEach(() => vi.restoreAllMocks());
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(work, { recursive: true, force: true });
});

/** Refused with its own code, in Chinese, with nothing changed. */
async function refused(file: string, code: string, ...more: string[]): Promise<string> {
  const before = held();
  expect(await install(file, ...more)).toBe(2);
  expect(printed()).toMatch(new RegExp(`(^|\n)${code} \\p{Script=Han}`, 'u'));
  expect(held()).toBe(before);
  return printed();
}

test('check, pack, install, list, withdraw, install again', async () => {
  expect(await anjuan('data', 'check', path('first'))).toBe(0);
  expect(printed()).toContain('《2027年节假日安排》');
  expect(await anjuan('data', 'installed', '--data', station, '--json')).toBe(0);
  const { installed } = JSON.parse(printed());
  expect(installed).toMatchObject([
    { title: head.title, date: head.date, lawAsOf: head.lawAsOf, source: head.source, removedOn: null },
  ]);
  const digest = String(installed[0].sha256).slice(0, 12);
  expect(await anjuan('data', 'remove', digest, '--data', station)).toBe(0);
  expect(printed()).toContain('取消');
  expect(await install(first, '--accept-unknown')).toBe(0);
  expect(await anjuan('data', 'installed', '--data', station)).toBe(0);
  expect(printed()).toContain('2026、2027 年');
});

test('a signer that the station does not know is installed by an explicit yes alone', async () => {
  const file = await packed('unknown', years(2027, 2028), {
    title: '2028年节假日安排',
    version: '2028-1',
    date: '2027-11-20',
  });
  await refused(file, 'DATA_PACKAGE_UNKNOWN');
});

test('a changed file under a signature is refused, whatever one accepts', async () => {
  const file = rewritten(first, 'changed.anjuan-data', (entries) => {
    const manifest = JSON.parse(strFromU8(entries['manifest.json'] ?? new Uint8Array()));
    entries['manifest.json'] = strToU8(JSON.stringify({ ...manifest, source: '改过的来源' }));
  });
  await refused(file, 'DATA_PACKAGE_SIGNATURE', '--accept-unknown');
});

test('a year that leaves a gap is refused and named', async () => {
  const before = held();
  const gap = folder('gap', years(2029), {
    title: '2029年节假日安排',
    version: '2029-1',
    date: '2028-11-20',
  });
  expect(await anjuan('data', 'pack', gap, '--out', path('gap.anjuan-data'), '--data', station)).toBe(2);
  expect(printed()).toMatch(/(^|\n)DATA_PACKAGE_GAP /);
  expect(printed()).toContain('2028');
  expect(held()).toBe(before);
});

test('an older date is refused', async () => {
  const file = await packed('older', years(2027), {
    version: '2027-0',
    date: '2026-11-05',
    lawAsOf: '2026-11-05',
  });
  await refused(file, 'DATA_PACKAGE_OLDER', '--accept-unknown');
});

test('a broken schema: the folder’s mistakes are named with file and place, and it is not packed', async () => {
  const broken = folder('broken', { years: [{ ...notice(2028), year: '二〇二八' }] });
  expect(await anjuan('data', 'check', broken)).toBe(1);
  expect(printed()).toMatch(/holidays\.json\s+\/years\/0/);
  expect(await anjuan('data', 'pack', broken, '--out', path('broken.anjuan-data'))).toBe(2);
  expect(printed()).toMatch(/(^|\n)DATA_PACKAGE_UNSOUND /);
});

test('a broken schema in a package whose manifest says otherwise is refused', async () => {
  const file = rewritten(first, 'unsound.anjuan-data', (entries) => {
    const content = strToU8(JSON.stringify({ years: [{ year: 2028 }] }));
    const manifest = JSON.parse(strFromU8(entries['manifest.json'] ?? new Uint8Array()));
    const sha256 = createHash('sha256').update(content).digest('hex');
    entries['manifest.json'] = strToU8(
      JSON.stringify({ ...manifest, files: [{ path: 'holidays.json', size: content.length, sha256 }] }),
    );
    entries['holidays.json'] = content;
    for (const name of Object.keys(entries)) if (/\.p7s$|signature/.test(name)) delete entries[name];
  });
  await refused(file, 'DATA_PACKAGE_UNSOUND', '--accept-unknown');
});

test('a path outside of the package is refused', async () => {
  const file = rewritten(first, 'outside.anjuan-data', (entries) => {
    entries['../outside.json'] = strToU8('{}');
  });
  await refused(file, 'DATA_PACKAGE_PATH', '--accept-unknown');
  expect(readdirSync(work)).not.toContain('outside.json');
});

test('a form is data too: checked, packed, installed and listed with its source and the day of its law', async () => {
  const form = path('vehicle-handover');
  expect(
    await anjuan('form', 'new', 'vehicle-handover', '--title', '车辆交接单', '--out', work),
    printed(),
  ).toBe(0);
  const definition = join(form, 'form.json');
  const about = { source: '某省厅通知〔2026〕1号', lawAsOf: '2026-11-01' };
  writeFileSync(definition, JSON.stringify({ ...JSON.parse(readFileSync(definition, 'utf8')), ...about }));
  expect(await anjuan('data', 'check', form), printed()).toBe(0);
  expect(printed()).toContain('《车辆交接单》');
  const out = path('handover.anjuan-form');
  const signed = ['--p12', path('maker.p12'), '--password-env', 'ANJUAN_MAKER'];
  expect(await anjuan('data', 'pack', form, '--out', out, ...signed), printed()).toBe(0);
  expect(await install(out)).toBe(2);
  expect(printed()).toMatch(/(^|\n)FORM_PACKAGE_UNKNOWN /);
  expect(await install(out, '--accept-unknown'), printed()).toBe(0);
  expect(await anjuan('data', 'installed', '--data', station)).toBe(0);
  expect(printed()).toMatch(/《车辆交接单》.*某省厅通知〔2026〕1号.*截至 2026-11-01/);
});
