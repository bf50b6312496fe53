import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../contract/app-error.ts';
import { signDocx } from './docx-signature.ts';
import { hasTools, libreOffice } from './independent-verifiers.ts';
import { editPart, editZip, makeAuthority, sampleDocx, type TestAuthority } from './signing-test-support.ts';
import { verifyDocx } from './verify-docx.ts';
import { verifyFile } from './verify-file.ts';

let pki: TestAuthority;
let signed: Uint8Array;
let now: Date;
const first = '_xmlsignatures/sig1.xml';
const bytesOf = (text: string) => new TextEncoder().encode(text);

beforeAll(async () => {
  pki = makeAuthority();
  now = new Date();
  signed = await signDocx(await sampleDocx(), { identity: pki.rsa, at: now });
});

const codesOf = async (docx: Uint8Array) => {
  const verdict = await verifyDocx(docx, { trusted: [pki.authority], now });
  const problems = [...verdict.problems, ...verdict.signatures.flatMap((one) => one.problems)];
  expect(verdict.ok).toBe(problems.length === 0);
  return problems.map(({ code, part }) => `${code} ${part ?? ''}`.trim());
};

/** Adds a part, its content type and a relationship to it from the main document or the package. */
const inject = (
  docx: Uint8Array,
  part: string,
  text: string,
  type: string,
  rels = 'word/_rels/document.xml.rels',
) =>
  editZip(docx, (entries) => {
    entries[part] = bytesOf(text);
    const relation = `<Relationship Id="rIdEvil" Type="${type}" Target="/${part}"/></Relationships>`;
    entries[rels] = bytesOf(
      Buffer.from(entries[rels] ?? [])
        .toString('utf8')
        .replace('</Relationships>', relation),
    );
  });
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const properties = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

describe('attacks that LibreOffice calls valid', () => {
  const attacks = (): Record<string, Uint8Array> => ({
    'content injection: a part nothing covers': editZip(signed, (entries) => {
      entries['word/evil.xml'] = bytesOf('<a/>');
    }),
    'style injection: a second styles part by a new relationship': inject(
      signed,
      'word/styles2.xml',
      '<a/>',
      `${office}/stylesWithEffects`,
    ),
    'a comment part by a new relationship': inject(signed, 'word/comments.xml', '<a/>', `${office}/comments`),
  });

  test.skipIf(!hasTools('soffice', 'certutil'))(
    'each is valid there and refused here, the part named',
    async () => {
      const files = attacks();
      const theirs = libreOffice(Object.values(files), pki.authority);
      expect(theirs.map((found) => found.map(({ valid }) => valid))).toEqual(
        Object.keys(files).map(() => [true]),
      );
      expect(await Promise.all(Object.values(files).map(codesOf))).toEqual([
        ['DOCX_PART_UNSIGNED /word/evil.xml'],
        ['DOCX_RELATIONSHIP_UNSIGNED /word/_rels/document.xml.rels', 'DOCX_PART_UNSIGNED /word/styles2.xml'],
        ['DOCX_RELATIONSHIP_UNSIGNED /word/_rels/document.xml.rels', 'DOCX_PART_UNSIGNED /word/comments.xml'],
      ]);
    },
    180_000,
  );
});

test('document duality: another format beside, which LibreOffice would open instead', async () => {
  const attack = editZip(signed, (entries) => {
    entries['content.xml'] = bytesOf('<a/>');
    entries['META-INF/manifest.xml'] = bytesOf('<a/>');
  });
  expect(await codesOf(attack)).toEqual([
    'DOCX_PART_UNSIGNED /content.xml',
    'DOCX_PART_UNSIGNED /META-INF/manifest.xml',
  ]);
});

test('a file that LibreOffice signed itself is found sound, and its twin not', async () => {
  const fixture = (name: string) =>
    new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)));
  const theirs = fixture('libreoffice-signed.docx');
  const trusted = [fixture('libreoffice-signed-authority.der')];
  const day = new Date('2026-12-01T00:00:00Z');
  expect(await verifyDocx(theirs, { trusted, now: day })).toMatchObject({
    ok: true,
    signatures: [{ integrity: 'intact', coverage: 'whole', trust: 'trusted', trial: true }],
  });
  const twin = editPart(theirs, 'word/document.xml', '决定书', '通知书');
  const verdict = await verifyDocx(twin, { trusted, now: day });
  expect(verdict).toMatchObject({
    ok: false,
    signatures: [
      { integrity: 'broken', problems: [{ code: 'DOCX_PART_CHANGED', part: '/word/document.xml' }] },
    ],
  });
});

