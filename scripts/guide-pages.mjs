// The user guide as data: each page of docs/guide as HTML with an anchor at every heading and every error code, and the
// parts that a search finds.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Marked } from 'marked';

/** Name of the HTML page of a Markdown file. */
export const pageOf = (name) =>
  /^(index|readme)\.md$/i.test(name) ? 'index.html' : name.replace(/\.md$/, '.html');

/**
 * All pages, the first one index.md: `{ file, name, title, html, parts }`; a part is `{ at, title, text }` with the
 * anchor where it begins, and plain text.
 */
export function guidePages(source) {
  const marked = new Marked({ gfm: true });
  const isIndex = (name) => Number(pageOf(name) === 'index.html');
  return readdirSync(source)
    .filter((name) => name.endsWith('.md'))
    .sort((one, other) => isIndex(other) - isIndex(one) || one.localeCompare(other))
    .map((name) => {
      const text = readFileSync(join(source, name), 'utf8');
      const file = pageOf(name);
      const title = /^#\s+(.+)$/m.exec(text)?.[1] ?? name;
      const html = anchored(linked(marked.parse(text)));
      return { file, name: file.replace(/\.html$/, ''), title, html, parts: partsOf(html, title) };
    });
}

const linked = (html) =>
  html.replace(
    /href="([^":#]+)\.md(#[^"]*)?"/g,
    (_whole, to, at = '') => `href="${pageOf(`${to}.md`)}${at}"`,
  );

/** Anchors as Markdown viewers make them of headings; an error code is its own anchor. */
function anchored(html) {
  return html
    .replace(
      /<h([2-4])>(.*?)<\/h\1>/g,
      (_whole, depth, inside) => `<h${depth} id="${anchorOf(plain(inside))}">${inside}</h${depth}>`,
    )
    .replace(/<td>((?:[A-Z][A-Z0-9_]{2,}、?)+)<\/td>/g, (_whole, codes) => {
      const marks = codes.split('、').map((code) => `<code id="${code}">${code}</code>`);
      return `<td>${marks.join(' ')}</td>`;
    });
}

const anchorOf = (title) =>
  title
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s+/g, '-');

/** One part for the lines before the first heading, one a heading, one a row of error codes. */
function partsOf(html, title) {
  return html
    .split(/(?=<h[234] id=|<tr>\s*<td><code id=)/)
    .map((piece) => {
      const heading = /^<h[234] id="([^"]*)">(.*?)<\/h[234]>/.exec(piece);
      const code = /^<tr>\s*<td><code id="([^"]*)">/.exec(piece);
      const at = heading?.[1] ?? code?.[1] ?? '';
      const text = plain(heading ? piece.slice(heading[0].length) : piece.replace(/^<h1>.*?<\/h1>/, ''));
      return { at, title: heading ? plain(heading[2]) : (code?.[1] ?? title), text };
    })
    .filter(({ text }) => text !== '');
}

const plain = (html) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
