import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ResolvedBlock } from '../../../contract/blocks.ts';
import { signDocx } from '../signing/docx-signature.ts';
import { hasTools, inFolder, libreOffice, pdfsig, qpdfCheck } from '../signing/independent-verifiers.ts';
import { signPdf } from '../signing/pdf-signature.ts';
import {
  editPart,
  makeAuthority,
  sampleDocx,
  samplePdfs,
  type TestAuthority,
} from '../signing/signing-test-support.ts';
import { verifyFile } from '../signing/verify-file.ts';
import { contentRevision, leftOut, redactedRevision, revisionHash } from './content-revision.ts';
import { addRecordToDocx } from './docx-revision.ts';
import { qrPicture } from './qr-picture.ts';
import { makeRevisionRecord } from './revision-record.ts';
import { codeSigner, makeVerificationCode, readVerificationCode } from './verification-code.ts';

const number = '某交罚〔2026〕12号';
const content = {
  party: '吴强',
  facts: '2026年3月1日，吴强驾驶鲁N12345从事经营活动。',
  fine: 500_000,
  evidence: [{ name: '询问笔录', count: 1 }],
  adopted: false,
};
const revision = contentRevision('penalty-decision', number, content);

describe('a revision', () => {
  test('has the same hash with fields left out, and another with any value, place or salt changed', () => {
    const field = (pointer: string): ResolvedBlock => ({
      kind: 'paragraph',
      id: pointer,
      role: 'body',
      align: 'left',
      indent: 0,
      runs: [{ kind: 'field', pointer, text: '', blank: '', width: 0, underline: false }],
    });
    const masked = { ...content, party: '吴某', facts: content.facts.replace('吴强', '吴某') };
    const blocks = ['/party', '/facts', '/fine', '/evidence/0/name'].map(field);
    const copy = redactedRevision(revision, masked, blocks);
    expect(revisionHash(copy)).toBe(revisionHash(revision));
    // Party and facts are masked; the count and the flag are printed nowhere.
    expect(leftOut(copy)).toBe(4);
    expect(JSON.stringify(copy)).not.toContain('吴强');
    for (const change of [{ at: '/fine', value: 1 }, { at: '/fee' }, { salt: '0'.repeat(32) }]) {
      const fields = revision.fields.map((one) => (one.at === '/fine' ? { ...one, ...change } : one));
      expect(revisionHash({ ...revision, fields })).not.toBe(revisionHash(revision));
    }
    expect(revisionHash({ ...revision, number: '某交罚〔2026〕13号' })).not.toBe(revisionHash(revision));
  });

  test('salts every field anew: what is left of a field tells nothing of its value', () => {
    const again = contentRevision('penalty-decision', number, content);
    expect(revisionHash(again)).not.toBe(revisionHash(revision));
  });
});

describe('the code', () => {
  let pki: TestAuthority;
  let now: Date;
  beforeAll(() => {
    pki = makeAuthority();
    now = new Date();
  }, 60_000);
  const verdictOf = (bytes: Uint8Array) => verifyFile('file', bytes, { trusted: [pki.authority], now });
  const about = { fieldName: 'agency', name: '某局', reason: '签发', location: '某县' };

  test.each(['rsa', 'ec'] as const)('is signed by the key that it names (%s)', async (kind) => {
    const text = await makeVerificationCode(number, revisionHash(revision), pki[kind]);
    const code = readVerificationCode(text);
    if (!code) throw new Error('not read');
    expect(code.number).toBe(number);
    expect(codeSigner(code, pki[kind].certificates)).toBe(pki[kind].certificates[0]);
    const other = kind === 'rsa' ? pki.ec : pki.rsa;
    expect(codeSigner(code, [other.certificates[0]])).toBeNull();
    expect(codeSigner({ ...code, number: '别的文号' }, pki[kind].certificates)).toBeNull();
    expect(codeSigner({ ...code, hash: '0'.repeat(64) }, pki[kind].certificates)).toBeNull();
  });

  test.each(['', 'anjuan1|a|b', 'http://example.com', 'anjuan1|n|0123456789abcdef|xx|yy'])(
    'is not read out of “%s”',
    (text) => {
      expect(readVerificationCode(text)).toBeNull();
    },
  );

  test.skipIf(!hasTools('zbarimg', 'pdftoppm')).each(['rsa', 'ec'] as const)(
    'on a printed page is read by another program, word for word (%s)',
    async (kind) => {
      const { code, record } = await makeRevisionRecord(revision, pki[kind]);
      const { classic } = await samplePdfs();
      const options = { ...about, identity: pki[kind], at: now, certify: true };
      const signed = await signPdf(classic, { ...options, code: { png: qrPicture(code), record } });
      expect(readBack(signed)).toBe(code);
      expect(pdfsig(signed, pki.authority)[0]).toMatchObject({ valid: true, wholeDocument: true });
      expect(qpdfCheck(signed)).toEqual({ clean: true, pages: 3 });
      const later = await signPdf(signed, {
        ...about,
        identity: pki.ec,
        at: now,
        fieldName: 'head',
        lock: true,
      });
      for (const file of [signed, later]) {
        expect(await verdictOf(file)).toMatchObject({
          ok: true,
          container: 'unchanged',
          revision: { state: 'same', number, hash: revisionHash(revision), hidden: 0 },
        });
      }
    },
    60_000,
  );

  test('of another content, or by another key, is refused though the file is signed well', async () => {
    const { classic } = await samplePdfs();
    const sign = (record: Uint8Array) =>
      signPdf(classic, { ...about, identity: pki.rsa, at: now, code: { png: qrPicture('x'), record } });
    const { record } = await makeRevisionRecord(revision, pki.rsa);
    const changed = Buffer.from(Buffer.from(record).toString('utf8').replace('500000', '500'));
    expect(await verdictOf(await sign(changed))).toMatchObject({
      ok: false,
      revision: { state: 'different' },
      signatures: [{ integrity: 'intact' }],
      problems: [{ code: 'CODE_DIFFERENT' }],
    });
    const strange = await makeRevisionRecord(revision, makeAuthority('外省根证书').rsa);
    expect((await verdictOf(await sign(strange.record))).problems).toMatchObject([{ code: 'CODE_UNSIGNED' }]);
    const broken = await sign(Buffer.from('{"code":"x","revision":{}}'));
    expect((await verdictOf(broken)).problems).toMatchObject([{ code: 'CODE_UNREADABLE' }]);
  }, 60_000);

  test('in a DOCX is covered by its signature, which LibreOffice accepts', async () => {
    const { record } = await makeRevisionRecord(revision, pki.ec);
    const signed = await signDocx(addRecordToDocx(await sampleDocx(), record), { identity: pki.ec, at: now });
    expect(await verdictOf(signed)).toMatchObject({ ok: true, revision: { state: 'same', number } });
    const part = 'customXml/anjuan-revision.xml';
    const twin = editPart(signed, part, '</record>', 'AAAA</record>');
    expect((await verdictOf(twin)).signatures[0]?.problems).toMatchObject([{ part: `/${part}` }]);
    if (hasTools('soffice', 'certutil')) {
      expect(libreOffice([signed], pki.authority)[0]?.map(({ valid }) => valid)).toEqual([true]);
    }
  }, 120_000);
});

/** What zbar reads off the first page at 300 dots an inch. */
function readBack(pdf: Uint8Array): string {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '300', '-png', '-singlefile', 'a.pdf', 'a'], {
      cwd: folder,
      stdio: 'pipe',
    });
    return execFileSync('zbarimg', ['-q', '--raw', 'a.png'], { cwd: folder, encoding: 'utf8' }).trim();
  });
}
