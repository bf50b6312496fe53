import type { SummaryField } from './summary-record.ts';

/** What the page of a publication says. */
export type IndexPage = {
  readonly title: string;
  readonly agency: string;
  readonly record: readonly SummaryField[];
  readonly files: readonly { readonly file: string; readonly title: string }[];
  /** Kinds of content that were taken out, by title. */
  readonly removed: readonly string[];
};

/** The page of a publication: plain HTML in one file that loads nothing, readable by screen readers and on small screens. */
export function indexPage({ title, agency, record, files, removed }: IndexPage): string {
  const rows = record
    .filter(({ value }) => value !== '')
    .map((field) => `<tr><th scope="row">${escaped(field.title)}</th><td>${escaped(field.value)}</td></tr>`);
  const links = files.map(
    ({ file, title: name }) => `<li><a href="./${encodeURIComponent(file)}">${escaped(name)}</a></li>`,
  );
  const note = removed.length === 0 ? '' : `<p>公开稿已隐去：${escaped(removed.join('、'))}。</p>\n`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<table>
<caption>行政处罚信息公示</caption>
<tbody>
${rows.join('\n')}
</tbody>
</table>
<h2>决定书与数据</h2>
<ul>
${links.join('\n')}
</ul>
${note}<p>发布机关：${escaped(agency)}</p>
</main>
</body>
</html>
`;
}

const style =
  'body{margin:0;color:#1a1a1a;background:#fff;font:1rem/1.7 "Noto Sans CJK SC","Microsoft YaHei",sans-serif}main{max-width:52rem;margin:0 auto;padding:1.5rem}h1{font-size:1.4rem}h2{font-size:1.15rem}table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;padding-bottom:.5rem}th,td{border:1px solid #6b6b6b;padding:.4rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere;white-space:pre-wrap}th{width:11em;background:#f2f2f2}a{color:#0b4f9c}';

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
