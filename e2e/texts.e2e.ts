import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerDialogs, call, expect, type Running, test } from './support/application.ts';
import { checkout } from './support/packaged.ts';
import { docxParagraphs, pdfPages, plain, shownPages } from './support/readings.ts';
import { startSample } from './support/start-sample.ts';

type Json = Readonly<Record<string, unknown>>;
type Schema = {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly 'x-multiline'?: boolean;
};

const read = (...path: string[]) => JSON.parse(readFileSync(join(checkout, ...path), 'utf8')) as Json;
const forms = readdirSync(join(checkout, 'templates'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const sample = (form: string): Json => read('templates', form, 'sample.json').content as Json;

const sentence =
  '当事人驾驶小型轿车在客运站广场搭载乘客收取费用，未能出示运输证，经现场询问和查验平台订单予以确认。';

/** The sample with every long text much longer and every list with many rows. */
function overfull(value: unknown, schema: Schema | undefined): unknown {
  if (Array.isArray(value)) {
    const count = value.length === 0 ? 0 : Math.min(schema?.maxItems ?? 12, Math.max(12, value.length));
    return schema?.items?.properties
      ? Array.from({ length: count }, (_, index) => overfull(value[index % value.length], schema.items))
      : value;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, overfull(one, schema?.properties?.[name])]),
    );
  }
  if (typeof value !== 'string' || schema?.['x-multiline'] !== true) return value;
  return (value + sentence.repeat(30)).slice(0, Math.min(schema.maxLength ?? 1500, 1500));
}

const contents: Readonly<Record<'sample' | 'empty' | 'overfull', (form: string) => Json>> = {
  sample,
  empty: () => ({}),
  overfull: (form) =>
    overfull(sample(form), read('schemas', 'forms', `${form}.schema.json`) as Schema) as Json,
};

/** A case with a draft of every form, imported as a file; answers its id. */
async function importCase(running: Running, content: (form: string) => Json): Promise<string> {
  const file = join(running.folder, 'every-form.json');
  const documents = forms.map((form) => ({ id: form, form, content: content(form) }));
  const facts = { procedure: 'ordinary', cause: '各式文书' };
  writeFileSync(file, JSON.stringify({ format: 'anjuan-case/1', facts, documents }));
  await answerDialogs(running, { open: [file] });
  const picked = (await running.page.evaluate(() =>
    window.anjuan.shell.pickFiles({ title: '导入', filters: [], many: false }),
  )) as { value: readonly { token: string }[] };
  const answer = (await call(running.page, 'cases/import', { file: picked.value[0]?.token })) as {
    value: { caseId: string };
  };
  return answer.value.caseId;
}

async function exportAll(running: Running, caseId: string, out: string) {
  mkdirSync(out);
  await answerDialogs(running, { open: [out] });
  const folder = (await running.page.evaluate(() => window.anjuan.shell.pickFolder({ title: '导出到' }))) as {
    value: { token: string };
  };
  const opened = (await call(running.page, 'cases/open', { caseId })) as {
    value: { documents: readonly { id: string; form: string; title: string }[] };
  };
  const written = new Map<string, { pdf: string; docx: string }>();
  for (const { id, form } of opened.value.documents) {
    const answer = (await call(running.page, 'export/document', {
      caseId,
      documentId: id,
      kinds: ['pdf', 'docx'],
      folder: folder.value.token,
    })) as { ok: boolean; value: { files: readonly { file: string }[] } };
    expect(answer.ok, form).toBe(true);
    const [pdf, docx] = answer.value.files;
    written.set(form, { pdf: join(out, pdf?.file ?? ''), docx: join(out, docx?.file ?? '') });
  }
  return { documents: opened.value.documents, written };
}

async function openCase(page: Page): Promise<void> {
  await page.getByRole('button', { name: '案件', exact: true }).first().click();
  await page.getByText('各式文书').first().click();
  await page.getByRole('tab', { name: '办案进程' }).waitFor();
}

for (const kind of ['sample', 'empty', 'overfull'] as const) {
  test(`${kind} content of every form reads the same in the window, the PDF and the DOCX, in the order of the layout`, async ({
    running,
  }) => {
    test.setTimeout(600_000);
    const { page, folder } = running;
    await startSample(page);
    const caseId = await importCase(running, contents[kind]);
    const { documents, written } = await exportAll(running, caseId, join(folder, 'out'));
    await openCase(page);
    await page.locator('.document-line').first().click();
    for (const [index, { form, title }] of documents.entries()) {
      await page.locator('.document-list li').nth(index).getByRole('button').click();
      await page
        .locator(`section.document[aria-label="${title}"] .paper-editor .paper-sheet`)
        .first()
        .waitFor();
      const shown = await shownPages(page);
      const files = written.get(form);
      const window = shown.map(({ flow }) => plain(flow)).join('');
      const docx = docxParagraphs(files?.docx ?? '');
      expect.soft(window, `${form}: window and DOCX`).toBe(docx.join(''));
      const pdf = pdfPages(files?.pdf ?? '');
      expect.soft(pdf.length, `${form}: pages`).toBe(shown.length);
      for (const [at, text] of pdf.entries()) {
        const whole = plain(shown[at]?.whole ?? '');
        expect.soft(text.replace('草稿', ''), `${form}: page ${at + 1} of window and PDF`).toBe(whole);
      }
    }
  });
}
