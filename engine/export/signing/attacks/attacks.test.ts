import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../../contract/app-error.ts';
import { hasTools, inFolder, libreOffice, pdfsig, xmlsec } from '../independent-verifiers.ts';
import { makeAuthority, type TestAuthority } from '../signing-test-support.ts';
import { verifyFile } from '../verify-file.ts';
import type { Attack, AttackFiles } from './attack.ts';
import { docxAttacks } from './docx-attacks.ts';
import { certificationAttacks } from './pdf-certified.ts';
import { shadowAttacks } from './pdf-shadow.ts';
import { updateAttacks } from './pdf-update.ts';

const pdfAttacks = [...shadowAttacks, ...updateAttacks, ...certificationAttacks];
let now: Date;
const made = new Map<string, AttackFiles>();
let pki: TestAuthority;

beforeAll(async () => {
  pki = makeAuthority();
  const stranger = makeAuthority('外省根证书').rsa;
  now = new Date();
  const ground = { victim: pki.rsa, stranger, at: now };
  for (const attack of [...pdfAttacks, ...docxAttacks]) made.set(attack.name, await attack.build(ground));
}, 120_000);

const filesOf = ({ name }: Attack): AttackFiles => {
  const files = made.get(name);
  if (!files) throw new Error(`${name} was not made`);
  return files;
};

/** Every reason that keeps the file from being called sound; a file without one is sound. */
async function refusal(bytes: Uint8Array): Promise<string[]> {
  try {
    const verdict = await verifyFile('file', bytes, { trusted: [pki.authority], now });
    const problems = [...verdict.problems, ...verdict.signatures.flatMap((one) => one.problems)];
    expect(verdict.ok).toBe(problems.length === 0);
    return problems.map(({ code }) => code).sort();
  } catch (error) {
    if (error instanceof AppError) return [error.code];
    throw error;
  }
}

const named = (attacks: readonly Attack[]) => attacks.map((attack) => [attack.name, attack] as const);

test.each(named([...pdfAttacks, ...docxAttacks]))(
  '%s is refused, for its own reason alone',
  async (_, attack) => {
    const { signed, attack: forged } = filesOf(attack);
    if (!attack.lax) expect(await refusal(signed)).toEqual([]);
    expect(Buffer.compare(signed, forged)).not.toBe(0);
    expect(await refusal(forged)).toEqual([...attack.refusal].sort());
  },
);

test('a forgery that no tool here calls valid would pass ours with its one check taken away', () => {
  const own = [...pdfAttacks, ...docxAttacks].filter(({ acceptedBy }) => acceptedBy.startsWith('own'));
  // A file is sound when nothing is found: without the one code found, nothing is.
  for (const { refusal: codes } of own) expect(new Set(codes).size).toBe(1);
  expect(own.map(({ name }) => name.split(':')[0])).toEqual([...Array(6).fill('USF'), 'Universal forgery']);
});

describe.skipIf(!hasTools('pdfsig', 'certutil', 'pdftoppm'))('pdfsig calls valid', () => {
  test.each(named(pdfAttacks.filter(({ acceptedBy }) => acceptedBy === 'pdfsig')))('%s', (_, attack) => {
    expect(pdfsig(filesOf(attack).attack, pki.authority).map(({ valid }) => valid)).not.toContain(false);
  });

  test.each(named(shadowAttacks.concat(updateAttacks.slice(0, 1), certificationAttacks.slice(0, 4))))(
    '%s, and shows another page',
    (_, attack) => {
      const { signed, attack: forged } = filesOf(attack);
      expect(Buffer.compare(pageOf(signed), pageOf(forged))).not.toBe(0);
    },
  );
});

test.skipIf(!hasTools('soffice', 'certutil'))(
  'LibreOffice calls valid what the table says of it',
  () => {
    const said = docxAttacks.filter(({ acceptedBy }) => acceptedBy === 'LibreOffice');
    const theirs = libreOffice(
      said.map((attack) => filesOf(attack).attack),
      pki.authority,
    );
    expect(theirs.map((found) => found.map(({ valid }) => valid))).toEqual(said.map(() => [true]));
  },
  180_000,
);

test
  .skipIf(!hasTools('xmlsec1', 'unzip'))
  .each(named(docxAttacks.filter(({ acceptedBy }) => acceptedBy === 'xmlsec1')))(
  'xmlsec1 calls valid: %s',
  (_, attack) => {
    const { ok, manifest } = xmlsec(filesOf(attack).attack, '_xmlsignatures/sig1.xml', pki.authority);
    const [good, all] = manifest.split('/');
    expect([ok, good]).toEqual([true, all]);
  },
);

test('docs/signing.md lists these attacks and no others', () => {
  const page = readFileSync(new URL('../../../../docs/signing.md', import.meta.url), 'utf8');
  const table = page.split('## Attacks refused')[1]?.split('\n## ')[0] ?? '';
  const rows = [...table.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].slice(2);
  const said = rows.map(([, name, acceptedBy, codes]) => [name, acceptedBy, codes]);
  const kept = [...pdfAttacks, ...docxAttacks].map(({ name, acceptedBy, refusal: codes }) => [
    name,
    acceptedBy,
    [...new Set(codes)].map((code) => `\`${code}\``).join(', '),
  ]);
  expect(said).toEqual(kept);
});

function pageOf(pdf: Uint8Array): Buffer {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '40', '-png', '-singlefile', 'a.pdf', 'a'], {
      cwd: folder,
      stdio: 'pipe',
    });
    return readFileSync(join(folder, 'a.png'));
  });
}
