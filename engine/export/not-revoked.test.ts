import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseFileReader } from '../cases/read-case-file.ts';
import { emptyStation } from '../cases/station-settings.ts';
import { loadFormLibrary } from '../forms/form-library.ts';
import { exportHandlers } from './commands.ts';
import { Identities } from './identities.ts';
import { RevokingAuthority, usages } from './signing/trust/revocation-test-support.ts';
import { TrustStore } from './trust-store.ts';

const root = join(import.meta.dirname, '..', '..');
const library = loadFormLibrary(root);
const example = 'ride-hailing-person.json';
const file = caseFileReader(root, library)(example, readFileSync(join(root, 'examples', example)));
const serial = '0a01';
const days = (count: number) => new Date(Date.now() + count * 86_400_000);

let ca: RevokingAuthority;
let folder: string;

beforeAll(() => {
  ca = new RevokingAuthority();
  ca.issue('signer', serial, usages.signer);
  ca.identity('signer', 'ca');
  folder = mkdtempSync(join(tmpdir(), 'anjuan-revoked-'));
}, 60_000);

afterAll(() => {
  ca.end();
  rmSync(folder, { recursive: true, force: true });
});

test('a certificate that the list given to the station calls revoked signs nothing, and nothing is written', async () => {
  const now = () => new Date();
  const identities = new Identities(folder, now);
  await identities.import(ca.read('signer.p12'), 'test');
  const trusts = new TrustStore(folder, now);
  const target = join(folder, '导出');
  mkdirSync(target);
  const done: string[] = [];
  const handlers = exportHandlers({
    library,
    identities,
    station: emptyStation,
    caseFile: () => file,
    printPdf: () => {
      done.push('printed');
      return Promise.reject(new Error('printed'));
    },
    now,
    dataFolder: folder,
    progress: () => undefined,
    recordDossier: () => done.push('recorded'),
    recordExport: () => done.push('recorded'),
    today: () => '2026-11-25',
    trust: async () => trusts.trust(await identities.trusted()),
    grantedPath: (token) => token,
    lastActAt: () => null,
  });
  const issued = { caseId: 'c', documentId: 'notice', kinds: ['pdf' as const], folder: target };
  const attempts = [
    () => handlers['export/document'](issued),
    () => handlers['dossier/make']({ caseId: 'c', folder: target }),
  ];
  // By a list that does not name it, the work goes as far as the printer.
  await trusts.take('good.crl', ca.list(days(-3), days(30)), 'revocation');
  for (const attempt of attempts) {
    await expect(attempt()).rejects.toThrow();
    expect(done.splice(0)).toContain('printed');
  }
  const at = days(-2);
  await trusts.take('bad.crl', ca.list(days(-1), days(30), [{ serial, at }]), 'revocation');
  const params = { subject: 'signer', on: at.toISOString().slice(0, 10) };
  for (const attempt of attempts) {
    await expect(attempt()).rejects.toMatchObject({ code: 'CERT_REVOKED', params });
  }
  expect(done).toEqual([]);
  expect(readdirSync(target)).toEqual([]);
});
