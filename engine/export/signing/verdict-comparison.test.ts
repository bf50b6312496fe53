import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { signDocx } from './docx-signature.ts';
import { hasTools, libreOffice, opensslCades, pdfsig, xmlsec } from './independent-verifiers.ts';
import { signPdf } from './pdf-signature.ts';
import {
  editPart,
  editZip,
  makeAuthority,
  sampleDocx,
  samplePdfs,
  type TestAuthority,
} from './signing-test-support.ts';
import { verifyFile } from './verify-file.ts';

/** File, our verdict and those of two others, as docs/signing.md has them; there each difference is explained. */
type Row = readonly [file: string, ours: string, one: string, other: string];

let pki: TestAuthority;
let stranger: TestAuthority;
let now: Date;

beforeAll(() => {
  pki = makeAuthority();
  stranger = makeAuthority('外省根证书');
  now = new Date();
}, 60_000);

const about = { fieldName: 'agency', name: '某局', reason: '签发', location: '某县' };
const first = '_xmlsignatures/sig1.xml';

/** Each signature's integrity and trust, then what stands against the file. */
async function ours(bytes: Uint8Array): Promise<string> {
  const { ok, signatures, problems } = await verifyFile('file', bytes, { trusted: [pki.authority], now });
  const each = signatures.map((one) => `${one.integrity} ${one.trust}`).join(', ');
  const codes = [
    ...new Set([...problems, ...signatures.flatMap((one) => one.problems)].map(({ code }) => code)),
  ];
  return `${each}; ${ok ? 'sound' : codes.map((code) => `\`${code}\``).join(' ')}`;
}

const words = (ok: boolean, trusted: boolean) =>
  `${ok ? 'valid' : 'invalid'} ${trusted ? 'trusted' : 'untrusted'}`;

test.skipIf(!hasTools('pdfsig', 'certutil', 'openssl'))(
  'PDF: our verdicts beside those of pdfsig and openssl',
  async () => {
    const { classic } = await samplePdfs();
    const sign = (pdf: Uint8Array, fieldName: string, more: Partial<Parameters<typeof signPdf>[1]> = {}) =>
      signPdf(pdf, { ...about, identity: pki.rsa, at: now, fieldName, ...more });
    const one = await sign(classic, 'officer', { certify: true });
    const two = await sign(one, 'head', { identity: pki.ec });
    const again = await sign(one, 'agency', { lock: true });
    const changed = (pdf: Uint8Array, at: number) => {
      const copy = Uint8Array.from(pdf);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy;
    };
    const text = Buffer.from(two).toString('latin1');
    const files: readonly (readonly [string, Uint8Array])[] = [
      ['one signature', one],
      ['two signatures', two],
      ['a key that signs a second time', again],
      ['a byte changed in the page', changed(one, Buffer.from(one).indexOf('/MediaBox'))],
      ['a byte changed in the second increment', changed(two, text.indexOf('/Reason<FEFF', one.length) + 12)],
      ['bytes behind the end', Uint8Array.from(Buffer.concat([one, Buffer.from('\n% more\n')]))],
      ['signed under an authority not listed', await sign(classic, 'agency', { identity: stranger.rsa })],
    ];
    const rows: Row[] = [];
    for (const [file, bytes] of files) {
      const poppler = pdfsig(bytes, pki.authority);
      const openssl = opensslCades(bytes, pki.authority);
      rows.push([
        file,
        await ours(bytes),
        poppler.map((sig) => words(sig.valid, sig.trusted)).join(', '),
        openssl
          .map((said) => (said.includes('CAdES Verification successful') ? 'successful' : 'failed'))
          .join(', '),
      ]);
    }
    expect(tableUnder('### PDF verdicts')).toEqual(rows);
  },
  120_000,
);

test.skipIf(!hasTools('soffice', 'certutil', 'xmlsec1', 'unzip'))(
  'DOCX: our verdicts beside those of LibreOffice and xmlsec1',
  async () => {
    const sign = (docx: Uint8Array, identity = pki.rsa) => signDocx(docx, { identity, at: now });
    const base = await sampleDocx();
    const one = await sign(base);
    const rels = 'word/_rels/document.xml.rels';
    const link =
      '<Relationship Id="rIdLink" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="http://example.com/?a=1&amp;b=2" TargetMode="External"/></Relationships>';
    const files: readonly (readonly [string, Uint8Array])[] = [
      ['one signature', one],
      ['two signatures', await sign(one, pki.ec)],
      ['packed again', editZip(one, () => {})],
      ['the text changed', editPart(one, 'word/document.xml', '伍仟元', '伍元')],
      [
        'a part added',
        editZip(one, (entries) => {
          entries['word/evil.xml'] = new TextEncoder().encode('<a/>');
        }),
      ],
      ['a relationship added', editPart(one, rels, '</Relationships>', link.replace('&amp;b=2', ''))],
      [
        'the content type of a part changed',
        editPart(one, '[Content_Types].xml', 'wordprocessingml.styles+xml', 'wordprocessingml.other+xml'),
      ],
      ['signed with `&` in a link', await sign(editPart(base, rels, '</Relationships>', link))],
      ['signed under an authority not listed', await sign(base, stranger.rsa)],
    ];
    const office = libreOffice(
      files.map(([, bytes]) => bytes),
      pki.authority,
    );
    const rows: Row[] = [];
    for (const [index, [file, bytes]] of files.entries()) {
      const { ok, signedInfo, manifest } = xmlsec(bytes, first, pki.authority);
      const [good, all] = manifest.split('/');
      rows.push([
        file,
        await ours(bytes),
        (office[index] ?? []).map((sig) => words(sig.valid, sig.status === 0)).join(', '),
        `${ok ? 'OK' : 'not OK'}, ${signedInfo === '3/3' && good === all ? 'all' : 'not all'} digests`,
      ]);
    }
    expect(tableUnder('### DOCX verdicts')).toEqual(rows);
  },
  240_000,
);

/** The first four columns of the table under a heading of docs/signing.md. */
function tableUnder(heading: string): string[][] {
  const page = readFileSync(new URL('../../../docs/signing.md', import.meta.url), 'utf8');
  const part = page.split(`${heading}\n`)[1]?.split('\n#')[0] ?? '';
  return part
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, 5)
        .map((cell) => cell.trim()),
    );
}
