import { deflateSync } from 'node:zlib';
import { type PDFDict, PDFHexString, PDFName, PDFRef, PDFString } from 'pdf-lib';
import { PdfFile } from './pdf-file.ts';
import { PdfIncrement } from './pdf-increment.ts';
import { textOf } from './pdf-signature-fields.ts';
import { srgbProfile } from './srgb-profile.ts';
import { escapeText } from './xml-canonical.ts';

/** What an archive must find in a document without opening its pages. */
export type ArchiveFacts = {
  readonly title: string;
  /** The agency; empty where it is not known. */
  readonly author: string;
  readonly at: Date;
};

const creator = '案卷（Anjuan）';
const name = (text: string) => PDFName.of(text);

/**
 * Makes a printed PDF what PDF/A-2u (ISO 19005-2) asks beyond its pages: XMP metadata equal to the document information
 * (6.6), an output intent with an ICC profile (6.2.3) and a file identifier (6.1.3). An increment: the pages stay byte
 * for byte. Before the first signature, which covers it. Throws PDF_UNREADABLE, PDF_ENCRYPTED.
 */
export function archivePdf(pdf: Uint8Array, facts: ArchiveFacts): Uint8Array {
  const file = new PdfFile(pdf);
  const increment = new PdfIncrement(file);
  const { context } = increment;
  const ref = file.trailer.get(name('Info'));
  const info = ref instanceof PDFRef ? increment.change(ref) : context.obj({});
  const producer = textOf(info.get(name('Producer')));
  for (const [key, value] of Object.entries({
    Title: facts.title,
    ...(facts.author === '' ? {} : { Author: facts.author }),
    Creator: creator,
  })) {
    info.set(name(key), PDFHexString.fromText(value));
  }
  const stamp = secondOf(facts.at);
  for (const key of ['CreationDate', 'ModDate']) {
    info.set(name(key), PDFString.of(`D:${stamp.replace(/[-:TZ]/g, '')}+00'00'`));
  }
  const catalog = increment.change(file.catalog.ref);
  const metadata = new TextEncoder().encode(xmpOf(facts, stamp, producer));
  catalog.set(
    name('Metadata'),
    context.register(context.stream(metadata, { Type: 'Metadata', Subtype: 'XML' })),
  );
  catalog.set(name('OutputIntents'), context.obj([context.register(outputIntent(increment))]));
  return increment.append(stamp, ref instanceof PDFRef ? null : context.register(info));
}

function outputIntent({ context }: PdfIncrement): PDFDict {
  const profile = context.stream(deflateSync(srgbProfile()), { N: 3, Filter: 'FlateDecode' });
  const intent = context.obj({ Type: 'OutputIntent', S: 'GTS_PDFA1' });
  intent.set(name('OutputConditionIdentifier'), PDFString.of('sRGB IEC61966-2.1'));
  intent.set(name('Info'), PDFString.of('sRGB IEC61966-2.1'));
  intent.set(name('DestOutputProfile'), context.register(profile));
  return intent;
}

/** The moment to the second, in UTC, as both kinds of metadata can hold it. */
function secondOf(moment: Date): string {
  return moment.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** XMP (ISO 16684-1) with the identification of PDF/A (ISO 19005-2, 6.6.4); every entry of the information stands here too. */
function xmpOf({ title, author }: ArchiveFacts, stamp: string, producer: string): string {
  const of = (text: string) => escapeText(text);
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
    '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>',
    '<dc:format>application/pdf</dc:format>',
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${of(title)}</rdf:li></rdf:Alt></dc:title>`,
    ...(author === '' ? [] : [`<dc:creator><rdf:Seq><rdf:li>${of(author)}</rdf:li></rdf:Seq></dc:creator>`]),
    '<dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>',
    `<xmp:CreatorTool>${of(creator)}</xmp:CreatorTool>`,
    `<xmp:CreateDate>${stamp}</xmp:CreateDate><xmp:ModifyDate>${stamp}</xmp:ModifyDate>`,
    `<xmp:MetadataDate>${stamp}</xmp:MetadataDate>`,
    ...(producer === '' ? [] : [`<pdf:Producer>${of(producer)}</pdf:Producer>`]),
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="w"?>',
  ].join('\n');
}
