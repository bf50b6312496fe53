import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { DOMParser, type Element as XmlElement, type Node as XmlNode } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';

/** White space aside: lines and pages break differently in a window, a PDF and a DOCX. */
export const plain = (text: string): string => text.replace(/\s/g, '');

/** A page as the window shows it: its part of the document, and all that stands on it, with repeated heads and its foot. */
export type ShownPage = { readonly flow: string; readonly whole: string };

/** Reads the open paper by innerText: what a person sees, and nothing that is hidden. */
export function shownPages(page: Page): Promise<readonly ShownPage[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.paper-editor .paper-sheet')].map((sheet) => {
      const flow = sheet.querySelector<HTMLElement>('.paper-flow');
      // biome-ignore lint/performance/useDomNodeTextContent: what is seen is wanted, not what is in the tree.
      const whole = sheet.innerText;
      const heads = [...sheet.querySelectorAll<HTMLElement>('thead')];
      // The repeated heads are taken out of sight for a moment.
      for (const head of heads) head.hidden = true;
      // biome-ignore lint/performance/useDomNodeTextContent: as above.
      const own = flow?.innerText ?? '';
      for (const head of heads) head.hidden = false;
      return { flow: own, whole };
    }),
  );
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** The paragraphs of word/document.xml in order, without empty ones. */
export function docxParagraphs(file: string): string[] {
  const part = unzipSync(readFileSync(file))['word/document.xml'];
  if (!part) throw new Error(`${file} has no word/document.xml`);
  const xml = new DOMParser().parseFromString(strFromU8(part), 'text/xml');
  return [...xml.getElementsByTagNameNS(word, 'p')]
    .map((paragraph) => plain(textBelow(paragraph)))
    .filter((text) => text !== '');
}

function textBelow(element: XmlElement): string {
  let text = '';
  const visit = (node: XmlNode) => {
    if (node.localName === 't') text += node.textContent ?? '';
    else for (const child of node.childNodes) visit(child);
  };
  visit(element);
  return text;
}

/** The pages of a PDF in the order of their content streams, as pdftotext reads them. */
export function pdfPages(file: string): string[] {
  const text = execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', file, '-'], { encoding: 'utf8' });
  return text.split('\f').slice(0, -1).map(plain);
}
