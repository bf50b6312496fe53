import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../contract/app-error.ts';
import { judgeContainer } from './container-record.ts';
import { signDocx } from './docx-signature.ts';
import { OpcPackage } from './opc-package.ts';
import { signPdf } from './pdf-signature.ts';
import {
  editZip,
  makeAuthority,
  sampleDocx,
  samplePdfs,
  samplePng,
  type TestAuthority,
} from './signing-test-support.ts';
import { verifyFile } from './verify-file.ts';

/** A thousand with `npm run bytes`; without, a seeded sample of them. */
const changes = Number(process.env.ANJUAN_BYTE_CHANGES ?? 25);
const files = new Map<string, Uint8Array>();
let pki: TestAuthority;
let now: Date;

beforeAll(async () => {
  pki = makeAuthority();
  now = new Date();
  const { classic, objectStreams, qpdf, linearized } = await samplePdfs();
  const pdf = (file: Uint8Array, fieldName: string, more: Partial<Parameters<typeof signPdf>[1]> = {}) =>
    signPdf(file, {
      identity: pki.rsa,
      at: now,
      fieldName,
      name: '某局',
      reason: '签发',
      location: '某县',
      ...more,
    });
  const docx = (file: Uint8Array, identity = pki.rsa) => signDocx(file, { identity, at: now });
  const one = await pdf(classic, 'officer', { certify: true });
  const two = await pdf(one, 'head', { identity: pki.ec });
  const stamp = { page: 0, rect: [300, 300, 380, 380] as const, png: samplePng() };
  files.set('one signature', one);
  files.set('two signatures', two);
  files.set('three signatures, locked', await pdf(two, 'agency', { lock: true }));
  files.set('object streams, ECDSA', await pdf(objectStreams, 'agency', { identity: pki.ec, certify: true }));
  files.set('written by qpdf', await pdf(qpdf, 'agency', { certify: true }));
  files.set('linearized', await pdf(linearized, 'agency', { certify: true }));
  files.set('with a seal', await pdf(classic, 'agency', { certify: true, appearance: stamp }));
  const first = await docx(await sampleDocx());
  files.set('DOCX', first);
  files.set('DOCX, ECDSA', await docx(await sampleDocx(), pki.ec));
  files.set('DOCX, two signatures', await docx(first, pki.ec));
}, 60_000);

const names = [
  ...[
    'one signature',
    'two signatures',
    'three signatures, locked',
    'object streams, ECDSA',
    'written by qpdf',
  ],
  ...['linearized', 'with a seal', 'DOCX', 'DOCX, ECDSA', 'DOCX, two signatures'],
];
const kindOf = (name: string) => (name.startsWith('DOCX') ? 'docx' : 'pdf');
const fileOf = (name: string) => files.get(name) ?? new Uint8Array();
const verdictOf = (bytes: Uint8Array) => verifyFile('file', bytes, { trusted: [pki.authority], now });

test.each(names)('%s: as it was exported it is sound, and unchanged to the byte', async (name) => {
  expect(await verdictOf(fileOf(name))).toMatchObject({ ok: true, container: 'unchanged' });
});

describe.each(names)('%s: single bytes changed at random', (name) => {
  test('the container notices every one, the signature every one within what it signs', async () => {
    const file = fileOf(name);
    const missed: number[] = [];
    for (const [at, value] of randomChanges(file, changes, names.indexOf(name))) {
      const changed = Uint8Array.from(file);
      changed[at] = value;
      if (judgeContainer(kindOf(name), changed) === 'unchanged') missed.push(at);
      if ((await signatureHolds(changed)) && touchesSigned(name, file, changed, at)) missed.push(at);
    }
    expect(missed).toEqual([]);
  }, 1_800_000);
});

/** A refusal to read the file at all is no verdict in its favour. */
async function signatureHolds(bytes: Uint8Array): Promise<boolean> {
  try {
    return (await verdictOf(bytes)).ok;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** A PDF is signed but for each value of /Contents; of a DOCX, what its parts hold once unpacked. */
function touchesSigned(name: string, file: Uint8Array, changed: Uint8Array, at: number): boolean {
  if (kindOf(name) === 'docx') return !sameParts(file, changed);
  const text = Buffer.from(file).toString('latin1');
  const gaps = [...text.matchAll(/\/Contents <[0-9a-f]+>/g)];
  return !gaps.some(({ index, 0: { length } }) => at > index + 9 && at < index + length);
}

function sameParts(one: Uint8Array, other: Uint8Array): boolean {
  const [parts, others] = [unzipSync(one), unzipSync(other)];
  return Object.entries(parts)
    .filter(([part]) => !part.startsWith('_xmlsignatures/'))
    .every(([part, content]) => Buffer.compare(content, others[part] ?? new Uint8Array()) === 0);
}

/** Places and other values, the same in every run (mulberry32). */
function randomChanges(file: Uint8Array, count: number, seed: number): [number, number][] {
  let state = seed + 1;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return Array.from({ length: count }, () => {
    const at = Math.floor(random() * file.length);
    return [at, ((file[at] ?? 0) + 1 + Math.floor(random() * 255)) % 256];
  });
}

test('what no signature covers is noticed all the same', async () => {
  const file = fileOf('one signature');
  const text = Buffer.from(file).toString('latin1');
  // A digit of the signature's value written as a capital: the same number, another byte.
  const at = text.indexOf('/Contents <') + 11;
  const letter = at + text.slice(at).search(/[a-f]/);
  const changed = Uint8Array.from(file);
  changed[letter] = (file[letter] ?? 0) - 32;
  expect(await verdictOf(changed)).toMatchObject({ ok: true, container: 'changed' });
  // Packed again by another program, with every part as it was.
  expect(await verdictOf(editZip(fileOf('DOCX'), () => {}))).toMatchObject({
    ok: true,
    container: 'unmarked',
  });
  const dated = Uint8Array.from(fileOf('DOCX'));
  dated[10] = (dated[10] ?? 0) ^ 1;
  expect(await verdictOf(dated)).toMatchObject({ ok: true, container: 'changed' });
});

test('a mark taken away, a file signed on by another program, and a file that never was ours', async () => {
  const file = Buffer.from(fileOf('one signature')).toString('latin1');
  const without = file.replace(/9c8e|061469829e/, (found) => '0'.repeat(found.length));
  expect(judgeContainer('pdf', Buffer.from(without, 'latin1'))).toBe('changed');
  expect(judgeContainer('pdf', Buffer.from(`${file}\n% more`, 'latin1'))).toBe('changed');
  expect(judgeContainer('pdf', (await samplePdfs()).classic)).toBe('unmarked');
  expect(judgeContainer('docx', await sampleDocx())).toBe('unmarked');
});

test('a DOCX is in one form: unpacked and packed again it has the same bytes', () => {
  for (const name of names.filter((one) => kindOf(one) === 'docx')) {
    const file = fileOf(name);
    const again = new OpcPackage(file).write();
    expect(Buffer.compare(again.subarray(0, -2), file.subarray(0, again.length - 2))).toBe(0);
  }
});

test('a PDF is in one form: lower-case digits, zeros to the end of the room', () => {
  for (const name of names.filter((one) => kindOf(one) === 'pdf')) {
    const text = Buffer.from(fileOf(name)).toString('latin1');
    for (const [, value = ''] of text.matchAll(/\/Contents <([^>]*)>/g)) {
      const length = 4 + Number.parseInt(value.slice(4, 8), 16);
      expect(value.slice(length * 2)).toMatch(/^0*$/);
      expect(value).toMatch(/^3082[0-9a-f]+$/);
    }
  }
});
