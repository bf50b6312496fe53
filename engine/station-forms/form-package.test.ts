import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommandAnswer, CommandInput, CommandName } from '../../contract/commands.ts';
import { type Engine, openEngine } from '../engine.ts';
import { createTrialIdentity } from '../export/signing/trial-identity.ts';

const day = new Date('2026-03-01T09:00:00+08:00');
let root: string;
let engine: Engine;
const path = (...parts: string[]) => join(root, ...parts);

const open = (now = day) =>
  openEngine({
    dataFolder: path('data'),
    resourcesFolder: process.cwd(),
    printPdf: () => Promise.reject(new Error('nothing is printed here')),
    grantedPath: (token) => path(token.replace('file-----', '')),
    now: () => now,
  });
/** A token for a path below the test's folder. */
const at = (name: string) => `file-----${name}`;

async function ask<Name extends CommandName>(name: Name, input: CommandInput<Name>) {
  const outcome = await engine.call(name, input, engine);
  if (!outcome.ok) throw outcome.error;
  return outcome.value as CommandAnswer<Name>;
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'anjuan-form-package-'));
  engine = await open();
  await ask('formFolder/make', { id: 'vehicle-handover', title: '车辆交接单', folder: at('form') });
});
afterEach(async () => {
  await engine.close();
  rmSync(root, { recursive: true, force: true });
});

const pack = (identity: CommandInput<'formFolder/pack'>['identity'], name = 'a.anjuan-form') =>
  ask('formFolder/pack', { folder: at('form'), target: at(name), identity });
const look = (name = 'a.anjuan-form') => ask('formPackage/open', { file: at(name) });
const install = async (accept: boolean, name = 'a.anjuan-form') =>
  ask('formPackage/install', { file: at(name), sha256: (await look(name)).sha256, accept });
const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(path('form', file), change(readFileSync(path('form', file), 'utf8')));
const listed = async () => (await ask('forms/list', {})).forms.map(({ id }) => id);

/** A signing certificate of another station, and a package signed with it. */
async function packedByOthers(): Promise<void> {
  const { pkcs12 } = await createTrialIdentity({
    agencyName: '邻县交通运输局',
    password: '口令',
    now: day,
    years: 1,
  });
  writeFileSync(path('other.p12'), pkcs12);
  await pack({ file: at('other.p12'), password: '口令' });
}

describe('packing', () => {
  test('a folder with a mistake is not packed, and says the first', async () => {
    edit('layout.json', (text) => text.replace('/partyName', '/partyNmae'));
    await expect(pack('none')).rejects.toMatchObject({
      code: 'FORM_UNSOUND',
      params: { count: 1, first: expect.stringContaining('partyNmae') },
    });
  });
  test('the signature is one that openssl verifies over the manifest, and the manifest holds every SHA-256', async () => {
    await packedByOthers();
    const entries = unzipSync(readFileSync(path('a.anjuan-form')));
    for (const name of ['manifest.json', 'manifest.p7s']) writeFileSync(path(name), entries[name] ?? '');
    execFileSync(
      'openssl',
      [
        'cms',
        '-verify',
        '-binary',
        '-inform',
        'DER',
        '-noverify',
        '-in',
        path('manifest.p7s'),
        '-content',
        path('manifest.json'),
        '-out',
        path('verified'),
      ],
      { stdio: 'pipe' },
    );
    const manifest = JSON.parse(readFileSync(path('verified'), 'utf8'));
    expect(manifest).toMatchObject({ format: 'anjuan-form/1', id: 'vehicle-handover', title: '车辆交接单' });
    for (const { path: name, sha256 } of manifest.files) {
      writeFileSync(path('one'), entries[name] ?? '');
      expect(execFileSync('sha256sum', [path('one')], { encoding: 'utf8' }).split(' ')[0]).toBe(sha256);
    }
  });
});

