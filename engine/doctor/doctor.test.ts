import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '../../contract/app-error.ts';
import type { DoctorCheck } from '../../contract/commands/doctor.ts';
import type { PdfPrinter } from '../../contract/print.ts';
import { openEngine } from '../engine.ts';
import { holidayCheck } from './data-checks.ts';
import { clockCheck, diskCheck, machineCheck } from './machine-checks.ts';
import { fontCheck } from './print-checks.ts';
import { backupCheck, keyCheck } from './station-checks.ts';

const root = resolve(import.meta.dirname, '../..');
const noPrinter: PdfPrinter = () =>
  Promise.reject(new AppError('PRINT_UNAVAILABLE', { problem: '/home/zhangsan/没有' }));

async function examine(now?: () => Date): Promise<{ checks: readonly DoctorCheck[]; strings: Set<string> }> {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-doctor-'));
  const options = { dataFolder: folder, resourcesFolder: root, printPdf: noPrinter, grantedPath: () => null };
  const first = await openEngine({ ...options, sample: true });
  await first.call('identity/makeTrial', {}, first);
  const station = await first.call('station/get', {}, first);
  const list = await first.call(
    'cases/list',
    { query: '', state: 'all', sort: 'changed', offset: 0, limit: 50 },
    first,
  );
  const ids = (list as unknown as { value: { cases: readonly { id: string }[] } }).value.cases.map(
    ({ id }) => id,
  );
  const files = await Promise.all(ids.map((caseId) => first.call('cases/asFile', { caseId }, first)));
  await first.close();
  const engine = await openEngine({ ...options, ...(now ? { now } : {}) });
  const answer = await engine.call('doctor/examine', {}, engine);
  await engine.close();
  if (!answer.ok) throw new Error(answer.error.code);
  return {
    ...(answer.value as { checks: readonly DoctorCheck[] }),
    strings: typed([station, list, files, folder]),
  };
}

/** Every word of two and more characters that stands anywhere in these values. */
function typed(value: unknown): Set<string> {
  const words = new Set<string>();
  const walk = (one: unknown) => {
    if (typeof one === 'string' && one.length > 1) words.add(one);
    else if (Array.isArray(one)) one.forEach(walk);
    else if (one && typeof one === 'object') Object.values(one).forEach(walk);
  };
  walk(value);
  return words;
}

test('the report over the sample station holds no name, number, certificate, agency or path of it', async () => {
  const { checks, strings } = await examine();
  const report = JSON.stringify(checks);
  const personal = [...strings].filter((word) => /[\u4e00-\u9fff]{2}|\d{6}|\//.test(word));
  expect(personal).toEqual(expect.arrayContaining(['张伟国'].filter((name) => strings.has(name))));
  expect(personal.length).toBeGreaterThan(40);
  // Words of the law's own that a setting may hold too.
  const common = new Set(['中华人民共和国', '行政处罚']);
  expect(personal.filter((word) => report.includes(word) && !common.has(word))).toEqual([]);
  expect(report).not.toContain('zhangsan');
  expect(checks.map(({ id }) => id)).toEqual([
    'machine',
    'fonts',
    'printers',
    'disk',
    'clock',
    'forms',
    'holidays',
    'law',
    'database',
    'audit',
    'backups',
    'keys',
  ]);
});

test('a clock set back before what was recorded is ill', async () => {
  const { checks } = await examine(() => new Date('2020-01-01T00:00:00Z'));
  expect(checks.find(({ id }) => id === 'clock')).toMatchObject({ state: 'ill' });
});

test('clock: zone, and what was recorded later', () => {
  const now = new Date('2026-11-25T00:00:00Z');
  expect(clockCheck(now, null, 480).state).toBe('well');
  expect(clockCheck(now, '2026-11-24T23:59:59.000Z', 480).state).toBe('well');
  expect(clockCheck(now, '2026-11-25T00:00:01.000Z', 480).state).toBe('ill');
  expect(clockCheck(now, null, 0)).toMatchObject({ state: 'look', advice: expect.stringContaining('时区') });
});

test('holidays: a year that is missing is ill, next year’s from December a thing to look at', () => {
  expect(holidayCheck('2026-11-25').state).toBe('well');
  expect(holidayCheck('2026-12-01').state).toBe('look');
  expect(holidayCheck('2027-01-04')).toMatchObject({ state: 'ill', found: expect.stringContaining('2027') });
});

test('machine and disk', async () => {
  expect(machineCheck(8 * 1024 ** 3).state).toBe('well');
  expect(machineCheck(2 * 1024 ** 3).state).toBe('look');
  expect((await diskCheck(join(tmpdir(), 'anjuan-not-there'), '本站数据')).state).toBe('ill');
});

test('fonts: missing characters are named, a printer that fails is ill with its code only', async () => {
  const printed = { pdf: new Uint8Array(), pages: 1, sealPlace: null, faces: ['Noto Serif SC'] };
  expect((await fontCheck(async () => ({ ...printed, missing: [] }))).state).toBe('well');
  const missing = [{ pointer: null, character: '㛃' }];
  expect(await fontCheck(async () => ({ ...printed, missing }))).toMatchObject({
    state: 'look',
    found: expect.stringContaining('㛃'),
  });
  const failed = await fontCheck(noPrinter);
  expect(failed).toMatchObject({ state: 'ill', found: '没有制成（PRINT_UNAVAILABLE）' });
});

test('keys and backups: none, trial, expiring, expired; old, only here', () => {
  const now = new Date('2026-11-25T00:00:00Z');
  const identity = (notAfter: string, trial: boolean) => ({
    identities: [
      {
        id: 'a',
        subject: '张三',
        issuer: '某',
        algorithm: 'RSA',
        notBefore: '2026-01-01T00:00:00Z',
        notAfter,
        trial,
        unlocked: true,
        keptIn: 'file' as const,
      },
    ],
    chosen: 'a',
  });
  expect(keyCheck({ identities: [], chosen: null }, now).state).toBe('look');
  expect(keyCheck(identity('2028-01-01T00:00:00Z', false), now).state).toBe('well');
  expect(keyCheck(identity('2028-01-01T00:00:00Z', true), now).state).toBe('look');
  expect(keyCheck(identity('2026-12-20T00:00:00Z', false), now).state).toBe('look');
  expect(keyCheck(identity('2026-11-24T00:00:00Z', false), now).state).toBe('ill');
  const backup = (stamp: string, place: 'own' | 'second') => ({
    stamp,
    place,
    reason: 'daily' as const,
    size: 1,
    cases: 1,
    documents: 1,
    signedBy: null,
    spoilt: 0,
  });
  expect(backupCheck([], now).state).toBe('look');
  expect(backupCheck([backup('2026-11-24_120000', 'second')], now).state).toBe('well');
  expect(backupCheck([backup('2026-11-24_120000', 'own')], now).advice).toContain('第二');
  expect(backupCheck([backup('2026-11-01_120000', 'second')], now).state).toBe('look');
});
