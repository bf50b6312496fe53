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
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTrialIdentity } from '../engine/export/signing/trial-identity.ts';

// What a person can hand over wrongly, each by every command of the terminal that takes it. What goes wrong at the disk
// and at the key while a document is made: terminal.test.ts (produce) and engine/export/*-faults.test.ts.

const root = join(import.meta.dirname, '..');
const program = join(root, 'build', 'app', 'cli.js');
const person = join(root, 'examples', 'ride-hailing-person.json');
const password = '口令 Abc-1';

let work = '';

beforeAll(async () => {
  if (!existsSync(program))
    throw new Error('These tests start the built program: npm run test:unit -- cli/wrong-input.test.ts');
  work = mkdtempSync(join(tmpdir(), 'anjuan-wrong-'));
  for (const folder of ['out', 'damaged', 'full']) mkdirSync(join(work, folder));
  const identity = (now: Date) =>
    createTrialIdentity({ agencyName: '某某县交通运输局', password, now, years: 1 });
  const whole: { documents: { form: string }[] } = JSON.parse(readFileSync(person, 'utf8'));
  const database = gunzipSync(readFileSync(join(root, 'engine/store/testing/golden/0.1.0.sqlite.gz')));
  const made: readonly (readonly [string, string | Uint8Array])[] = [
    ['good.json', JSON.stringify(whole)],
    ['half.json', '{"format": "anjuan-case/1",'],
    [
      'form.json',
      JSON.stringify({
        ...whole,
        documents: whole.documents.map((one, at) => (at === 2 ? { ...one, form: 'no-such-form' } : one)),
      }),
    ],
    ['good.p12', (await identity(new Date())).pkcs12],
    ['old.p12', (await identity(new Date(Date.now() - 2 * 366 * 86_400_000))).pkcs12],
    ['damaged/anjuan.sqlite', database.fill(0, 0, 4096)],
  ];
  for (const [name, content] of made) writeFileSync(join(work, name), content);
});

afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Every file of the working folder with its digest: what a refused command must leave as it was. */
function everything(): Readonly<Record<string, string>> {
  // The empty file by which a second program on the same data is kept out is made before the data is looked at.
  const files = readdirSync(work, { recursive: true, withFileTypes: true }).filter(
    (one) => one.isFile() && one.name !== 'anjuan.lock',
  );
  return Object.fromEntries(
    files
      .map((one) => join(one.parentPath, one.name))
      .map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}

type Run = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

function anjuan(args: readonly string[], secret = password, through: readonly string[] = []): Run {
  const [first = '', ...rest] = [...through, process.execPath, program, ...args];
  return spawnSync(first, rest, { encoding: 'utf8', cwd: work, env: { ...process.env, SECRET: secret } });
}

/** Code, sentence, place and way out, on one line of stderr; nothing for a program that reads stdout. */
function expectTold(run: Run, code: string, place: string): void {
  expect([run.status, run.stdout]).toEqual([2, '']);
  const line = run.stderr.split('\n').find((one) => one.startsWith(`${code} `)) ?? run.stderr;
  expect(line).toMatch(new RegExp(`^${code} \\p{Script=Han}`, 'u'));
  expect(run.stderr).toContain(place);
  expect(run.stderr).toMatch(/请|改用|换|重新/u);
  expect(run.stderr).not.toMatch(/^\s+at |Error:/m);
}

const p12 = (name: string) => ['--p12', name, '--password-env', 'SECRET'];
const signed = (command: string, file: string, key = 'good.p12') => [
  command,
  file,
  '--out',
  'out',
  ...p12(key),
];

type Case = readonly [what: string, code: string, place: string, args: readonly string[], secret?: string];

const cases: readonly Case[] = [
  ...['validate', 'deadlines'].flatMap((command): Case[] => [
    [`${command}: a file that is not JSON`, 'CASE_NOT_JSON', 'half.json', [command, 'half.json']],
    [`${command}: an unknown form`, 'CASE_FORM_UNKNOWN', '/documents/2', [command, 'form.json']],
    [`${command}: a file that is not there`, 'FILE_UNREADABLE', 'none.json', [command, 'none.json']],
  ]),
  ...['produce', 'dossier', 'publish'].flatMap((command): Case[] => [
    [`${command}: a file that is not JSON`, 'CASE_NOT_JSON', 'half.json', signed(command, 'half.json')],
    [`${command}: an unknown form`, 'CASE_FORM_UNKNOWN', '/documents/2', signed(command, 'form.json')],
    [`${command}: a wrong password`, 'P12_WRONG_PASSWORD', '密码', signed(command, 'good.json'), 'no'],
    [`${command}: an expired p12`, 'CERT_EXPIRED', '', signed(command, 'good.json', 'old.p12')],
  ]),
  ['audit verify: a damaged database', 'STORE_DAMAGED', '', ['audit', 'verify', '--data', 'damaged']],
  [
    'audit export: a damaged database',
    'STORE_DAMAGED',
    '',
    ['audit', 'export', '--data', 'damaged', '--out', 'out'],
  ],
];

describe('wrong input: code, sentence, place and way out; nothing written, nothing lost', {
  timeout: 60_000,
}, () => {
  for (const [what, code, place, args, secret = password] of cases)
    it(what, () => {
      const before = everything();
      expectTold(anjuan([...args, '--json'], secret), code, place);
      expect(everything()).toEqual(before);
    });
});
