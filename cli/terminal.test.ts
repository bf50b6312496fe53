import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProduceReport } from '../contract/commands/export.ts';
import type { FileVerdict } from '../contract/verdict.ts';
import { createTrialIdentity } from '../engine/export/signing/trial-identity.ts';

const root = join(import.meta.dirname, '..');
const program = join(root, 'build', 'app', 'cli.js');
const example = (name: string) => join(root, 'examples', name);
const person = example('ride-hailing-person.json');
const password = '口令 Abc-1';

let work = '';
let produced: ReturnType<typeof anjuan>;
let report: ProduceReport;

type Start = { readonly env?: Readonly<Record<string, string>>; readonly through?: readonly string[] };

/** Runs the terminal as a program of its own, as `npm run anjuan` does; `through` is a program that starts it. */
function anjuan(args: readonly string[], { env = {}, through = [] }: Start = {}) {
  const [first = '', ...rest] = [...through, process.execPath, program, ...args];
  return spawnSync(first, rest, { encoding: 'utf8', maxBuffer: 1 << 26, env: { ...process.env, ...env } });
}

/** A file in the working folder. */
function written(name: string, content: string | Uint8Array): string {
  const path = join(work, name);
  writeFileSync(path, content);
  return path;
}

const files = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => one.name);

/** A copy of the person's case with one thing changed. */
function changedCase(name: string, change: (file: Record<string, unknown>) => void): string {
  const file: Record<string, unknown> = JSON.parse(readFileSync(person, 'utf8'));
  change(file);
  return written(name, JSON.stringify(file));
}

/** It ends with 2, prints nothing on stdout, and says code and reason on stderr. */
function expectRefused(run: ReturnType<typeof anjuan>, code: string): void {
  expect([run.status, run.stdout]).toEqual([2, '']);
  expect(run.stderr).toMatch(new RegExp(`^${code} \\p{Script=Han}|\n${code} `, 'u'));
}

beforeAll(() => {
  for (const needed of [program, process.env.ANJUAN_ELECTRON ?? '']) {
    if (!existsSync(needed))
      throw new Error('These tests start the built program: npm run test:unit -- cli/terminal.test.ts');
  }
  work = mkdtempSync(join(tmpdir(), 'anjuan-terminal-'));
  produced = anjuan(['produce', person, '--out', join(work, 'out'), '--trial', '--json']);
  report = JSON.parse(produced.stdout);
}, 180_000);

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('forms and validate', () => {
  it('tells the version of the package', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const word of ['--version', '-V']) {
      const { status, stdout } = anjuan([word]);
      expect([status, stdout]).toEqual([0, `${version}\n`]);
    }
  });

  it('forms lists the nine documents, as a table or as JSON and nothing else', () => {
    const table = anjuan(['forms']);
    const json = anjuan(['forms', '--json']);
    expect([table.status, json.status, json.stderr]).toEqual([0, 0, '']);
    expect(table.stdout).toContain('行政处罚决定书');
    const { forms, broken } = JSON.parse(json.stdout);
    expect(forms.length).toBeGreaterThanOrEqual(9);
    expect(broken).toEqual([]);
  });

  it('lists every rule of law with its article and its day', () => {
    const table = anjuan(['rules']);
    const { rules } = JSON.parse(anjuan(['rules', '--json']).stdout);
    expect(rules.length).toBeGreaterThanOrEqual(30);
    for (const { id, title, basis, since } of rules) {
      expect(table.stdout).toContain(id);
      expect(title, id).not.toBe('');
      expect(basis[0].article, id).not.toBe('');
      expect(since, id).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });

  it.each(['ride-hailing-person.json', 'ride-hailing-organization.json'])('%s is well: 0', (name) => {
    const run = anjuan(['validate', example(name), '--json']);
    expect(run.status, run.stdout).toBe(0);
    expect(JSON.parse(run.stdout).refused).toBe(false);
  });

  it('planted defects end with 1, each finding with rule, place and article', () => {
    const run = anjuan(['validate', example('ride-hailing-defects.json'), '--json']);
    expect(run.status).toBe(1);
    const { refused, findings }: ProduceReport = JSON.parse(run.stdout);
    expect(refused).toBe(true);
    expect(findings.some(({ severity }) => severity === 'block')).toBe(true);
    for (const finding of findings) {
      expect(finding.rule).not.toBe('');
      expect(finding.basis).toMatch(/^《.+》/);
    }
    const table = anjuan(['validate', example('ride-hailing-defects.json')]);
    expect(table.status).toBe(1);
    expect(table.stdout).toContain('必须改正');
  });
});

