import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { signDocx } from './docx-signature.ts';
import { hasTools, libreOffice, xmlsec } from './independent-verifiers.ts';
import { openPkcs12 } from './pkcs12.ts';
import { editPart, editZip, makeAuthority, sampleDocx, type TestAuthority } from './signing-test-support.ts';
import { createTrialIdentity } from './trial-identity.ts';
import { verifyDocx } from './verify-docx.ts';

let pki: TestAuthority;
let base: Uint8Array;
let at: Date;
let signed: Uint8Array;
let twice: Uint8Array;
const first = '_xmlsignatures/sig1.xml';

beforeAll(async () => {
  pki = makeAuthority();
  base = await sampleDocx();
  at = new Date();
  signed = await signDocx(base, { identity: pki.rsa, at, comments: '《行政处罚决定书》签发' });
  twice = await signDocx(signed, { identity: pki.ec, at });
});

const verdictOf = (docx: Uint8Array) => verifyDocx(docx, { trusted: [pki.authority], now: at });
const problemsOf = async (docx: Uint8Array) => {
  const verdict = await verdictOf(docx);
  return [...verdict.problems, ...verdict.signatures.flatMap((one) => one.problems)].map(({ code, part }) => [
    code,
    part,
  ]);
};

describe('signDocx, held against xmlsec1 and LibreOffice', () => {
  test.skipIf(!hasTools('xmlsec1', 'unzip'))(
    'xmlsec1 finds every reference good, and not in a changed file',
    () => {
      const count = Object.keys(unzipSync(signed)).filter(
        (name) => !/^(\[Content|_xmlsig)/.test(name),
      ).length;
      for (const [docx, part] of [
        [signed, first],
        [twice, first],
        [twice, '_xmlsignatures/sig2.xml'],
      ] as const) {
        expect(xmlsec(docx, part, pki.authority)).toEqual({
          ok: true,
          signedInfo: '3/3',
          manifest: `${count}/${count}`,
        });
      }
      const tampered = editPart(signed, 'word/document.xml', '伍仟元', '伍佰元');
      expect(xmlsec(tampered, first, pki.authority).manifest).toBe(`${count - 1}/${count}`);
    },
  );

  test.skipIf(!hasTools('soffice', 'certutil'))(
    'LibreOffice says valid and trusted, and not of a changed file',
    async () => {
      const trial = await createTrialIdentity({ agencyName: '某某县', password: 'x', now: at, years: 1 });
      const byTrial = await signDocx(base, { identity: openPkcs12(trial.pkcs12, 'x', at), at });
      const tampered = editPart(signed, 'word/document.xml', '伍仟元', '伍佰元');
      const retargeted = editPart(signed, 'word/_rels/document.xml.rels', 'styles.xml', 'header1.xml');
      const verdicts = libreOffice([signed, twice, byTrial, tampered, retargeted, base], pki.authority);
      const short = verdicts.map((file) => file.map(({ valid, status }) => [valid, status === 0]));
      expect(short).toEqual([
        [[true, true]],
        [
          [true, true],
          [true, true],
        ],
        [[true, false]],
        [[false, true]],
        [[false, true]],
        [],
      ]);
      expect(verdicts[1]?.map(({ signer }) => signer)).toEqual([
        expect.stringContaining('某某县交通运输综合行政执法大队'),
        expect.stringContaining('李四'),
      ]);
    },
    180_000,
  );
});

describe('the shape MS-OFFCRYPTO 2.5.2 asks for', () => {
  test('package object, office object and XAdES in one signature', () => {
    const xml = Buffer.from(unzipSync(signed)[first] ?? []).toString('utf8');
    const once = (text: string) => expect(xml.split(text)).toHaveLength(2);
    [
      '<Manifest>',
      'Id="idPackageObject"',
      'Id="idOfficeObject"',
      'Id="idOfficeV1Details"',
      '<xd:SigningTime>',
    ].forEach(once);
    ['<xd:SigningCertificate>', '<xd:SignaturePolicyImplied>', '<SignatureType>1</SignatureType>'].forEach(
      once,
    );
    once('<SignatureComments>《行政处罚决定书》签发</SignatureComments>');
    const references = [...xml.matchAll(/URI="(\/[^"]+)"/g)].map((match) => match[1]);
    expect(references).toContain(
      '/word/document.xml?ContentType=application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
    );
    expect(references).toContain(
      '/_rels/.rels?ContentType=application/vnd.openxmlformats-package.relationships+xml',
    );
    expect(references.some((uri) => uri?.includes('Content_Types'))).toBe(false);
  });

  test('comments longer than 255 characters are cut', async () => {
    const docx = await signDocx(base, { identity: pki.ec, at, comments: '签'.repeat(300) });
    const xml = Buffer.from(unzipSync(docx)[first] ?? []).toString('utf8');
    expect(/<SignatureComments>(签+)<\/SignatureComments>/.exec(xml)?.[1]).toHaveLength(255);
  });

  test('nothing stays unsigned: file properties and empty relationship parts are left out', () => {
    const names = Object.keys(unzipSync(signed));
    expect(Object.keys(unzipSync(base)).some((name) => name.startsWith('docProps/'))).toBe(true);
    expect(names.some((name) => name.startsWith('docProps/'))).toBe(false);
  });
});

describe('verifyDocx', () => {
  test('says ok of one and of two signatures', async () => {
    expect(await verdictOf(signed)).toMatchObject({
      ok: true,
      signatures: [
        {
          signer: '某某县交通运输综合行政执法大队',
          issuer: '某省测试根证书',
          integrity: 'intact',
          trust: 'trusted',
          coverage: 'whole',
          validAtSigning: true,
          validNow: true,
        },
      ],
    });
    expect(await verdictOf(twice)).toMatchObject({
      ok: true,
      signatures: [{ problems: [] }, { problems: [] }],
    });
    expect(await verdictOf(base)).toMatchObject({
      ok: false,
      signed: false,
      problems: [{ code: 'NOT_SIGNED' }],
    });
  });

  test('a file packed again without a change stays ok', async () => {
    expect(await verdictOf(editZip(signed, () => {}))).toMatchObject({ ok: true });
  });

  test('names the changed, added and left-out part', async () => {
    expect(await problemsOf(editPart(signed, 'word/document.xml', '伍仟元', '伍佰元'))).toEqual([
      ['DOCX_PART_CHANGED', '/word/document.xml'],
    ]);
    const without = editZip(signed, (entries) => delete entries['word/styles.xml']);
    expect(await problemsOf(without)).toEqual([['DOCX_PART_MISSING', '/word/styles.xml']]);
    const added = editZip(signed, (entries) => {
      entries['word/comments.xml'] = new TextEncoder().encode('<a/>');
    });
    expect(await problemsOf(added)).toEqual([['DOCX_PART_UNSIGNED', '/word/comments.xml']]);
    expect((await verdictOf(added)).signatures[0]).toMatchObject({
      integrity: 'intact',
      coverage: 'partial',
    });
  });

  test('names changed and added relationships and a changed content type', async () => {
    const rels = 'word/_rels/document.xml.rels';
    expect(await problemsOf(editPart(signed, rels, 'styles.xml', 'header1.xml'))).toEqual([
      ['DOCX_PART_CHANGED', `/${rels}`],
    ]);
    const comments = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
    const injected = `<Relationship Id="rIdX" Type="${comments}" Target="footnotes.xml"/></Relationships>`;
    expect(await problemsOf(editPart(signed, rels, '</Relationships>', injected))).toEqual([
      ['DOCX_RELATIONSHIP_UNSIGNED', `/${rels}`],
    ]);
    const retyped = editPart(
      signed,
      '[Content_Types].xml',
      'wordprocessingml.styles+xml',
      'wordprocessingml.settings+xml',
    );
    expect(await problemsOf(retyped)).toEqual([['DOCX_CONTENT_TYPE', '/word/styles.xml']]);
  });

  test('changes inside the signature are refused', async () => {
    expect(await problemsOf(editPart(signed, first, '签发</', '撤销</'))).toEqual([
      ['DOCX_OBJECT_CHANGED', `/${first}`],
    ]);
    expect(await problemsOf(editPart(signed, first, '<SignatureValue>', '<SignatureValue>AA'))).toEqual([
      ['SIGNATURE_INVALID', null],
    ]);
    const rehashed = editPart(signed, first, '<SignedInfo>', '<SignedInfo> ');
    expect(await problemsOf(rehashed)).toEqual([['SIGNATURE_INVALID', null]]);
  });

  test('a further signature touches no signed part', () => {
    const [one, two] = [unzipSync(signed), unzipSync(twice)];
    for (const [name, content] of Object.entries(one)) {
      if (/^\[Content|origin\.sigs\.rels$/.test(name)) continue;
      expect(Buffer.compare(content, two[name] ?? new Uint8Array())).toBe(0);
    }
  });

  test('a file changed after its first signature gets no second', async () => {
    const tampered = editPart(signed, 'word/document.xml', '伍仟元', '伍佰元');
    await expect(signDocx(tampered, { identity: pki.ec, at })).rejects.toMatchObject({
      code: 'SIGNATURE_NOT_VERIFIED',
      params: { problem: '签名之后“/word/document.xml”被改动过。' },
    });
  });
});
