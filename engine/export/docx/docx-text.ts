import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** The text of a DOCX body, one entry a paragraph, in document order: an independent reading for tests and import. */
export function docxText(docx: Uint8Array): string[] {
  const part = unzipSync(docx, { filter: (file) => file.name === 'word/document.xml' })['word/document.xml'];
  if (!part) return [];
  const xml = new DOMParser().parseFromString(strFromU8(part), 'text/xml');
  return [...xml.getElementsByTagNameNS(word, 'p')].map(paragraphText);
}

function paragraphText(paragraph: Element): string {
  let text = '';
  const visit = (node: Node) => {
    if (node.localName === 't') text += node.textContent ?? '';
    else if (node.localName === 'br') text += '\n';
    else for (const child of node.childNodes) visit(child);
  };
  visit(paragraph);
  return text;
}
