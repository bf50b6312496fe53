import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ExportedFile } from '../../contract/commands/export.ts';
import { caseFileReader } from '../cases/read-case-file.ts';
import { emptyStation } from '../cases/station-settings.ts';
import { loadFormLibrary } from '../forms/form-library.ts';
import { type ExportContext, exportHandlers } from './commands.ts';
import { Identities } from './identities.ts';
import { pdfsig } from './signing/independent-verifiers.ts';
import { makeAuthority, password, type TestAuthority } from './signing/signing-test-support.ts';
import { makeSm2Authority, type Sm2Authority } from './signing/sm2-test-support.ts';
import { noTrust } from './signing/trust/station-trust.ts';
import { builtPrinter } from './testing/built-printer.ts';

const root = join(import.meta.dirname, '..', '..');
const library = loadFormLibrary(root);
const example = 'ride-hailing-person.json';
const file = caseFileReader(root, library)(example, readFileSync(join(root, 'examples', example)));
/** 违法行为通知书, issued. */
const documentId = 'notice';

let printer: ReturnType<typeof builtPrinter>;
let pki: TestAuthority;
let sm2: Sm2Authority;
let folder: string;
let target: string;
let now: Date;
let lastAct: string | null;
let shown: typeof file;
let recorded: ExportedFile[];
let identities: Identities;

beforeAll(() => {
  printer = builtPrinter();
  pki = makeAuthority();
  sm2 = makeSm2Authority();
}, 120_000);
afterAll(() => printer.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'anjuan-faults-'));
  target = join(folder, '导出');
  mkdirSync(target);
  writeFileSync(join(target, '原有.txt'), '原有');
  now = new Date();
  lastAct = null;
  shown = file;
  recorded = [];
  identities = new Identities(folder, () => now);
  await identities.import(pki.files.rsa, password);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Exports the issued notice by the real command; only the store behind it is left out. */
async function exported(more: object = {}, tsa?: string) {
  const context: ExportContext = {
    library,
    identities,
    station: () => ({ ...emptyStation(), ...(tsa ? { tsa } : {}) }),
    caseFile: () => shown,
    printPdf: printer.printPdf,
    now: () => now,
    dataFolder: folder,
    progress: () => undefined,
    recordDossier: () => undefined,
    today: () => '2026-11-25',
    trust: async () => noTrust,
    grantedPath: (token) => token,
    lastActAt: () => lastAct,
    recordExport: (_case, _document, made) => recorded.push(made),
  };
  const input = { caseId: 'c', documentId, kinds: ['pdf', 'docx'] as const, folder: target, ...more };
  return exportHandlers(context)['export/document']({ ...input, kinds: [...input.kinds] });
}

/** It fails with that code, nothing is left in the folder but what was there, and no export is on record. */
async function expectNothing(work: Promise<unknown>, code: string, params?: object): Promise<void> {
  await expect(work).rejects.toMatchObject({ code, ...(params ? { params } : {}) });
  expect(readdirSync(target)).toEqual(['原有.txt']);
  expect(recorded).toEqual([]);
}

describe('what goes wrong while exporting: a code, no half file, nothing lost', () => {
  test('where nothing goes wrong both files are there', async () => {
    const { files } = await exported();
    expect(files.map(({ kind, verdict }) => [kind, verdict?.ok])).toEqual([
      ['pdf', true],
      ['docx', true],
    ]);
    expect(readdirSync(target)).toHaveLength(3);
    const [pdf] = files;
    expect(pdfsig(readFileSync(join(target, pdf?.file ?? '')), pki.authority)).toMatchObject([
      { valid: true, trusted: true },
    ]);
  });

  test('the certificate runs out while the program is open', async () => {
    now = new Date(pki.rsa.notAfter.getTime() + 60_000);
    await expectNothing(exported(), 'CERT_EXPIRED');
  });

  test('the clock stands before the certificate begins', async () => {
    now = new Date(pki.rsa.notBefore.getTime() - 60_000);
    await expectNothing(exported(), 'CERT_NOT_YET_VALID');
  });

  test('the clock was set back: asked first, signed once a person has looked at it', async () => {
    lastAct = new Date(now.getTime() + 10 * 60_000).toISOString();
    await expectNothing(exported(), 'CLOCK_SET_BACK');
    expect((await exported({ clockConfirmed: true })).files).toHaveLength(2);
    // A step of a minute is what a time server does.
    lastAct = new Date(now.getTime() + 60_000).toISOString();
    expect((await exported()).files).toHaveLength(2);
  });

  test('a key that was not unlocked', async () => {
    identities = new Identities(folder, () => now);
    await expectNothing(exported(), 'IDENTITY_LOCKED', { subject: pki.rsa.subjectName });
    const { chosen } = await identities.list();
    await expect(identities.unlock(chosen ?? '', '错')).rejects.toMatchObject({ code: 'P12_WRONG_PASSWORD' });
  });

  test('an SM2 key and a DOCX: refused before the PDF is written; the PDF alone is made', async () => {
    await identities.import(sm2.files.pem, password);
    await expectNothing(exported(), 'SM2_NOT_FOR_DOCX');
    const { files } = await exported({ kinds: ['pdf'] });
    expect(files.map(({ kind, verdict }) => [kind, verdict?.ok, verdict?.signatures[0]?.algorithm])).toEqual([
      ['pdf', true, 'sm2'],
    ]);
  });

  test('a time-stamp authority that nobody answers for', async () => {
    await expectNothing(exported({}, 'http://127.0.0.1:9/tsa'), 'TSA_UNREACHABLE');
  });

  test('a character that no font has', async () => {
    const documents = file.documents.map((one) =>
      one.id === documentId ? { ...one, content: { ...one.content, partyName: '张\u{f0123}' } } : one,
    );
    shown = { ...file, documents };
    await expectNothing(exported(), 'FONT_MISSING_GLYPH');
  });

  test('a folder that is none any more', async () => {
    rmSync(target, { recursive: true });
    writeFileSync(target, '文件');
    await expect(exported()).rejects.toMatchObject({ code: 'FOLDER_UNWRITABLE' });
    expect(readFileSync(target, 'utf8')).toBe('文件');
    expect(recorded).toEqual([]);
  });
});

const mounts = spawnSync('mount', ['--version']).status === 0 && process.getuid?.() === 0;

/** A real small disk below `target`; false where this machine lets nobody mount one. */
function mountDisk(options: string): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', target]).status === 0;
}

describe.skipIf(!mounts)('a disk that is full, and one that is read only (only root can mount them)', () => {
  afterEach(() => void spawnSync('umount', [target]));

  test('full: DISK_FULL, no half file; with room again the same export succeeds', async (context) => {
    if (!mountDisk('size=16k')) return context.skip();
    await expect(exported()).rejects.toMatchObject({ code: 'DISK_FULL', params: { place: target } });
    expect(readdirSync(target)).toEqual([]);
    expect(recorded).toEqual([]);
    execFileSync('mount', ['-o', 'remount,size=20m', target]);
    expect((await exported()).files).toHaveLength(2);
  });

  test('read only: FOLDER_UNWRITABLE that says so', async (context) => {
    if (!mountDisk('ro')) return context.skip();
    await expect(exported()).rejects.toMatchObject({
      code: 'FOLDER_UNWRITABLE',
      params: { problem: '磁盘是只读的' },
    });
    expect(recorded).toEqual([]);
  });
});