describe('relationship tricks', () => {
  test('a second main document', async () => {
    const attack = inject(signed, 'word/document2.xml', '<a/>', `${office}/officeDocument`, '_rels/.rels');
    expect(await codesOf(attack)).toEqual(
      expect.arrayContaining([
        'DOCX_PART_MISSING /word/document.xml',
        'DOCX_RELATIONSHIP_UNSIGNED /_rels/.rels',
      ]),
    );
  });

  test('a relationship to outside, unsigned and signed', async () => {
    const link = (type: string) =>
      `<Relationship Id="rIdOut" Type="${office}/${type}" Target="http://example.com/a" TargetMode="External"/></Relationships>`;
    const rels = 'word/_rels/document.xml.rels';
    expect(await codesOf(editPart(signed, rels, '</Relationships>', link('hyperlink')))).toEqual([
      `DOCX_RELATIONSHIP_UNSIGNED /${rels}`,
    ]);
    const base = await sampleDocx();
    const linked = await signDocx(editPart(base, rels, '</Relationships>', link('hyperlink')), {
      identity: pki.ec,
      at: now,
    });
    expect(await codesOf(linked)).toEqual([]);
    await expect(
      signDocx(editPart(base, rels, '</Relationships>', link('attachedTemplate')), {
        identity: pki.ec,
        at: now,
      }),
    ).rejects.toMatchObject({ code: 'SIGNATURE_NOT_VERIFIED' });
  });

  test('file properties added later are let be, until the text shows them', async () => {
    const added = inject(signed, 'docProps/core.xml', '<a/>', properties, '_rels/.rels');
    expect(await codesOf(added)).toEqual([]);
    const withField = editPart(
      await sampleDocx(),
      'word/document.xml',
      '</w:p>',
      '<w:fldSimple w:instr=" TITLE "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>',
    );
    const shown = inject(
      await signDocx(withField, { identity: pki.ec, at: now }),
      'docProps/core.xml',
      '<a/>',
      properties,
      '_rels/.rels',
    );
    expect(await codesOf(shown)).toEqual(['DOCX_PROPERTY_SHOWN /word/document.xml']);
  });

  test('a part passed off as file properties', async () => {
    const attack = inject(signed, 'word/evil.xml', '<a/>', properties, '_rels/.rels');
    expect(await codesOf(attack)).toEqual(['DOCX_PART_UNSIGNED /word/evil.xml']);
  });

  test('a stray or missing signature part', async () => {
    const stray = editZip(signed, (entries) => {
      entries['_xmlsignatures/sig9.xml'] = bytesOf('<a/>');
    });
    expect(await codesOf(stray)).toEqual(['DOCX_SIGNATURE_STRAY /_xmlsignatures/sig9.xml']);
    const missing = editZip(signed, (entries) => delete entries[first]);
    expect(await codesOf(missing)).toEqual([`DOCX_SIGNATURE_MISSING /${first}`, 'NOT_SIGNED']);
  });
});

