import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseDocument } from '../../contract/case-file.generated.ts';
import { emptyStation } from '../cases/station-settings.ts';
import { paymentCode, paymentSlip } from './payment-slip.ts';
import { archiveProblems } from './signing/archive-assertions.ts';
import { hasTools, inFolder, pdfText, qpdfCheck } from './signing/independent-verifiers.ts';
import { builtPrinter } from './testing/built-printer.ts';

const number = '鲁德交罚〔2026〕9号';
const decision: CaseDocument = {
  id: 'd1',
  form: 'penalty-decision',
  state: 'issued',
  number,
  content: { personName: '张伟', fine: 500_000, payeeBank: '某银行', payeeAccount: '1000000000000001' },
};
const station = {
  ...emptyStation(),
  agency: { ...emptyStation().agency, name: '德州市德城区交通运输局' },
  payee: {
    ...emptyStation().payee,
    paymentAddress: 'https://pay.example.gov.cn/fine?no={number}&from=paper',
  },
};
const at = new Date('2026-07-01T08:00:00Z');
let printer: ReturnType<typeof builtPrinter>;

beforeAll(() => {
  printer = builtPrinter();
});
afterAll(() => printer.close());

const made = (document = decision, settings: typeof station = station) =>
  paymentSlip(document, settings, printer.printPdf, at);

/** What another program reads off the printed page. */
function scanned(pdf: Uint8Array): string {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', 'a.pdf', 'a'], { cwd: folder });
    return execFileSync('zbarimg', ['-q', '--raw', 'a.png'], { cwd: folder, encoding: 'utf8' }).trim();
  });
}

test('the code is the station’s address and the decision’s number, and nothing else', () => {
  const encoded = '%E9%B2%81%E5%BE%B7%E4%BA%A4%E7%BD%9A%E3%80%942026%E3%80%959%E5%8F%B7';
  expect(paymentCode('https://a.cn/p?no={number}&x=1', number)).toBe(`https://a.cn/p?no=${encoded}&x=1`);
  expect(paymentCode('https://a.cn/p/', number)).toBe(`https://a.cn/p/${encoded}`);
});

test.skipIf(!hasTools('zbarimg', 'pdftoppm', 'pdftotext', 'qpdf'))(
  'one page that says what is to be paid, and whose code another program reads off the paper',
  async () => {
    const { pdf, faces } = await made();
    const text = pdfText(pdf).replace(/\s/g, '');
    for (const said of [number, '张伟', '5000元', '伍仟元整', '某银行', '1000000000000001', '十五日']) {
      expect(text).toContain(said);
    }
    expect(scanned(pdf)).toBe(paymentCode(station.payee.paymentAddress, number));
    expect(qpdfCheck(pdf)).toEqual({ clean: true, pages: 1 });
    expect(await archiveProblems(pdf)).toEqual([]);
    expect(faces.length).toBeGreaterThan(0);
  },
  60_000,
);

test('no slip for a draft, another document, a decision without a fine, one paid on the spot or taken back, or a station without an address', async () => {
  const state = { code: 'DOCUMENT_STATE' };
  await expect(made({ ...decision, state: 'draft' })).rejects.toMatchObject(state);
  await expect(made({ ...decision, state: 'revoked' })).rejects.toMatchObject(state);
  await expect(made({ ...decision, form: 'correction-order' })).rejects.toMatchObject(state);
  await expect(made({ ...decision, content: { fine: 0 } })).rejects.toMatchObject(state);
  const onSpot = { fine: 10_000, paymentMethod: 'onSpot' };
  await expect(
    made({ ...decision, form: 'summary-penalty-decision', content: onSpot }),
  ).rejects.toMatchObject(state);
  const bare = { ...station, payee: { ...station.payee, paymentAddress: ' ' } };
  await expect(made(decision, bare)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
});
