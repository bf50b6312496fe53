// Writes docs/law.md from the rules and their example tables. With --check: fails when the file is not what it would write.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';

const root = join(import.meta.dirname, '..');
const json = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const folder = 'engine/law/rules';

const server = await createServer({
  root,
  server: { middlewareMode: true },
  logLevel: 'error',
  configFile: false,
});
const { rules } = await server.ssrLoadModule('/engine/law/rules/index.ts');
await server.close();

const examples = readdirSync(join(root, folder))
  .filter((name) => name.endsWith('.cases.json'))
  .flatMap((name) => json(join(folder, name)));
const severities = { block: '阻止签发', major: '须说明理由', minor: '提醒', hint: '提示' };
const basisText = ({ law, article, clause }) => `《${law}》${article}${clause ?? ''}`;

function ruleLine(rule) {
  const failing = examples.find((row) => row.rule === rule.id && row.expect.length > 0);
  const passing = examples.find((row) => row.rule === rule.id && row.expect.length === 0);
  const dates = `${rule.since} 起${rule.until ? `至 ${rule.until}` : ''}，按${rule.judgedBy === 'act' ? '行为之日' : '违法之日'}`;
  const mark = rule.unverified ? `。${rule.unverified}` : '';
  const example = `不合：${failing?.title ?? ''}；合：${passing?.title ?? ''}`;
  return `| ${rule.id} | ${rule.title}${mark} | ${rule.basis.map(basisText).join('；')} | ${severities[rule.severity]} | ${dates} | ${example} |`;
}

const lines = [
  '# 法律规则一览',
  '',
  '本页由 `node scripts/law-doc.mjs` 从 `engine/law/rules/` 生成，不要手改。每条规则的全部例子见同目录的 `*.cases.json`。',
  '',
  `## 已实现的规则（${rules.length} 条）`,
  '',
  '| 编号 | 必须成立的事 | 依据 | 程度 | 施行 | 例子 |',
  '| --- | --- | --- | --- | --- | --- |',
  ...rules.map(ruleLine),
  '',
  '## 没有单独规则的条目',
  '',
  '| 编号 | 原因 |',
  '| --- | --- |',
  ...json('engine/law/data/rows-without-rule.json').map((row) => `| ${row.id} | ${row.reason} |`),
  '',
];
const text = lines.join('\n');
const target = join(root, 'docs/law.md');
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('docs/law.md is not what the rules say. Run: node scripts/law-doc.mjs');
    process.exit(1);
  }
} else writeFileSync(target, text);
