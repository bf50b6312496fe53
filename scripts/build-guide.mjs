// The user guide as pages: docs/guide/*.md become HTML beside their pictures, with a list of all pages at the side.
// The Help menu opens index.html, which is index.md or README.md, or else the first page.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Marked } from 'marked';
import { root } from './cache.mjs';

const style = `
:root { color-scheme: light; }
body { margin: 0; display: grid; grid-template-columns: 15rem minmax(0, 46rem); gap: 2.5rem; padding: 2rem;
  font: 16px/1.8 'Noto Sans SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif; color: #1d2733; background: #fff; }
nav { position: sticky; top: 2rem; align-self: start; font-size: 15px; }
nav ol { list-style: none; margin: 0; padding: 0; }
nav a { display: block; padding: .3rem .7rem; border-radius: 6px; color: #1f4e79; text-decoration: none; }
nav a:hover, nav a:focus-visible { background: #eef3f8; }
nav a[aria-current] { background: #1f4e79; color: #fff; }
h1 { font-size: 1.7rem; line-height: 1.3; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
img { max-width: 100%; border: 1px solid #d7dee6; border-radius: 8px; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border: 1px solid #d7dee6; padding: .35rem .7rem; text-align: left; vertical-align: top; }
th { background: #f4f6f8; }
code, kbd { font-size: .92em; background: #f0f2f5; border-radius: 4px; padding: .1em .35em; }
pre { background: #f0f2f5; border-radius: 8px; padding: 1rem; overflow: auto; }
pre code { padding: 0; }
blockquote { margin: 1rem 0; padding: .2rem 1rem; border-left: 4px solid #1f4e79; background: #f4f6f8; }
`;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Name of the HTML page of a Markdown file. */
const pageOf = (name) => (/^(index|readme)\.md$/i.test(name) ? 'index.html' : name.replace(/\.md$/, '.html'));

/** Builds the guide's pages into a folder; with no guide written yet there are none. */
export function buildGuide(target, source = join(root, 'docs', 'guide')) {
  rmSync(target, { recursive: true, force: true });
  if (!existsSync(source)) return;
  mkdirSync(target, { recursive: true });
  const marked = new Marked({ gfm: true });
  const pages = readdirSync(source)
    .filter((name) => name.endsWith('.md'))
    .sort(
      (one, other) =>
        Number(pageOf(other) === 'index.html') - Number(pageOf(one) === 'index.html') ||
        one.localeCompare(other),
    )
    .map((name) => {
      const text = readFileSync(join(source, name), 'utf8');
      return { file: pageOf(name), title: /^#\s+(.+)$/m.exec(text)?.[1] ?? name, text };
    });
  for (const page of pages) {
    const body = marked
      .parse(page.text)
      .replace(
        /href="([^":#]+)\.md(#[^"]*)?"/g,
        (_whole, to, at = '') => `href="${pageOf(`${to}.md`)}${at}"`,
      );
    writeFileSync(join(target, page.file), pageText(page, body, pages));
  }
  if (pages[0] && pages[0].file !== 'index.html')
    cpSync(join(target, pages[0].file), join(target, 'index.html'));
  writeFileSync(join(target, 'guide.css'), style);
  for (const entry of readdirSync(source))
    if (!entry.endsWith('.md')) cpSync(join(source, entry), join(target, entry), { recursive: true });
}

function pageText(page, body, pages) {
  const list = pages
    .map(
      ({ file, title }) =>
        `<li><a href="${escaped(file)}"${file === page.file ? ' aria-current="page"' : ''}>${escaped(title)}</a></li>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escaped(page.title)} · 案卷使用说明</title>
<link rel="stylesheet" href="guide.css">
</head>
<body>
<nav aria-label="目录"><ol>
${list}
</ol></nav>
<main>
${body}</main>
</body>
</html>
`;
}
