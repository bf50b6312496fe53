/**
 * TEST SUPPORT, not part of the program: what PDF/A-2u (ISO 19005-2) demands of a file's structure, read with pdf-lib's
 * own parser and poppler. No validator: what is not listed is not checked.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFStream,
  PDFString,
} from 'pdf-lib';
import { inFolder } from './independent-verifiers.ts';

const name = (text: string) => PDFName.of(text);

/** Everything that stands against PDF/A-2u in a file; empty when nothing was found. */
export async function archiveProblems(pdf: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const { context, catalog } = document;
  const text = Buffer.from(pdf).toString('latin1');
  const problems = [
    ...headProblems(text),
    ...(context.trailerInfo.Encrypt ? ['6.1.3: encrypted'] : []),
    ...(context.trailerInfo.ID ? [] : ['6.1.3: no /ID']),
    ...['AA', 'OpenAction', 'OCProperties', 'Requirements']
      .filter((key) => catalog.has(name(key)))
      .map((key) => `catalog has /${key}`),
    ...metadataProblems(document),
    ...intentProblems(document),
    ...fontProblems(pdf),
  ];
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFStream ? object.dict : object;
    if (dict instanceof PDFDict) problems.push(...dictProblems(dict).map((problem) => `${ref}: ${problem}`));
  }
  return problems;
}

/** 6.1.2, 6.1.3: header with four bytes above 127, the last line `%%EOF` and nothing behind it. */
function headProblems(text: string): string[] {
  return [
    ...(/^%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}/.test(text) ? [] : ['6.1.2: header']),
    ...(/%%EOF(\r\n|\r|\n)?$/.test(text) ? [] : ['6.1.3: behind %%EOF']),
  ];
}

function metadataProblems(document: PDFDocument): string[] {
  const stream = document.catalog.lookup(name('Metadata'));
  if (!(stream instanceof PDFRawStream)) return ['6.6.2: no metadata'];
  const xml = new TextDecoder().decode(decodePDFRawStream(stream).decode());
  const parsed = new DOMParser().parseFromString(xml, 'text/xml');
  const value = (tag: string) => parsed.getElementsByTagName(tag)[0]?.textContent?.trim() ?? null;
  const info = document.context.lookup(document.context.trailerInfo.Info);
  const entry = (key: string) => {
    const found = info instanceof PDFDict ? info.lookup(name(key)) : undefined;
    return found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : null;
  };
  const pairs: readonly (readonly [string, string | null, string | null])[] = [
    ['pdfaid:part', value('pdfaid:part'), '2'],
    ['pdfaid:conformance', value('pdfaid:conformance'), 'U'],
    ['Title', value('dc:title'), entry('Title')],
    ['Author', value('dc:creator'), entry('Author')],
    ['Creator', value('xmp:CreatorTool'), entry('Creator')],
    ['Producer', value('pdf:Producer'), entry('Producer')],
    ['CreationDate', dateOf(value('xmp:CreateDate')), entry('CreationDate')],
    ['ModDate', dateOf(value('xmp:ModifyDate')), entry('ModDate')],
  ];
  return pairs.flatMap(([what, xmp, other]) =>
    xmp === other && xmp ? [] : [`6.6: ${what}: ${xmp} / ${other}`],
  );
}

function dateOf(xmp: string | null): string | null {
  return xmp && `D:${xmp.replace(/[-:TZ]/g, '')}+00'00'`;
}

/** 6.2.3: one intent GTS_PDFA1 with a profile of three channels. */
function intentProblems(document: PDFDocument): string[] {
  const intents = document.catalog.lookup(name('OutputIntents'));
  const intent = intents instanceof PDFArray && intents.size() === 1 ? intents.lookup(0) : null;
  if (!(intent instanceof PDFDict)) return ['6.2.3: no output intent'];
  const profile = intent.lookup(name('DestOutputProfile'));
  if (intent.lookup(name('S')) !== name('GTS_PDFA1') || !(profile instanceof PDFRawStream)) {
    return ['6.2.3: not GTS_PDFA1, or no profile'];
  }
  const bytes = Buffer.from(decodePDFRawStream(profile).decode());
  const right =
    bytes.readUInt32BE(0) === bytes.length &&
    bytes.toString('latin1', 36, 40) === 'acsp' &&
    bytes.toString('latin1', 12, 24) === 'mntrRGB XYZ ' &&
    String(profile.dict.lookup(name('N'))) === '3';
  return right ? [] : ['6.2.3: profile'];
}

/** 6.2.11: embedded, with Unicode for every glyph, as poppler reads it. */
function fontProblems(pdf: Uint8Array): string[] {
  return inFolder((folder) => {
    const file = join(folder, 'a.pdf');
    writeFileSync(file, pdf);
    const rows = execFileSync('pdffonts', [file], { encoding: 'utf8' }).split('\n').slice(2).filter(Boolean);
    return [
      ...(rows.length === 0 ? ['no fonts'] : []),
      ...rows
        .filter((row) => !/\s(yes)\s+(yes|no)\s+(yes)\s+\d+\s+\d+\s*$/.test(row))
        .map((row) => `6.2.11: ${row}`),
    ];
  });
}

function dictProblems(dict: PDFDict): string[] {
  const problems: string[] = [];
  if (dict.lookup(name('S')) === name('JavaScript') || dict.has(name('JS'))) problems.push('6.5: JavaScript');
  if (dict.lookup(name('S')) === name('Launch')) problems.push('6.5: Launch');
  if (dict.has(name('EF'))) problems.push('6.8: embedded file');
  if (dict.has(name('XFA')) || String(dict.get(name('NeedAppearances'))) === 'true')
    problems.push('6.4: form');
  if (String(dict.get(name('Filter'))).includes('LZW')) problems.push('6.1.7: LZW');
  if (dict.get(name('Type')) === name('ExtGState') && dict.has(name('TR'))) problems.push('6.2.5: TR');
  if (dict.get(name('Subtype')) === name('Image') && String(dict.get(name('Interpolate'))) === 'true') {
    problems.push('6.2.8: Interpolate');
  }
  if (dict.has(name('Rect')) && dict.has(name('Subtype'))) problems.push(...annotationProblems(dict));
  return problems;
}

/** 6.3: print, never hidden; an appearance unless it has no extent. */
function annotationProblems(dict: PDFDict): string[] {
  const flags = dict.lookup(name('F'));
  const value = flags instanceof PDFNumber ? flags.asNumber() : 0;
  const [left, , right] = dict.lookup(name('Rect'), PDFArray).asArray().map(String);
  const extent = Number(left) !== Number(right);
  return [
    // Print; not Invisible, Hidden, NoView, ToggleNoView.
    ...((value & 4) !== 0 && (value & (1 + 2 + 32 + 256)) === 0 ? [] : [`6.3.2: flags ${value}`]),
    ...(extent && !dict.has(name('AP')) ? ['6.3.3: no appearance'] : []),
  ];
}
