import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ExportedFile } from '../../contract/commands/export.ts';
import { caseFileReader } from '../cases/read-case-file.ts';
import { emptyStation } from '../cases/station-settings.ts';
import { loadFormLibrary } from '../forms/form-library.ts';
import { exportHandlers } from './commands.ts';
import { Identities } from './identities.ts';
import { hasTools, pdfsig } from './signing/independent-verifiers.ts';
import { makeAuthority, type TestAuthority } from './signing/signing-test-support.ts';
import { makeToken, softHsm, tokenPin } from './signing/token-test-support.ts';
import { noTrust } from './signing/trust/station-trust.ts';
import { builtPrinter } from './testing/built-printer.ts';
import { buildLockingDriver } from './testing/locking-driver.ts';

const root = join(import.meta.dirname, '..', '..');
const library = loadFormLibrary(root);
const example = 'ride-hailing-person.json';
const file = caseFileReader(root, library)(example, readFileSync(join(root, 'examples', example)));
const realDriver = softHsm ?? '';
const able = softHsm !== undefined && hasTools('gcc', 'softhsm2-util', 'openssl', 'pdfsig', 'certutil');

let printer: ReturnType<typeof builtPrinter>;
let pki: TestAuthority;
let folder: string;
let target: string;
let driver: string;
let identities: Identities;
let recorded: ExportedFile[];
/** Runs when the page has been printed, so between choosing the key and signing. */
let afterPrinting: () => void;

beforeAll(async () => {
  if (!able) return;
  printer = builtPrinter();
  pki = makeAuthority();
  folder = mkdtempSync(join(tmpdir(), 'anjuan-token-faults-'));
  await makeToken(folder, realDriver, pki);
  driver = buildLockingDriver(folder, realDriver);
}, 120_000);

afterAll(async () => {
  if (!able) return;
  await printer.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  target = mkdtempSync(join(folder, '导出-'));
  writeFileSync(join(target, '原有.txt'), '原有');
  identities = new Identities(mkdtempSync(join(folder, 'station-')), () => new Date());
  recorded = [];
  afterPrinting = () => undefined;
});

async function addKey(file: string, pin: string) {
  const listed = await identities.tokenCertificates(file);
  const wanted = listed.find(({ subject }) => subject === pki.rsa.subjectName)?.certificate ?? '';
  return identities.addToken(file, wanted, pin);
}

/** Exports the issued notice by the real command; only the store behind it is left out. */
async function exported(kinds: ('pdf' | 'docx')[] = ['pdf', 'docx']) {
  const handlers = exportHandlers({
    library,
    identities,
    station: emptyStation,
    caseFile: () => file,
    printPdf: async (job) => {
      const printed = await printer.printPdf(job);
      afterPrinting();
      return printed;
    },
    now: () => new Date(),
    dataFolder: folder,
    progress: () => undefined,
    recordDossier: () => undefined,
    today: () => '2026-11-25',
    trust: async () => noTrust,
    grantedPath: (token) => token,
    lastActAt: () => null,
    recordExport: (_case, _document, made) => recorded.push(made),
  });
  return handlers['export/document']({ caseId: 'c', documentId: 'notice', kinds, folder: target });
}

describe.skipIf(!able)('a USB key that fails: a code, no half file, nothing on record', () => {
  test('wrong PINs: the last try is announced, the third locks, and then the right PIN opens nothing', async () => {
    const refused = (pin: string) => addKey(driver, pin);
    await expect(refused('000001')).rejects.toMatchObject({
      code: 'TOKEN_WRONG_PIN',
      params: { left: '连续输错会锁定' },
    });
    await expect(refused('000002')).rejects.toMatchObject({
      code: 'TOKEN_WRONG_PIN',
      params: { left: '只剩最后一次机会，再错就会锁定' },
    });
    await expect(refused('000003')).rejects.toMatchObject({ code: 'TOKEN_LOCKED' });
    await expect(refused(tokenPin)).rejects.toMatchObject({ code: 'TOKEN_LOCKED' });
    expect((await identities.list()).identities).toEqual([]);
    await expect(exported()).rejects.toMatchObject({ code: 'IDENTITY_MISSING' });
    expectNothing();
  });

  // The last: once its folder was away, SoftHSM serves this process no more.
  test('pulled out between choosing and signing, after the page was printed', async () => {
    await addKey(realDriver, tokenPin);
    const { files } = await exported();
    expect(pdfsig(readFileSync(join(target, files[0]?.file ?? '')), pki.authority)).toMatchObject([
      { valid: true, trusted: true, wholeDocument: true },
    ]);
    for (const { file: name } of files) rmSync(join(target, name));
    recorded = [];
    afterPrinting = () => renameSync(join(folder, 'tokens'), join(folder, 'tokens-away'));
    await expect(exported()).rejects.toMatchObject({ code: 'TOKEN_REMOVED' });
    expectNothing();
    afterPrinting = () => undefined;
    await expect(exported(['docx'])).rejects.toMatchObject({ code: 'TOKEN_REMOVED' });
    expectNothing();
  });
});

function expectNothing(): void {
  expect(readdirSync(target)).toEqual(['原有.txt']);
  expect(recorded).toEqual([]);
}
