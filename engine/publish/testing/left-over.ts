import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffArrays } from 'diff';
import { unzipSync } from 'fflate';
import { inFolder } from '../../export/signing/independent-verifiers.ts';

/** What other programs and plain unpacking read out of a finished file, by the part where it stands. */
export type ReadPart = { readonly part: string; readonly text: string };

const run = (program: string, args: readonly string[], cwd: string) =>
  execFileSync(program, args, { cwd, maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });

/** Page text, information, metadata, attachments, signers and every object of a PDF, by poppler, qpdf and openssl. */
export function readPdf(name: string, bytes: Uint8Array): ReadPart[] {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'a.pdf'), bytes);
    const text = (program: string, ...args: string[]) => run(program, args, folder).toString('utf8');
    run('qpdf', ['--qdf', '--object-streams=disable', '--decode-level=all', 'a.pdf', 'b.pdf'], folder);
    const objects = readFileSync(join(folder, 'b.pdf'));
    const source = objects.toString('latin1');
    const strings = [...source.matchAll(/<([0-9a-fA-F\s]{4,})>/g)].map(([, hex = '']) =>
      Buffer.from(hex.replace(/\s/g, ''), 'hex'),
    );
    const contents = strings.filter((one) => one.length > 1_000);
    return [
      { part: 'name', text: name },
      { part: 'page text, in reading order', text: text('pdftotext', '-enc', 'UTF-8', 'a.pdf', '-') },
      { part: 'page text, as drawn', text: text('pdftotext', '-raw', 'a.pdf', '-') },
      { part: 'page text, as laid out', text: text('pdftotext', '-layout', 'a.pdf', '-') },
      { part: 'information', text: text('pdfinfo', 'a.pdf') },
      { part: 'metadata', text: text('pdfinfo', '-meta', 'a.pdf') },
      { part: 'attachments', text: text('pdfdetach', '-list', 'a.pdf') },
      { part: 'objects', text: objects.toString('utf8') },
      ...strings.map((one) => ({ part: 'a string', text: decoded(one) })),
      ...contents.map((one) => ({ part: 'signer', text: signersOf(one, folder) })),
      {
        part: 'words between brackets',
        text: [...source.matchAll(/\(((?:[^()\\]|\\.)*)\)/g)].map(([, one]) => one).join('\n'),
      },
    ];
  });
}

function decoded(string: Buffer): string {
  const big = string[0] === 0xfe && string[1] === 0xff;
  return big
    ? Buffer.from(string.subarray(2, string.length - (string.length % 2)))
        .swap16()
        .toString('utf16le')
    : string.toString('utf8');
}

/** Subjects and issuers of the certificates in a signature, by openssl. */
function signersOf(contents: Buffer, folder: string): string {
  writeFileSync(join(folder, 'a.p7'), contents);
  const chain = run('openssl', ['pkcs7', '-inform', 'DER', '-in', 'a.p7', '-print_certs'], folder).toString();
  const certificates = chain.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const names = certificates.map((certificate) => {
    writeFileSync(join(folder, 'a.pem'), certificate);
    const shown = ['-noout', '-subject', '-issuer', '-nameopt', 'utf8,-esc_msb'];
    return run('openssl', ['x509', '-in', 'a.pem', ...shown], folder).toString();
  });
  return names.join('');
}

/** Every part of a DOCX: its name, its text over all runs, its attributes, and what is wrapped in Base64. */
export function readDocx(name: string, bytes: Uint8Array): ReadPart[] {
  return [
    { part: 'name', text: name },
    ...Object.entries(unzipSync(bytes)).flatMap(([part, content]): ReadPart[] => {
      const xml = Buffer.from(content).toString('utf8');
      return [
        { part: `name of ${part}`, text: part },
        { part, text: xml },
        { part: `text of ${part}`, text: xmlText(xml) },
        {
          part: `attributes of ${part}`,
          text: [...xml.matchAll(/="([^"]*)"/g)].map(([, one]) => one).join('\n'),
        },
        ...[...xml.matchAll(/>([A-Za-z0-9+/=\s]{40,})</g)].map(([, one = '']) => ({
          part: `wrapped in ${part}`,
          text: Buffer.from(one, 'base64').toString('utf8'),
        })),
      ];
    }),
  ];
}

/** The words of a document's main part, for the count of what was taken. */
export function docxText(bytes: Uint8Array): string {
  return xmlText(Buffer.from(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).toString('utf8'));
}

function xmlText(xml: string): string {
  return xml
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9a-fA-F]+);/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** Letters and digits alone, in one width and script: written apart from the code under test. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[×✕]/gu, 'X')
    .replace(/[〇○零一二三四五六七八九]/gu, (digit) =>
      String('〇一二三四五六七八九'.indexOf('○零'.includes(digit) ? '〇' : digit)),
    )
    .replace(/[壹贰叁肆伍陆柒捌玖]/gu, (digit) => String('零壹贰叁肆伍陆柒捌玖'.indexOf(digit)))
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Values that a part holds more often than the document without any value would. */
export function leftIn(parts: readonly ReadPart[], values: readonly string[], innocent: string): string[] {
  const allowed = bare(innocent);
  const sought = [...new Set(values.map(bare))].map((value) => ({ value, allowed: times(allowed, value) }));
  return parts.flatMap(({ part, text }) => {
    const folded = bare(text);
    return sought
      .filter(({ value, allowed: often }) => times(folded, value) > often)
      .map(({ value }) => `${part}: ${value}`);
  });
}

function times(text: string, part: string): number {
  return part === '' ? 0 : text.split(part).length - 1;
}

/** How many characters of `harmless` a text has lost, the gaps aside. */
export function lostOf(
  harmless: string,
  text: string,
  gap: string,
): { readonly lost: number; readonly all: number } {
  const words = [...harmless].filter((one) => !/\s/u.test(one));
  const kept = [...text].filter((one) => !/\s/u.test(one));
  const lost = diffArrays(words, kept)
    .filter(({ removed }) => removed)
    .flatMap(({ value }) => value)
    .filter((one) => one !== gap).length;
  return { lost, all: words.filter((one) => one !== gap).length };
}
