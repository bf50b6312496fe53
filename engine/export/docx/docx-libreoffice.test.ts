import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blockTexts } from '../../forms/block-text.ts';
import { filledContent } from '../../forms/filled-content.ts';
import { type LoadedForm, loadFormLibrary } from '../../forms/form-library.ts';
import { resolveLayout } from '../../forms/resolve-layout.ts';
import { docxDocument } from './docx-document.ts';

const library = loadFormLibrary(process.cwd());
const contents = {
  sample: (form: LoadedForm) => form.sample,
  empty: () => ({}),
  overfull: (form: LoadedForm) => filledContent(form.schema, { textLength: 1500, rows: 12 }),
} as const;

test('LibreOffice opens every form as DOCX, sample, empty and overfull, and reads the same text', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-docx-'));
  const expected = new Map<string, string>();
  for (const form of library.forms) {
    for (const [fill, content] of Object.entries(contents)) {
      const blocks = resolveLayout(form, content(form), []);
      const { title } = form.definition;
      const docx = await docxDocument(blocks, { title, page: form.layout.page, watermark: null, seal: null });
      const name = `${form.definition.id}-${fill}`;
      writeFileSync(join(folder, `${name}.docx`), docx);
      expected.set(name, plain(blocks.flatMap(blockTexts).join('')));
    }
  }
  const files = [...expected.keys()].map((name) => join(folder, `${name}.docx`));
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const options = ['--headless', profile, '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder];
  execFileSync('soffice', [...options, ...files], { stdio: 'ignore', timeout: 240_000 });
  for (const [name, text] of expected) {
    const read = plain(readFileSync(join(folder, `${name}.txt`), 'utf8'));
    expect([name, read]).toEqual([name, text]);
  }
}, 300_000);

/** White space and the mark of order carry no meaning. */
function plain(text: string): string {
  return text.replace(/[\s\uFEFF]/g, '');
}
