import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { emptyStation } from '../cases/station-settings.ts';
import { loadFormLibrary } from '../forms/form-library.ts';
import { resolveLayout } from '../forms/resolve-layout.ts';
import { makersOf } from './commands.ts';
import { exportDocument } from './export-document.ts';
import type { Identity } from './signing/identity.ts';
import { openPkcs12 } from './signing/pkcs12.ts';
import { requireUniform } from './signing/signers.ts';
import { makeAuthority, samplePng, type TestAuthority } from './signing/signing-test-support.ts';
import { createTrialIdentity } from './signing/trial-identity.ts';
import { trialSeal } from './signing/trial-seal.ts';
import { noTrust } from './signing/trust/station-trust.ts';

const library = loadFormLibrary(join(import.meta.dirname, '..', '..'));
let pki: TestAuthority;
let trial: Identity;
let now: Date;

beforeAll(async () => {
  pki = makeAuthority();
  now = new Date();
  const { pkcs12 } = await createTrialIdentity({ agencyName: '某局', password: 'x', now, years: 1 });
  trial = openPkcs12(pkcs12, 'x', now);
}, 120_000);

const imported = () => `data:image/png;base64,${Buffer.from(samplePng()).toString('base64')}`;

function makers(identity: Identity | null, seal: string | null) {
  const station = { ...emptyStation(), seal };
  const printPdf = () => Promise.reject(new Error('nothing is printed here'));
  return makersOf({ station: () => station, printPdf, now: () => now, trust: async () => noTrust }, identity);
}

test('a trial identity seals with the trial seal alone, a real one with the imported seal or none', async () => {
  const drawn = Buffer.from((await trialSeal()).png);
  expect(Buffer.from((await makers(trial, imported())).seal?.png ?? [])).toEqual(drawn);
  expect(Buffer.from((await makers(trial, null)).seal?.png ?? [])).toEqual(drawn);
  expect(Buffer.from((await makers(pki.rsa, imported())).seal?.png ?? [])).toEqual(Buffer.from(samplePng()));
  expect((await makers(pki.rsa, null)).seal).toBeNull();
  const both = [trial, pki.rsa].map((identity) => ({ role: 'agency' as const, identity }));
  expect(() => requireUniform(both)).toThrow(expect.objectContaining({ code: 'SIGNERS_MIXED' }));
});

test('every part of a signed DOCX of ours is in the Manifest with its type; no file properties are left', async () => {
  for (const form of library.forms.filter(({ definition }) => (definition.series ?? 99) <= 24)) {
    const { title } = form.definition;
    const blocks = resolveLayout(form, form.sample, []);
    const paper = { form, title, content: form.sample, blocks, page: form.layout.page, watermark: null };
    const { bytes } = await exportDocument(paper, 'docx', await makers(pki.ec, imported()));
    const entries = unzipSync(bytes);
    const parts = Object.keys(entries).filter((name) => !name.endsWith('/'));
    expect(
      parts.filter((name) => name.startsWith('docProps/')),
      title,
    ).toEqual([]);
    const xml = strFromU8(entries['_xmlsignatures/sig1.xml'] ?? new Uint8Array());
    const signed = [...xml.matchAll(/<Reference URI="\/([^"?]+)\?ContentType=([^"]+)">/g)];
    // The types of the parts are signed with them, one by one; the signature does not cover itself.
    const visible = parts.filter(
      (name) => name !== '[Content_Types].xml' && !name.startsWith('_xmlsignatures/'),
    );
    expect(signed.map(([, part]) => part).sort(), title).toEqual(visible.sort());
    expect(visible, title).toEqual(
      expect.arrayContaining(['_rels/.rels', 'word/document.xml', 'word/styles.xml', 'word/settings.xml']),
    );
    expect(
      signed.every(([, , type]) => /^(application|image)\//.test(type ?? '')),
      title,
    ).toBe(true);
  }
});
