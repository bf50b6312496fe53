import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docxDocument } from '../export/docx/docx-document.ts';
import { fieldInfos } from '../forms/field-schema.ts';
import { type LoadedForm, loadFormLibrary } from '../forms/form-library.ts';
import { resolveLayout } from '../forms/resolve-layout.ts';
import { docxLines } from './docx-lines.ts';
import { identify } from './identify.ts';

const library = loadFormLibrary(process.cwd());
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'anjuan-word-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const docxOf = (form: LoadedForm, content = form.sample) =>
  docxDocument(resolveLayout(form, content, []), {
    title: '试',
    page: form.layout.page,
    watermark: null,
    seal: null,
  });
const read = (bytes: Uint8Array) => identify(library, docxLines('旧文书.docx', bytes), undefined);

describe.each(library.forms.map((form) => [form.definition.title, form] as const))(
  '《%s》',
  (_title, form) => {
    test('our own DOCX: what comes back is what was there, and what does not come back is not passed over', async () => {
      const found = read(await docxOf(form));
      expect(found?.form.definition.id).toBe(form.definition.id);
      const content = found?.read.content ?? {};
      for (const [name, value] of Object.entries(content)) expect(value, name).toEqual(form.sample[name]);
    });
    test('empty, nothing is taken from it', async () => {
      expect(read(await docxOf(form, {}))?.read.content).toEqual({});
    });
  },
);

test('nine in ten fields of all samples come back', async () => {
  let fields = 0;
  let back = 0;
  for (const form of library.forms) {
    const content = read(await docxOf(form))?.read.content ?? {};
    fields += fieldInfos(form.schema, {}).filter(
      ({ pattern }) => form.sample[pattern.slice(1)] !== undefined,
    ).length;
    back += Object.keys(content).length;
  }
  expect(back / fields).toBeGreaterThan(0.9);
});

describe('a document that another program wrote', () => {
  const letter = (body: string) => `<html><head><meta charset="utf-8"></head><body>${body}</body></html>`;
  /** LibreOffice makes a DOCX of it, as a station's old files come from other programs. */
  function written(name: string, body: string): Uint8Array {
    const html = join(folder, `${name}.html`);
    writeFileSync(html, letter(body));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const to = ['--convert-to', 'docx:MS Word 2007 XML', '--outdir', folder];
    execFileSync('soffice', [profile, '--headless', '--writer', ...to, html], {
      stdio: 'pipe',
      timeout: 120_000,
    });
    return readFileSync(join(folder, `${name}.docx`));
  }
  test('a title that no form has: nothing is guessed', () => {
    const found = read(
      written(
        'unknown',
        `<p align="center">德州市德城区交通运输局</p><p align="center">立案审批记录</p><p>某站自拟的文书</p>`,
      ),
    );
    expect(found).toBeNull();
  });
  test('a table with labels in its cells', () => {
    const rows = [
      ['案由', '未取得网络预约出租汽车运输证擅自从事网约车经营'],
      ['当事人', '张伟'],
      ['本站备注', '此栏为本站所加'],
    ].map(([label, value]) => `<tr><td>${label}</td><td colspan="3">${value}</td></tr>`);
    const found = read(
      written(
        'approval',
        `<p align="center">听证报告书</p><p align="right">案号： 鲁德交立〔2026〕15号</p>
         <table border="1">${rows.join('')}</table>`,
      ),
    );
    expect(found?.form.definition.id).toBe('hearing-report');
    expect(found?.read.content).toEqual({
      caseNumber: '鲁德交立〔2026〕15号',
      cause: '未取得网络预约出租汽车运输证擅自从事网约车经营',
      partyName: '张伟',
    });
    expect(found?.read.left).toEqual(['本站备注 ｜ 此栏为本站所加']);
  });
});

describe('what is no DOCX, or a hostile one', () => {
  const body = (xml: string) =>
    zipSync({
      '[Content_Types].xml': Buffer.from(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>',
      ),
      '_rels/.rels': Buffer.from(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
      'word/document.xml': Buffer.from(xml),
    });
  const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const refused = (bytes: Uint8Array, code = 'WORD_UNREADABLE', name = '旧.docx') => {
    expect(() => docxLines(name, bytes)).toThrowError(expect.objectContaining({ code }));
  };
  test('.doc, .wps and RTF are named, with what to do', () => {
    refused(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'WORD_OLD_FORMAT', '旧.doc');
    refused(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'WORD_OLD_FORMAT', '改名.docx');
    refused(Buffer.from('{\\rtf1 a}'), 'WORD_OLD_FORMAT', '旧.rtf');
    refused(Buffer.from('x'), 'WORD_OLD_FORMAT', '旧.wps');
  });
  test('no archive, a bomb, an entity, depth', () => {
    refused(Buffer.from('hello'));
    refused(body(`<w:document ${word}><w:body>${'<w:p/>'.repeat(2_000_000)}</w:body></w:document>`));
    refused(body(`<!DOCTYPE a [<!ENTITY b "c">]><w:document ${word}><w:body/></w:document>`));
    refused(
      body(
        `<w:document ${word}><w:body>${'<w:sdt>'.repeat(400)}${'</w:sdt>'.repeat(400)}</w:body></w:document>`,
      ),
    );
    refused(body(`<w:document ${word}><w:body>${'<w:p/>'.repeat(6000)}</w:body></w:document>`));
  });
  test('what a revision struck is left out, what it added is kept', () => {
    const bytes = body(
      `<w:document ${word}><w:body><w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p></w:body></w:document>`,
    );
    expect(docxLines('a.docx', bytes)).toEqual(['新']);
  });
});
