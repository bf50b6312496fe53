import { describe, expect, test } from 'vitest';
import type { ResolvedBlock } from '../../../contract/blocks.ts';
import { blockTexts } from '../../forms/block-text.ts';
import { filledContent } from '../../forms/filled-content.ts';
import { loadFormLibrary } from '../../forms/form-library.ts';
import { resolveLayout } from '../../forms/resolve-layout.ts';
import { docxDocument } from './docx-document.ts';
import { docxText } from './docx-text.ts';

const library = loadFormLibrary(process.cwd());
const plain = (texts: readonly string[]) =>
  texts.map((text) => text.replace(/\s/g, '')).filter((text) => text !== '');

/** Blocks against the paragraphs of word/document.xml, in order, white space aside. */
async function agree(blocks: readonly ResolvedBlock[], drawn: readonly ResolvedBlock[] = blocks) {
  const options = {
    title: '试',
    page: { margin: { top: 37, right: 26, bottom: 35, left: 28 }, pageNumber: 'total', pageFoot: null },
    watermark: null,
    seal: null,
  } as const;
  const written = plain(docxText(await docxDocument(drawn, options)));
  expect(written).toEqual(plain(blocks.flatMap(blockTexts)));
}

describe.each(library.forms.map((form) => [form.definition.title, form] as const))(
  '《%s》',
  (_title, form) => {
    test('sample, empty and overfull content stand in the DOCX paragraph by paragraph', async () => {
      await agree(resolveLayout(form, form.sample, []));
      await agree(resolveLayout(form, {}, []));
      await agree(resolveLayout(form, filledContent(form.schema, { textLength: 5000, rows: 40 }), []));
    });
  },
);

test('a dropped row, a swapped pair and a missing box are each noticed', async () => {
  const cell = (text: string) => ({
    colspan: 1,
    rowspan: 1,
    align: 'left' as const,
    valign: 'middle' as const,
    vertical: false,
    blocks: [paragraph(text)],
  });
  const paragraph = (text: string) =>
    ({
      kind: 'paragraph',
      id: text,
      role: 'cell',
      align: 'left',
      indent: 0,
      runs: [{ kind: 'text', text }],
    }) as const;
  const rows = ['甲', '乙', '丙'].map((text) => ({
    id: text,
    head: false,
    minHeight: 0,
    cells: [cell(text), cell(`${text}二`)],
  }));
  const table = { kind: 'table', id: 't', columns: [0.5, 0.5], rows } as const;
  const boxed = {
    ...paragraph('x'),
    runs: [
      { kind: 'box', pointer: '/a', value: 'x', ticked: true },
      { kind: 'text', text: '陈述' },
    ],
  } as const;
  const page = [table, boxed] as const;
  await agree(page);
  await expect(agree(page, [{ ...table, rows: rows.slice(1) }, boxed])).rejects.toThrow();
  await expect(agree(page, [{ ...table, rows: [...rows].reverse() }, boxed])).rejects.toThrow();
  await expect(agree(page, [table, { ...boxed, runs: boxed.runs.slice(1) }])).rejects.toThrow();
});
