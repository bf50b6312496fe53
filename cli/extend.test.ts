import { spawnSync } from 'node:child_process';
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
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProduceReport } from '../contract/commands/export.ts';
import { pdfsig } from '../engine/export/signing/independent-verifiers.ts';
import { RevokingAuthority, usages } from '../engine/export/signing/trust/revocation-test-support.ts';

const root = join(import.meta.dirname, '..');
const program = join(root, 'build', 'app', 'cli.js');
const person = join(root, 'examples', 'ride-hailing-person.json');
const serial = '0a01';
const days = (count: number) => new Date(Date.now() + count * 86_400_000);

let ca: RevokingAuthority;
let work: string;
/** A PDF that carries no validation data. */
let signed: string;

beforeAll(() => {
  for (const needed of [program, process.env.ANJUAN_ELECTRON ?? '']) {
    if (!existsSync(needed))
      throw new Error('These tests start the built program: npm run test:unit -- cli/extend.test.ts');
  }
  ca = new RevokingAuthority();
  ca.issue('signer', serial, usages.signer);
  ca.identity('signer', 'ca');
  work = ca.folder;
  writeFileSync(join(work, 'good.crl'), ca.list(days(-1), days(30)));
  writeFileSync(join(work, 'bad.crl'), ca.list(days(-1), days(30), [{ serial, at: days(-2) }]));
  const made = produce('made');
  const report: ProduceReport = JSON.parse(made.stdout);
  signed = report.files.find(({ signer }) => signer !== null)?.file ?? '';
}, 180_000);

afterAll(() => ca.end());

function anjuan(...args: string[]) {
  const env = { ...process.env, SIGNER_PASSWORD: 'test' };
  return spawnSync(process.execPath, [program, ...args], { encoding: 'utf8', env, maxBuffer: 1 << 26 });
}

function produce(folder: string, ...more: string[]) {
  const signing = ['--sign', `agency=${join(work, 'signer.p12')}`, '--sign-password-env', 'SIGNER_PASSWORD'];
  const out = join(work, folder);
  return anjuan('produce', person, '--out', out, '--only', 'pdf', ...signing, ...more, '--json');
}

/** What the program says of a file that it judges by nothing but what the file carries, and by its authority. */
function revocation(file: string): unknown {
  const run = anjuan('verify', file, '--trust', join(work, 'ca.crt'), '--json');
  const [{ ok, signatures }] = JSON.parse(run.stdout);
  return [ok, signatures[0].revocation.state];
}

describe('extend', { timeout: 120_000 }, () => {
  it('writes a new file that carries the list and keeps its signature; the old one stays', () => {
    const before = readFileSync(signed);
    expect(revocation(signed)).toEqual([true, 'unknown']);
    const out = join(work, 'extended');
    const list = join(work, 'good.crl');
    const run = anjuan('extend', signed, '--out', out, '--revocation', list, '--json');
    expect([run.status, run.stderr]).toEqual([0, '']);
    const extended = join(out, JSON.parse(run.stdout).file);
    expect(revocation(extended)).toEqual([true, 'good']);
    expect(pdfsig(readFileSync(extended), ca.certificate('ca'))).toMatchObject([
      { valid: true, trusted: true },
    ]);
    expect(readFileSync(signed).equals(before)).toBe(true);
    const again = anjuan('extend', extended, '--out', out, '--revocation', list);
    expect([again.status, again.stdout]).toEqual([0, '文件里已经有这些资料，没有写新文件。\n']);
    expect(readdirSync(out)).toHaveLength(1);
  });

  it('refuses a file that is not signed and data that is none, and writes nothing', () => {
    const out = mkdtempSync(join(tmpdir(), 'anjuan-extend-'));
    try {
      const text = join(work, 'text.crl');
      writeFileSync(text, 'nonsense');
      const wrong = anjuan('extend', signed, '--out', out, '--revocation', text);
      expect([wrong.status, wrong.stdout]).toEqual([2, '']);
      expect(wrong.stderr).toContain('TRUST_FILE_INVALID');
      const list = join(work, 'good.crl');
      const unsigned = anjuan('extend', text, '--out', out, '--revocation', list);
      expect([unsigned.status, unsigned.stdout]).toEqual([2, '']);
      expect(unsigned.stderr).toContain('PDF_UNREADABLE');
      expect(readdirSync(out)).toEqual([]);
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  });
});

describe('produce', { timeout: 120_000 }, () => {
  it('signs nothing with a certificate that the list on its line calls revoked', () => {
    mkdirSync(join(work, 'refused'));
    const run = produce('refused', '--revocation', join(work, 'bad.crl'));
    expect([run.status, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain('CERT_REVOKED');
    expect(readdirSync(join(work, 'refused'))).toEqual([]);
  });
});
