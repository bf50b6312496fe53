// The user guide as pages: docs/guide/*.md become HTML beside their pictures, with a list of all pages at the side, for
// the guide's own window (index.html is index.md or README.md, or else the first page), and pages.js for the help in the
// program.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './cache.mjs';
import { guidePages } from './guide-pages.mjs';

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
tr:has(:target), :is(h2, h3):target { background: #fdf1dd; }
blockquote { margin: 1rem 0; padding: .2rem 1rem; border-left: 4px solid #1f4e79; background: #f4f6f8; }
`;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Builds the guide's pages into a folder; with no guide written yet there are none. */
export function buildGuide(target, source = join(root, 'docs', 'guide')) {
  rmSync(target, { recursive: true, force: true });
  if (!existsSync(source)) return;
  mkdirSync(target, { recursive: true });
  const pages = guidePages(source);
  for (const page of pages) writeFileSync(join(target, page.file), pageText(page, page.html, pages));
  if (pages[0] && pages[0].file !== 'index.html')
    cpSync(join(target, pages[0].file), join(target, 'index.html'));
  writeFileSync(join(target, 'guide.css'), style);
  writeFileSync(join(target, 'pages.js'), `export const pages = ${JSON.stringify(pages.map(inProgram))};\n`);
  for (const entry of readdirSync(source))
    if (!entry.endsWith('.md')) cpSync(join(source, entry), join(target, entry), { recursive: true });
}

/** A page as the program's own help shows it, where addresses count from the program's page. */
const inProgram = ({ name, title, html, parts }) => ({
  name,
  title,
  html: html.replaceAll('src="images/', 'src="/guide/images/'),
  parts,
});

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
