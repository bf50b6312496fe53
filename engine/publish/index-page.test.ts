import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'csv-parse/sync';
import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasTools } from '../export/signing/independent-verifiers.ts';
import { indexPage } from './index-page.ts';
import { recordCsv, type SummaryField } from './summary-record.ts';

const record: readonly SummaryField[] = [
  { title: '行政处罚决定书文号', value: '鲁德交罚〔2026〕9号' },
  { title: '行政相对人名称', value: '张某' },
  { title: '统一社会信用代码', value: '' },
  { title: '违法事实', value: '=HYPERLINK("http://example.com";"x")\n第二行，带“引号”"和,逗号' },
  { title: '处罚内容', value: '<img src="http://example.com/a.png" onerror="alert(1)">警告、罚款3000元' },
  { title: '罚款数额', value: '3000元' },
];
const page = indexPage({
  title: '行政处罚决定书（鲁德交罚〔2026〕9号）',
  agency: '德州市德城区交通运输局',
  record,
  files: [
    { file: '鲁德交罚〔2026〕9号 行政处罚决定书 公开稿.pdf', title: '行政处罚决定书（PDF，公开稿）' },
    { file: 'record.json', title: '摘要数据（JSON）' },
  ],
  removed: ['自然人姓名', '证件号码'],
});

describe('the page of a publication', () => {
  it.skipIf(!hasTools('chromium'))(
    'opens with no network, loads nothing, runs nothing, and has no axe violation, also on a small screen',
    async () => {
      const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
      try {
        const context = await browser.newContext({ offline: true });
        const shown = await context.newPage();
        const asked: string[] = [];
        const said: string[] = [];
        shown.on('request', (request) => asked.push(request.url()));
        shown.on('dialog', async (dialog) => {
          said.push(dialog.message());
          await dialog.dismiss();
        });
        await shown.goto(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`);
        for (const width of [1366, 360]) {
          await shown.setViewportSize({ width, height: 740 });
          const devtools = await context.newCDPSession(shown);
          // Past the content policy, which rightly refuses foreign scripts in the page.
          await devtools.send('Runtime.evaluate', { expression: axe });
          const { result } = await devtools.send('Runtime.evaluate', {
            expression: 'axe.run(document).then((all) => all.violations.map((one) => one.id))',
            awaitPromise: true,
            returnByValue: true,
          });
          expect(result.value).toEqual([]);
          const wide = await devtools.send('Runtime.evaluate', {
            expression: 'document.documentElement.scrollWidth > document.documentElement.clientWidth',
            returnByValue: true,
          });
          expect(wide.result.value).toBe(false);
        }
        expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([]);
        expect(said).toEqual([]);
        expect(await shown.getByRole('row').count()).toBe(5);
      } finally {
        await browser.close();
      }
    },
    120_000,
  );

  it('refers to nothing but the files beside it, whose names are there in full', () => {
    const targets = [...page.matchAll(/\b(?:href|src|action|srcset|url)\s*[=(]\s*"?([^"\s)>]*)/gi)].map(
      ([, target = '']) => decodeURIComponent(target),
    );
    expect(targets.filter((target) => !target.startsWith('&quot;'))).toEqual([
      './鲁德交罚〔2026〕9号 行政处罚决定书 公开稿.pdf',
      './record.json',
    ]);
  });
});

describe('the record as CSV', () => {
  it('is read back by another reader with every value, and no value is a formula to a spreadsheet', () => {
    const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '\r=1'];
    const all = [...record, ...formulas.map((value, index) => ({ title: `公式${index}`, value }))];
    const [titles = [], values = []] = parse(recordCsv(all), { bom: true }) as string[][];
    expect(titles).toEqual(all.map(({ title }) => title));
    expect(values.map((value) => value.replace(/^'/, ''))).toEqual(all.map(({ value }) => value));
    expect(values.filter((value) => /^[\s]*[=+\-@\t\r＝＋－＠]/u.test(value))).toEqual([]);
  });
});
