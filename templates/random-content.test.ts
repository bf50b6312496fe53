import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResolvedBlock, Run } from '../contract/blocks.ts';
import { docxDocument } from '../engine/export/docx/docx-document.ts';
import { docxText } from '../engine/export/docx/docx-text.ts';
import { blockTexts } from '../engine/forms/block-text.ts';
import { type FieldSchema, fieldKind, schemaAt } from '../engine/forms/field-schema.ts';
import { loadFormLibrary } from '../engine/forms/form-library.ts';
import { resolveLayout } from '../engine/forms/resolve-layout.ts';
import { schemaFindings } from '../engine/forms/schema-findings.ts';
import { longestContent, randomContent } from '../engine/forms/testing/random-content.ts';
import { printableText } from '../engine/values/printable-text.ts';

const library = loadFormLibrary(join(import.meta.dirname, '..'));
const plain = (texts: readonly string[]) =>
  texts.map((text) => text.replace(/\s/g, '')).filter((text) => text !== '');

/** Every place of a field on the page, with what it shows. */
function fieldRuns(blocks: readonly ResolvedBlock[]): Extract<Run, { kind: 'field' }>[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table')
      return block.rows.flatMap((row) => row.cells.flatMap((cell) => fieldRuns(cell.blocks)));
    const runs = block.kind === 'paragraph' ? block.runs : block.kind === 'seal' ? [...block.label, ...block.date] : [];
    return runs.filter((run) => run.kind === 'field');
  });
}

function valueAt(content: unknown, pointer: string): unknown {
  let value = content;
  for (const step of pointer.split('/').slice(1)) value = (value as Record<string, unknown> | undefined)?.[step];
  return value;
}

function kindAt(root: FieldSchema, pointer: string): string {
  const schema = schemaAt(root, pointer);
  return schema ? fieldKind(schema) : '';
}

describe.each(library.forms.map((form) => [form.definition.id, form] as const))('%s', (_id, form) => {
  it('takes whatever a person can type: nothing crashes, every place shows its whole text, and the DOCX holds it', async () => {
    await fc.assert(
      fc.asyncProperty(randomContent(form.schema), async (content) => {
        schemaFindings(form, 'any', content);
        const blocks = resolveLayout(form, content, []);
        for (const run of fieldRuns(blocks)) {
          const value = valueAt(content, run.pointer);
          const isText = ['text', 'longText'].includes(kindAt(form.schema, run.pointer));
          // But for what no document can carry (XML 1.0, 2.2).
          if (isText && value !== undefined) expect(run.text).toBe(printableText(String(value)));
        }
        const options = { title: '试', page: form.layout.page, watermark: null, seal: null };
        const written = plain(docxText(await docxDocument(blocks, options)));
        expect(written).toEqual(plain(blocks.flatMap(blockTexts)));
      }),
      { numRuns: 8, seed: 20_260_310 },
    );
  });

  it('loses nothing of texts as long as they may be, up to 10,000 characters with every kind of sign among them', async () => {
    const content = longestContent(form.schema) as Readonly<Record<string, unknown>>;
    expect(schemaFindings(form, 'long', content).filter(({ rule }) => rule.endsWith('maxLength'))).toEqual([]);
    const blocks = resolveLayout(form, content, []);
    const shown = fieldRuns(blocks).filter(({ pointer }) =>
      ['text', 'longText'].includes(kindAt(form.schema, pointer)),
    );
    for (const run of shown) {
      const value = valueAt(content, run.pointer);
      if (value !== undefined) expect(run.text === printableText(String(value)), run.pointer).toBe(true);
    }
    const options = { title: '试', page: form.layout.page, watermark: null, seal: null };
    const written = plain(docxText(await docxDocument(blocks, options)));
    expect(written.join('') === plain(blocks.flatMap(blockTexts)).join('')).toBe(true);
  });
});
