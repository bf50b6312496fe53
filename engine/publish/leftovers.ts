import { AppError } from '../../contract/app-error.ts';
import { docxParts, type FilePart, type FileParts, pdfParts } from './file-parts.ts';
import { isLone, privateSpans, type Sought } from './find-private.ts';
import { redactionRules } from './redaction-rules.ts';

/** A removed value that a finished file still holds, and where. The value itself is not repeated. */
export type Leftover = { readonly part: string; readonly title: string; readonly whose: string };

/**
 * Refuses a finished file that still holds a removed value in any part and any form, or a part that published files
 * may not have, or whose text cannot be read by this independent path (its title is looked for).
 * @throws AppError PUBLICATION_LEFTOVER, PUBLICATION_PART, PDF_UNREADABLE, DOCX_UNREADABLE
 */
export function refuseLeftovers(
  file: string,
  bytes: Uint8Array,
  kind: 'pdf' | 'docx',
  title: string,
  sought: readonly Sought[],
): void {
  const taken = kind === 'pdf' ? pdfParts(bytes) : docxParts(bytes);
  refuseParts(file, taken, title);
  const [first] = leftovers(
    [
      ...taken.parts,
      { part: '文件名', kind: 'text', text: file },
      { part: '正文', kind: 'text', text: taken.shown },
    ],
    sought,
  );
  if (first) throw new AppError('PUBLICATION_LEFTOVER', { file, ...first });
}

function refuseParts(file: string, { shown, forbidden }: FileParts, title: string): void {
  const [first] = forbidden;
  if (first !== undefined) throw new AppError('PUBLICATION_PART', { file, part: first });
  if (!shown.replace(/\s/g, '').includes(title.replace(/\s/g, ''))) {
    throw new AppError('PUBLICATION_PART', { file, part: '读不出的文字' });
  }
}

/** Every removed value that the parts still hold; each value once a part. */
export function leftovers(parts: readonly FilePart[], sought: readonly Sought[]): Leftover[] {
  const found = new Map<string, Leftover>();
  for (const part of parts) {
    for (const { value } of part.kind === 'text' ? inText(part.text, sought) : inBytes(part.bytes, sought)) {
      const title = redactionRules.find(({ kind }) => kind === value.kind)?.title ?? '内容';
      found.set(`${part.part}\n${title}\n${value.text}`, { part: part.part, title, whose: value.whose });
    }
  }
  return [...found.values()];
}

function inText(text: string, sought: readonly Sought[]): { readonly value: Sought['value'] }[] {
  return text.length < 2 ? [] : privateSpans(text, sought);
}

/** Shorter patterns are met by chance in compressed bytes; texts so short are found where they are read as text. */
const shortestPattern = 6;

function inBytes(bytes: Uint8Array, sought: readonly Sought[]): { readonly value: Sought['value'] }[] {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const written = sought.filter((one) =>
    patternsOf(one).some((pattern) => pattern.length >= shortestPattern && source.includes(pattern)),
  );
  return [...written, ...inText(markup(source), sought)];
}

function patternsOf({ value, folding, forms }: Sought): Buffer[] {
  const texts = new Set(
    [value.text, value.text.normalize('NFKC'), ...forms].filter((form) => !isLone(form, folding)),
  );
  return [...texts].flatMap((text) => {
    const little = Buffer.from(text, 'utf16le');
    return [Buffer.from(text, 'utf8'), little, Buffer.from(little).swap16()];
  });
}

/** Metadata in XML, of whatever encoding it declares by its mark, as text with the tags away. */
function markup(source: Buffer): string {
  const head = source.subarray(0, 200).toString('latin1').replaceAll('\0', '');
  if (!/^(?:ÿþ|þÿ|ï»¿)?\s*</.test(head)) return '';
  const encoding = head.startsWith('þÿ') ? 'utf-16be' : head.startsWith('ÿþ') ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding).decode(source).replace(/<[^>]*>/g, '\n');
}