describe('installing', () => {
  test('what nobody signed, or somebody unknown, needs an explicit yes', async () => {
    await pack('none');
    expect((await look()).unknown).toContain('没有签名');
    await expect(install(false)).rejects.toMatchObject({ code: 'FORM_PACKAGE_UNKNOWN' });
    await packedByOthers();
    expect((await look('a (2).anjuan-form')).signature).toMatchObject({
      integrity: 'intact',
      signer: expect.stringContaining('邻县'),
    });
    expect((await look('a (2).anjuan-form')).unknown).toContain('邻县');
    expect(await listed()).not.toContain('vehicle-handover');
    await install(true);
    expect(await listed()).toContain('vehicle-handover');
    expect((await ask('formPackage/list', {})).installed).toMatchObject([
      { id: 'vehicle-handover', trusted: false, signer: null, installedOn: '2026-03-01', removedOn: null },
    ]);
  });
  test('what the station itself signed needs no yes, and the register says so', async () => {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', path('k.pem')];
    const usage = [
      '-addext',
      'keyUsage=critical,digitalSignature,nonRepudiation,keyCertSign',
      '-days',
      '9000',
    ];
    execFileSync(
      'openssl',
      ['req', '-x509', ...key, ...usage, '-subj', '/CN=Station', '-out', path('c.pem')],
      {
        stdio: 'pipe',
      },
    );
    execFileSync('openssl', [
      'pkcs12',
      '-export',
      '-inkey',
      path('k.pem'),
      '-in',
      path('c.pem'),
      '-passout',
      'pass:word',
      '-out',
      path('own.p12'),
    ]);
    await engine.close();
    engine = await open(new Date());
    await ask('identity/import', { file: at('own.p12'), password: 'word' });
    await pack('station');
    expect(await look()).toMatchObject({ unknown: null, signature: { signer: 'Station', trust: 'trusted' } });
    await install(false);
    expect((await ask('formPackage/list', {})).installed).toMatchObject([
      { trusted: true, signer: 'Station' },
    ]);
  });
  test('it is there at the next start, gives a page, and takes no official form’s place', async () => {
    await pack('none');
    await install(true);
    await engine.close();
    engine = await open();
    expect(await listed()).toContain('vehicle-handover');
    const { blocks } = await ask('forms/preview', { form: 'vehicle-handover', fill: 'sample' });
    expect(JSON.stringify(blocks)).toContain('张伟');
    edit('form.json', (text) => text.replace('"id": "vehicle-handover"', '"id": "penalty-decision"'));
    edit('schema.json', (text) =>
      text.replace('anjuan:form:vehicle-handover', 'anjuan:form:penalty-decision'),
    );
    await expect(pack('none')).rejects.toMatchObject({ code: 'FORM_UNSOUND' });
  });
  test('it brings its own checklist, which the review then asks', async () => {
    const item = {
      id: 'CL-01',
      question: '车辆状况是否逐项写明？',
      basis: [{ law: '中华人民共和国行政强制法', article: '第二十四条' }],
      howToJudge: '与照片一致。',
      automatic: 'no',
      rules: [],
    };
    const list = { id: 'handover', title: '审核清单', form: 'vehicle-handover', items: [item] };
    writeFileSync(path('form', 'checklist.json'), JSON.stringify(list));
    await pack('none');
    await install(true);
    await engine.close();
    engine = await open();
    const { caseId } = await ask('cases/create', {
      causeId: 'ride-hailing-without-vehicle-permit',
      cause: '',
      procedure: 'ordinary',
    });
    const { documentId } = await ask('documents/create', { caseId, form: 'vehicle-handover' });
    const { checklist } = await ask('review/open', { caseId, documentId });
    expect(checklist).toMatchObject([
      { id: 'CL-01', question: item.question, unknownRules: [], answer: null },
    ]);
  });
  test('a later version takes its turn by day; an earlier one is refused', async () => {
    await pack('none');
    await install(true);
    await expect(
      pack('none', 'b.anjuan-form').then(() => install(true, 'b.anjuan-form')),
    ).resolves.toBeDefined();
    edit('form.json', (text) => text.replaceAll('2026-03-01', '2026-07-01'));
    await pack('none', 'c.anjuan-form');
    await install(true, 'c.anjuan-form');
    const form = (await ask('forms/list', {})).forms.find(({ id }) => id === 'vehicle-handover');
    expect(form?.versions).toEqual([
      { version: '2026-07-01', from: '2026-07-01', until: null },
      { version: '2026-03-01', from: '2026-03-01', until: '2026-06-30' },
    ]);
    edit('form.json', (text) => text.replaceAll('2026-07-01', '2026-05-01'));
    await pack('none', 'd.anjuan-form');
    await expect(install(true, 'd.anjuan-form')).rejects.toMatchObject({ code: 'FORM_VERSION_TAKEN' });
  });
  test('taken out, it is offered no more and still there for documents that are of it', async () => {
    await pack('none');
    await install(true);
    await ask('formPackage/remove', { id: 'vehicle-handover' });
    expect(await listed()).not.toContain('vehicle-handover');
    await expect(ask('forms/preview', { form: 'vehicle-handover', fill: 'sample' })).resolves.toBeDefined();
    await expect(ask('formPackage/remove', { id: 'vehicle-handover' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await install(true);
    expect(await listed()).toContain('vehicle-handover');
  });
  test('a backup brings it to a machine that has none', async () => {
    await pack('none');
    const { sha256 } = await install(true);
    const { backup } = await ask('backup/make', { place: 'own' });
    const found = readdirSync(path('data'), { recursive: true, encoding: 'utf8' });
    const kept = found.find((name) => name.includes(backup.stamp) && name.endsWith(`${sha256}.anjuan-form`));
    expect(kept).toBeDefined();
    await engine.close();
    rmSync(path('data', 'forms'), { recursive: true });
    engine = await open();
    expect(await listed()).not.toContain('vehicle-handover');
    await ask('backup/restore', { backup: { place: 'own', stamp: backup.stamp } });
    await engine.close();
    engine = await open();
    expect(await listed()).toContain('vehicle-handover');
  });
  test('a package spoilt on the disk is named, and the others still load', async () => {
    await pack('none');
    const { sha256 } = await install(true);
    await engine.close();
    const file = path('data', 'forms', `${sha256}.anjuan-form`);
    const bytes = readFileSync(file);
    bytes[60] = (bytes[60] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    engine = await open();
    const { broken, forms } = await ask('forms/list', {});
    expect(broken).toMatchObject([
      { form: 'vehicle-handover', problem: expect.stringContaining('损坏或被改动') },
    ]);
    expect(forms.length).toBeGreaterThan(40);
  });
});

describe('a hostile package installs nothing', () => {
  type Entries = Record<string, Uint8Array>;
  test.each<[string, (entries: Entries) => void]>([
    [
      'a file changed after the manifest',
      (e) => {
        e['layout.json'] = Buffer.from('{}');
      },
    ],
    [
      'the manifest changed after the signature',
      (e) => {
        e['manifest.json'] = Buffer.from(
          Buffer.from(e['manifest.json'] ?? '')
            .toString()
            .replace('车辆交接单', '车辆领取单'),
        );
      },
    ],
    [
      'a file too many',
      (e) => {
        e['run.js'] = Buffer.from('1');
      },
    ],
    [
      'a way out of the folder',
      (e) => {
        e['../form.json'] = Buffer.from('{}');
      },
    ],
    [
      'a file too few',
      (e) => {
        delete e['sample.json'];
      },
    ],
    [
      'no manifest',
      (e) => {
        delete e['manifest.json'];
      },
    ],
    [
      'a bomb',
      (e) => {
        e['layout.json'] = new Uint8Array(50_000_000);
      },
    ],
  ])('%s', async (_name, change) => {
    await packedByOthers();
    const entries = unzipSync(readFileSync(path('a.anjuan-form')));
    change(entries);
    writeFileSync(path('bad.anjuan-form'), zipSync(entries));
    await expect(look('bad.anjuan-form')).rejects.toMatchObject({ code: 'FORM_PACKAGE_UNREADABLE' });
    expect((await ask('formPackage/list', {})).installed).toEqual([]);
  });
  test('another file than the one that was looked at', async () => {
    await pack('none');
    const { sha256 } = await look();
    await expect(
      ask('formPackage/install', {
        file: at('a.anjuan-form'),
        sha256: sha256.replace(/^./, (c) => (c === '0' ? '1' : '0')),
        accept: true,
      }),
    ).rejects.toMatchObject({ code: 'FORM_PACKAGE_UNREADABLE' });
  });
  test('no package at all', async () => {
    writeFileSync(path('x.anjuan-form'), 'hello');
    await expect(look('x.anjuan-form')).rejects.toMatchObject({ code: 'FORM_PACKAGE_UNREADABLE' });
  });
});
