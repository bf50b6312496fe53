import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { emptyFolder, openStation, type Station } from './testing/two-stations.ts';

const opened: Station[] = [];
async function station(): Promise<Station> {
  const one = await openStation();
  opened.push(one);
  return one;
}
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function packFor(here: Station, caseId: string, certificate: string): Promise<string> {
  const folder = emptyFolder();
  const input = { caseIds: [caseId], purpose: 'transfer', folder: here.grant(folder) } as const;
  const { file } = await here.ask('transfer/pack', {
    ...input,
    caseIds: [caseId],
    recipient: here.grant(certificate),
  });
  expect(readdirSync(folder)).toEqual([file]);
  return join(folder, file);
}

async function certificateOf(one: Station): Promise<string> {
  await one.ask('identity/makeTrial', {});
  const folder = emptyFolder();
  const { file } = await one.ask('transfer/certificate', { folder: one.grant(folder) });
  return join(folder, file);
}

test('only the station that it is encrypted to opens a bundle', async () => {
  const [here, there, third] = [await station(), await station(), await station()];
  const caseId = await here.importExample('open-case.json');
  const bundle = await packFor(here, caseId, await certificateOf(there));
  expect(readFileSync(bundle).includes('manifest.json')).toBe(false);
  await third.ask('identity/makeTrial', {});
  for (const other of [third, here]) {
    const open = other.ask('transfer/open', { file: other.grant(bundle) });
    await expect(open).rejects.toMatchObject({ code: 'BUNDLE_FOR_OTHER' });
  }
  expect(await there.take(bundle)).toMatchObject({ cases: [{ caseId, changed: true }] });
  expect(await there.ask('cases/asFile', { caseId })).toEqual(await here.ask('cases/asFile', { caseId }));
  // Nothing of it stays in the clear.
  await expect.poll(() => readdirSync(there.dataFolder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test.each([
  ['RSA', ['-newkey', 'rsa:2048']],
  ['P-256', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']],
])('openssl opens a bundle encrypted to its own %s certificate', async (_name, kind) => {
  const here = await station();
  const caseId = await here.importExample('open-case.json');
  const folder = emptyFolder();
  const [key, certificate, zip] = ['key.pem', 'cert.pem', 'plain.zip'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const made = ['req', '-x509', '-nodes', ...kind, '-keyout', key, '-out', certificate, '-days', '2'];
  execFileSync('openssl', [...made, '-subj', '/CN=Receiver'], { stdio: 'pipe' });
  const bundle = await packFor(here, caseId, certificate);
  const decrypt = ['cms', '-decrypt', '-binary', '-inform', 'DER', '-in', bundle, '-inkey', key];
  execFileSync('openssl', [...decrypt, '-recip', certificate, '-out', zip], { stdio: 'pipe' });
  expect(execFileSync('unzip', ['-Z1', zip], { encoding: 'utf8' })).toContain('manifest.json');
});

test('a spoilt envelope brings what was sent, or nothing', async () => {
  const there = await station();
  const here = await station();
  const caseId = await here.importExample('open-case.json');
  const bytes = readFileSync(await packFor(here, caseId, await certificateOf(there)));
  const path = join(emptyFolder(), 'spoilt.anjuan');
  writeFileSync(path, bytes);
  const sent = (await there.ask('transfer/open', { file: there.grant(path) })).info.sha256;
  for (let at = 1; at < 600; at += 7) {
    const copy = Uint8Array.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 0x15;
    writeFileSync(path, copy);
    const answer = await there
      .ask('transfer/open', { file: there.grant(path) })
      .then(({ info }) => info.sha256)
      .catch((error: { code: string }) => error.code);
    // A changed byte that no reader looks at lets through what was sent, never anything else.
    expect(answer === sent || /^BUNDLE_/.test(answer)).toBe(true);
  }
});

test('what is no certificate encrypts nothing, and nothing is left', async () => {
  const here = await station();
  const caseId = await here.importExample('open-case.json');
  const folder = emptyFolder();
  const no = join(emptyFolder(), 'no.cer');
  writeFileSync(no, 'not a certificate');
  const input = {
    caseIds: [caseId],
    purpose: 'transfer',
    folder: here.grant(folder),
    recipient: here.grant(no),
  } as const;
  await expect(here.ask('transfer/pack', { ...input, caseIds: [caseId] })).rejects.toMatchObject({
    code: 'CERTIFICATE_UNREADABLE',
  });
  expect(readdirSync(folder)).toEqual([]);
});
