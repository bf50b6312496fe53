import { readFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../contract/app-error.ts';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import { docxDocument } from '../export/docx/docx-document.ts';
import { signDocx } from '../export/signing/docx-signature.ts';
import { openPkcs12 } from '../export/signing/pkcs12.ts';
import { createTrialIdentity } from '../export/signing/trial-identity.ts';
import { loadFormLibrary } from '../forms/form-library.ts';
import { refuseLeftovers } from './leftovers.ts';
import { type RedactedDocument, redactDocument } from './redact-document.ts';

const library = loadFormLibrary(process.cwd());
const file = JSON.parse(readFileSync('examples/ride-hailing-person.json', 'utf8')) as CaseFile;
const name = '张伟';
const idNumber = '370101198805121013';

function redacted(): RedactedDocument {
  const document = file.documents.find((one) => one.form === 'penalty-decision');
  const form = library.form('penalty-decision');
  if (!document || !form) throw new Error('no decision in the example');
  return redactDocument(file, document, form, library, {}, [
    { text: '周敏', treatment: 'remove', reason: '' },
  ]);
}

const { sought, blocks, form } = redacted();

function codeOf(kind: 'pdf' | 'docx', bytes: Uint8Array, fileName = `a.${kind}`, title = 'DECISION'): string {
  try {
    refuseLeftovers(fileName, bytes, kind, title, sought);
    return 'clean';
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

describe('a finished DOCX', () => {
  let sound: Uint8Array;
  beforeAll(async () => {
    sound = await docxDocument(blocks, {
      title: '公开稿',
      page: form.layout.page,
      watermark: null,
      seal: null,
    });
  });
  const judged = (bytes: Uint8Array, fileName?: string) =>
    codeOf('docx', bytes, fileName, form.definition.title);

  function changed(part: string, change: (xml: string) => string): Uint8Array {
    const parts = unzipSync(sound);
    parts[part] = Buffer.from(change(Buffer.from(parts[part] ?? new Uint8Array()).toString('utf8')));
    return zipSync(parts);
  }
  const inBody = (xml: string) =>
    changed('word/document.xml', (was) => was.replace('</w:body>', `${xml}</w:body>`));

  it('made of redacted content is clean, also under its signature', async () => {
    expect(judged(sound)).toBe('clean');
    const now = new Date('2026-06-01T00:00:00Z');
    const made = await createTrialIdentity({
      agencyName: '德州市德城区交通运输局',
      password: 'x',
      now,
      years: 1,
    });
    const identity = await openPkcs12(made.pkcs12, 'x', now);
    expect(judged(await signDocx(sound, { identity, at: now, comments: '公开稿' }))).toBe('clean');
  });

  it('signed by a person whose certificate bears a removed value is refused', async () => {
    const now = new Date('2026-06-01T00:00:00Z');
    const made = await createTrialIdentity({ agencyName: `张三 ${idNumber}`, password: 'x', now, years: 1 });
    const identity = await openPkcs12(made.pkcs12, 'x', now);
    expect(judged(await signDocx(sound, { identity, at: now, comments: '公开稿' }))).toBe(
      'PUBLICATION_LEFTOVER',
    );
  });

  it.each([
    ['split over runs', `<w:p><w:r><w:t>张</w:t></w:r><w:r><w:t>伟</w:t></w:r></w:p>`],
    [
      'split over paragraphs',
      '<w:p><w:r><w:t>37010119880512</w:t></w:r></w:p><w:p><w:r><w:t>1013</w:t></w:r></w:p>',
    ],
    ['as character references', '<w:p><w:r><w:t>&#x5f20;&#20255;</w:t></w:r></w:p>'],
    ['full-width', '<w:p><w:r><w:t>３７０１０１１９８８０５１２１０１３</w:t></w:r></w:p>'],
    ['in an attribute', `<w:p><w:bookmarkStart w:id="1" w:name="${name}"/></w:p>`],
  ])('with a value %s is refused', (_, xml) => {
    expect(judged(inBody(xml))).toBe('PUBLICATION_LEFTOVER');
  });

  it('with a value in its own name or in a part’s name is refused', () => {
    expect(judged(sound, `${name}.docx`)).toBe('PUBLICATION_LEFTOVER');
    expect(judged(zipSync({ ...unzipSync(sound), [`media/${idNumber}.png`]: new Uint8Array(4) }))).toBe(
      'PUBLICATION_LEFTOVER',
    );
  });

  it.each([
    ['a comment', 'word/comments.xml', '<w:comments><w:comment w:id="0"/></w:comments>'],
    ['a thumbnail', 'docProps/thumbnail.jpeg', 'x'],
    ['an embedded file', 'word/embeddings/a.bin', 'x'],
  ])('with %s is refused whatever it holds', (_, part, content) => {
    expect(judged(changed(part, () => content))).toBe('PUBLICATION_PART');
  });

  it('with a revision mark is refused', () => {
    expect(judged(inBody('<w:p><w:ins w:id="1" w:author="a"><w:r><w:t>x</w:t></w:r></w:ins></w:p>'))).toBe(
      'PUBLICATION_PART',
    );
  });
});

describe('a finished PDF', () => {
  async function pdf(change: (document: PDFDocument) => void | Promise<void>, objectStreams = true) {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    const page = document.addPage();
    page.setFont(font);
    page.drawText('DECISION');
    await change(document);
    return document.save({ useObjectStreams: objectStreams });
  }
  const drawn = (text: string) => (document: PDFDocument) =>
    document.getPage(0).drawText(text, { x: 9, y: 9 });

  it('without any is clean', async () => {
    expect(codeOf('pdf', await pdf(() => undefined))).toBe('clean');
  });

  it.each<[string, (document: PDFDocument) => void | Promise<void>]>([
    ['in a page', drawn(idNumber)],
    ['in a page with spaces', drawn('3701 0119 8805 1210 13')],
    [
      'split over lines',
      (document) => {
        drawn('37010119880512')(document);
        drawn('1013')(document);
      },
    ],
    ['in the title', (document) => document.setTitle(`decision on ${name}`)],
    ['in a keyword', (document) => document.setKeywords(['1380000', '13800000001'])],
    [
      'in XMP',
      (document) => {
        const xmp = document.context.flateStream(
          Buffer.from(`<x:xmpmeta><dc:title>${name}</dc:title></x:xmpmeta>`),
        );
        document.catalog.set(PDFName.of('Metadata'), document.context.register(xmp));
      },
    ],
    [
      'in XMP of UTF-16',
      (document) => {
        const text = `\ufeff<x:xmpmeta><dc:title>${name}</dc:title></x:xmpmeta>`;
        document.context.register(document.context.flateStream(Buffer.from(text, 'utf16le')));
      },
    ],
    [
      'in an object that nothing refers to',
      (document) => {
        document.context.register(document.context.flateStream(`(${idNumber})`));
      },
    ],
    [
      'as the reason of a signature',
      (document) => {
        document.context.register(document.context.obj({ Type: 'Sig', Reason: PDFString.of(idNumber) }));
      },
    ],
  ])('with a value %s is refused', async (_, change) => {
    expect(codeOf('pdf', await pdf(change))).toBe('PUBLICATION_LEFTOVER');
    expect(codeOf('pdf', await pdf(change, false))).toBe('PUBLICATION_LEFTOVER');
  });

  it('with an attachment or a note is refused whatever it holds', async () => {
    expect(codeOf('pdf', await pdf((document) => document.attach(new Uint8Array(8), 'a.txt')))).toBe(
      'PUBLICATION_PART',
    );
    const note = (document: PDFDocument) => {
      document.context.register(document.context.obj({ Type: 'Annot', Subtype: 'Text' }));
    };
    expect(codeOf('pdf', await pdf(note))).toBe('PUBLICATION_PART');
  });

  it('whose page cannot be read here is refused', async () => {
    expect(codeOf('pdf', await pdf(() => undefined), 'a.pdf', '行政处罚决定书')).toBe('PUBLICATION_PART');
  });
});