describe('what cannot be read ends with 2', () => {
  it('a file that is not there', () => {
    expectRefused(anjuan(['validate', join(work, 'nowhere.json'), '--json']), 'FILE_UNREADABLE');
  });

  it('a file that is not JSON', () => {
    expectRefused(anjuan(['validate', written('not.json', '案件'), '--json']), 'CASE_NOT_JSON');
    expectRefused(anjuan(['validate', written('half.json', '{"format":'), '--json']), 'CASE_NOT_JSON');
  });

  it('another format', () => {
    const file = changedCase('format.json', (one) => {
      one.format = 'anjuan-case/99';
    });
    expectRefused(anjuan(['validate', file, '--json']), 'CASE_FORMAT_UNKNOWN');
  });

  it('an unknown form, and an unknown key with its pointer', () => {
    const form = changedCase('form.json', (one) => {
      if (Array.isArray(one.documents)) one.documents[2].form = 'no-such-form';
    });
    const unknownForm = anjuan(['validate', form, '--json']);
    expectRefused(unknownForm, 'CASE_FORM_UNKNOWN');
    expect(unknownForm.stderr).toContain('/documents/2');
    const key = changedCase('key.json', (one) => {
      if (Array.isArray(one.documents)) one.documents[1].colour = '红';
    });
    const unknownKey = anjuan(['produce', key, '--out', join(work, 'key'), '--trial', '--json']);
    expectRefused(unknownKey, 'CASE_INVALID');
    expect(unknownKey.stderr).toContain('/documents/1/colour');
    expect(files(join(work, 'key'))).toEqual([]);
  });

  it('a command or an option that there is not', () => {
    for (const args of [['no-such-command'], ['forms', '--colour'], ['validate'], ['produce', person]])
      expect(anjuan([...args, '--json'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('a file to verify that is neither PDF nor DOCX', () => {
    expectRefused(anjuan(['verify', person, '--json']), 'FILE_KIND_UNKNOWN');
  });
});

describe('produce', () => {
  it('makes the nine documents as signed PDF and DOCX, and prints one JSON value and nothing else', () => {
    expect(produced.status, produced.stderr).toBe(0);
    expect(report.refused).toBe(false);
    expect(report.files.map(({ kind }) => kind).sort()).toEqual([
      ...Array(9).fill('docx'),
      ...Array(9).fill('pdf'),
    ]);
    for (const made of report.files) {
      const sha256 = createHash('sha256').update(readFileSync(made.file)).digest('hex');
      expect(made.sha256).toBe(sha256);
      expect(made.signer).toContain('试用');
      expect(made.draft).toBe(false);
    }
    const manifest: ProduceReport = JSON.parse(readFileSync(join(report.folder, 'manifest.json'), 'utf8'));
    expect(manifest.files.map(({ sha256 }) => sha256)).toEqual(report.files.map(({ sha256 }) => sha256));
    expect(files(report.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('a case with planted defects ends with 1 and writes nothing', () => {
    const out = join(work, 'defects');
    const run = anjuan(['produce', example('ride-hailing-defects.json'), '--out', out, '--trial', '--json']);
    expect(run.status).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({ refused: true, files: [] });
    expect(files(out)).toEqual([]);
  });

  it('a wrong password, an expired certificate and a file that is none end with 2 and write nothing', async () => {
    const identity = (now: Date) =>
      createTrialIdentity({ agencyName: '某某县交通运输局', password, now, years: 1 });
    const twoYearsAgo = new Date(Date.now() - 2 * 366 * 86_400_000);
    const good = written('good.p12', (await identity(new Date())).pkcs12);
    const old = written('old.p12', (await identity(twoYearsAgo)).pkcs12);
    const none = written('none.p12', 'no certificate');
    const out = join(work, 'refused');
    const produce = (p12: string, given: string) =>
      anjuan(['produce', person, '--out', out, '--p12', p12, '--password-env', 'P12_PASSWORD', '--json'], {
        env: { P12_PASSWORD: given },
      });
    expectRefused(produce(good, 'wrong'), 'P12_WRONG_PASSWORD');
    expectRefused(produce(old, password), 'CERT_EXPIRED');
    expectRefused(produce(none, password), 'P12_UNREADABLE');
    expect(files(out)).toEqual([]);
  });

  it('a folder that cannot be made ends with 2', () => {
    const run = anjuan(['produce', person, '--out', join(person, 'out'), '--trial', '--json']);
    expectRefused(run, 'FOLDER_UNWRITABLE');
  });

  /** Runs the terminal where a folder is a small file system of its own; only this run sees it. */
  function onSmallDisk(options: string, name: string) {
    const out = join(work, name);
    mkdirSync(out);
    const script = `mount -t tmpfs -o ${options} tmpfs "$0" && { "$@"; code=$?; find "$0" -type f >&2; exit $code; }`;
    const args = ['produce', person, '--out', out, '--trial', '--json'];
    return anjuan(args, { through: ['unshare', '-rm', 'sh', '-c', script, out] });
  }
  const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()]).status === 0;

  it.skipIf(!canMount)('a folder on a read-only disk ends with 2', () => {
    expectRefused(onSmallDisk('ro', 'read-only'), 'FOLDER_UNWRITABLE');
  });

  it.skipIf(!canMount)('a full disk ends with 2 and leaves no half file', () => {
    const run = onSmallDisk('size=16k', 'full');
    expectRefused(run, 'DISK_FULL');
    expect(run.stderr).not.toMatch(/\.(part|pdf|docx)$/m);
  });
});

describe('verify', () => {
  const made = (kind: 'pdf' | 'docx') => {
    const file = report.files.find((one) => one.kind === kind && one.form === 'penalty-decision')?.file;
    if (!file) throw new Error(`no ${kind} of the decision was made`);
    return file;
  };
  const verify = (...paths: string[]) => {
    const run = anjuan(['verify', ...paths, '--json']);
    const verdicts: FileVerdict[] = JSON.parse(run.stdout);
    return { status: run.status, verdicts };
  };
  const parts = ({ verdicts }: ReturnType<typeof verify>) =>
    verdicts
      .flatMap((one) => [...one.problems, ...one.signatures.flatMap(({ problems }) => problems)])
      .map(({ part }) => part);
  /** The decision's DOCX with its parts changed. */
  const docxWith = (name: string, change: (entries: Record<string, Uint8Array>) => void) => {
    const entries = unzipSync(new Uint8Array(readFileSync(made('docx'))));
    change(entries);
    return written(name, zipSync(entries));
  };

  it('every file that produce made is good: 0', () => {
    const run = verify(...report.files.map(({ file }) => file));
    expect(run.status).toBe(0);
    expect(run.verdicts.map(({ file }) => file)).toEqual(report.files.map(({ file }) => basename(file)));
    expect(run.verdicts.every(({ signed, ok }) => signed && ok)).toBe(true);
    const table = anjuan(['verify', made('pdf')]);
    expect(table.status).toBe(0);
    expect(table.stdout).toContain(basename(made('pdf')));
  });

  it('packing the same parts anew leaves the DOCX good', () => {
    expect(verify(docxWith('same.docx', () => undefined)).status).toBe(0);
  });

  it('one character changed in the text of a DOCX: 1, and it names the part', () => {
    const file = docxWith('text.docx', (entries) => {
      const text = strFromU8(entries['word/document.xml'] ?? new Uint8Array());
      const changed = text.replace('罚款', '罚歀');
      expect(changed).not.toBe(text);
      entries['word/document.xml'] = strToU8(changed);
    });
    const run = verify(file);
    expect(run.status).toBe(1);
    expect(parts(run).join()).toContain('word/document.xml');
  });

  it('a part added to a DOCX, and a part left out: 1', () => {
    const added = verify(
      docxWith('added.docx', (entries) => {
        entries['word/extra.xml'] = strToU8('<extra/>');
      }),
    );
    expect(added.status).toBe(1);
    expect(parts(added).join()).toContain('word/extra.xml');
    const left = verify(
      docxWith('left.docx', (entries) => {
        delete entries['word/styles.xml'];
      }),
    );
    expect(left.status).toBe(1);
    expect(parts(left).join()).toContain('word/styles.xml');
  });

  it('one byte changed in a PDF, and one byte added after its end: 1', () => {
    const bytes = readFileSync(made('pdf'));
    const stream = bytes.indexOf('stream\n') + 40;
    bytes[stream] = (bytes[stream] ?? 0) ^ 1;
    const changed = verify(written('changed.pdf', bytes));
    expect(changed.status).toBe(1);
    expect(changed.verdicts[0]?.signatures[0]?.integrity).toBe('broken');
    const longer = Buffer.concat([readFileSync(made('pdf')), Buffer.from('x')]);
    expect(verify(written('longer.pdf', longer)).status).toBe(1);
  });

  it('a file without a signature: 1', () => {
    const plain = docxWith('plain.docx', (entries) => {
      for (const name of Object.keys(entries)) if (name.startsWith('_xmlsignatures/')) delete entries[name];
    });
    expect(verify(plain).status).toBe(1);
  });

  it('one bad file among good ones: 1, and the good ones stay good', () => {
    const bad = docxWith('bad.docx', (entries) => {
      entries['word/extra.xml'] = strToU8('<extra/>');
    });
    const run = verify(made('pdf'), bad);
    expect(run.status).toBe(1);
    expect(run.verdicts.map(({ ok }) => ok)).toEqual([true, false]);
  });
});