describe('forged signatures', () => {
  test('a signature carried over to another document (universal forgery)', async () => {
    const other = editPart(await sampleDocx(), 'word/document.xml', '伍仟元', '伍佰元');
    const target = await signDocx(other, { identity: pki.rsa, at: now });
    const attack = editZip(target, (entries) => {
      entries[first] = unzipSync(signed)[first] ?? new Uint8Array();
    });
    expect(await codesOf(attack)).toEqual(['DOCX_PART_CHANGED /word/document.xml']);
  });

  test.each([
    [
      'an Id twice',
      '<Object Id="idOfficeObject">',
      '<Object Id="idOfficeObject"><a ID="idPackageObject"></a>',
      'DOCX_DUPLICATE_ID',
    ],
    [
      'a foreign transform',
      'REC-xml-c14n-20010315"></Transform></Transforms><Digest',
      'REC-xslt-19991116"></Transform></Transforms><Digest',
      'DOCX_TRANSFORM',
    ],
    ['a second Manifest', '<Manifest>', '<Manifest></Manifest><Manifest>', 'DOCX_SIGNATURE_SHAPE'],
    [
      'a weak hash',
      '<Reference Type="http://www.w3.org/2000/09/xmldsig#Object" URI="#idPackageObject"><DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256">',
      '<Reference Type="http://www.w3.org/2000/09/xmldsig#Object" URI="#idPackageObject"><DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1">',
      'DOCX_SIGNATURE_SHAPE',
    ],
    ['another signature method', '#rsa-sha256"', '#hmac-sha256"', 'CMS_ALGORITHM'],
    ['a reference to nowhere', 'URI="#idOfficeObject"', 'URI="#nothing"', 'DOCX_SIGNATURE_SHAPE'],
  ])('%s', async (_, from, to, code) => {
    const codes = await codesOf(editPart(signed, first, from, to));
    expect(codes.some((each) => each.startsWith(code))).toBe(true);
  });

  test('no certificate, another certificate', async () => {
    const other = await signDocx(await sampleDocx(), { identity: pki.ec, at: now });
    const certificate = /<X509Certificate>[^<]*<\/X509Certificate>/;
    const swapped = editZip(signed, (entries) => {
      const theirs = certificate.exec(Buffer.from(unzipSync(other)[first] ?? []).toString('utf8'))?.[0] ?? '';
      entries[first] = bytesOf(
        Buffer.from(entries[first] ?? [])
          .toString('utf8')
          .replace(certificate, theirs),
      );
    });
    expect(await codesOf(swapped)).toEqual(['CMS_ALGORITHM rsa-sha256', 'CMS_CERTIFICATE_MISMATCH']);
  });

  test('a document type in the signature is not even read', async () => {
    const attack = editPart(signed, first, '<Signature ', '<!DOCTYPE a [<!ENTITY b "c">]><Signature ');
    await expect(codesOf(attack)).rejects.toMatchObject({ code: 'DOCX_UNREADABLE' });
  });
});

describe('hostile archives', () => {
  test('bytes before, behind and between are refused, and a name twice', async () => {
    // Both names have 17 bytes, in the local and in the central header.
    const doubled = Buffer.from(signed)
      .toString('latin1')
      .replaceAll('word/endnotes.xml', 'WORD/document.xml');
    const hostile = [
      Buffer.concat([Buffer.from('MZ'), signed]),
      Buffer.concat([signed, Buffer.from('x')]),
      signed.subarray(0, signed.length - 30),
      Buffer.from(doubled, 'latin1'),
    ];
    for (const bytes of hostile) {
      await expect(codesOf(Uint8Array.from(bytes))).rejects.toMatchObject({ code: 'DOCX_UNREADABLE' });
    }
  });

  test('a signature nested too deep is refused, not run into the ground', async () => {
    const deep = '<a>'.repeat(20_000) + '</a>'.repeat(20_000);
    await expect(codesOf(editPart(signed, first, '<Manifest>', `${deep}<Manifest>`))).rejects.toMatchObject({
      code: 'DOCX_UNREADABLE',
    });
  });

  test('every change of a byte of the content is noticed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: signed.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, mask) => {
          const changed = Uint8Array.from(signed);
          changed[at] = (changed[at] ?? 0) ^ mask;
          const outcome = await verifyDocx(changed, { trusted: [], now }).then(
            (verdict) => verdict.ok,
            (error: unknown) => {
              if (!(error instanceof AppError)) throw error;
              return false;
            },
          );
          // Dates, versions and attributes of the archive are no content: then the parts must be the same.
          return !outcome || sameParts(changed, signed);
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  test('what is no document says so by code', async () => {
    const verify = (bytes: Uint8Array) => verifyFile('a', bytes, { trusted: [], now });
    await expect(verify(bytesOf('plain text'))).rejects.toMatchObject({ code: 'FILE_KIND_UNKNOWN' });
    await expect(verify(new Uint8Array())).rejects.toMatchObject({ code: 'FILE_KIND_UNKNOWN' });
    await expect(
      verify(editZip(signed, (entries) => delete entries['[Content_Types].xml'])),
    ).rejects.toMatchObject({
      code: 'DOCX_UNREADABLE',
    });
    expect(await verify(signed)).toMatchObject({
      file: 'a',
      kind: 'docx',
      ok: true,
      signatures: [{ trust: 'notChecked' }],
    });
  });
});

function sameParts(one: Uint8Array, other: Uint8Array): boolean {
  const [parts, others] = [unzipSync(one), unzipSync(other)];
  return Object.entries(parts).every(
    ([name, content]) => Buffer.compare(content, others[name] ?? new Uint8Array()) === 0,
  );
}
