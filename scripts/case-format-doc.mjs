// Writes docs/case-format.md from schemas/case.schema.json, so that the description of the format is the format's own.
// `--check` fails when the page is not what the schema says.
import { readFileSync, writeFileSync } from 'node:fs';

const target = 'docs/case-format.md';
const schema = JSON.parse(readFileSync('schemas/case.schema.json', 'utf8'));

/** What a property may hold, in Chinese. */
function kindOf(property) {
  if (property.const !== undefined) return `固定 \`${property.const}\``;
  if (property.enum) return property.enum.map((value) => `\`${value}\``).join('、');
  if (property.$ref) {
    const name = property.$ref.split('/').at(-1);
    return simple[name] ?? `[${name}](#${name.toLowerCase()})`;
  }
  if (property.type === 'array') return `数组：${kindOf(property.items ?? {})}`;
  return { string: '文字', integer: '整数', boolean: 'true 或 false', object: '对象' }[property.type] ?? '';
}
const simple = {
  id: '编号',
  name: '文字（200 字内）',
  line: '文字（500 字内）',
  text: '长文字（20000 字内）',
  day: '日期',
  moment: '时刻',
  fen: '金额（分）',
};

function table(name, definition) {
  const required = new Set(definition.required ?? []);
  const rows = Object.entries(definition.properties ?? {}).map(
    ([key, property]) =>
      `| \`${key}\` | ${required.has(key) ? '是' : ''} | ${kindOf(property)} | ${property.description ?? ''} |`,
  );
  return [
    `## ${name}`,
    '',
    definition.description ?? '',
    '',
    '| 项目 | 必填 | 内容 | 说明 |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

const objects = Object.entries(schema.$defs).filter(([, definition]) => definition.properties);
const text = `# 案件文件的格式（anjuan-case/1）

由 \`schemas/case.schema.json\` 生成（\`node scripts/case-format-doc.mjs\`）。一个案件是一个 UTF-8 的 JSON 文件；不认识的项目会被拒绝，并指出位置。完整的例子是 \`examples/ride-hailing-person.json\`，可以从它改起：

1. \`facts\` 写当事人、车辆、执法人员、时间地点；文书里与事实相连的栏目不必再写。
2. \`documents\` 每份文书写 \`form\`（\`npm run anjuan -- forms\` 列出全部式样）和 \`content\`（各栏目见 \`schemas/forms/<式样>.schema.json\`）。草稿只写自己的栏目；\`state\` 为 \`issued\` 的要写全，因为签发后的文书不再取事实。
3. \`acts\` 写审批、签名、送达、缴款。
4. 用 \`npm run anjuan -- validate 文件\` 核对，\`produce\` 制作。

日期写 \`2026-03-05\`，时刻写 \`2026-03-05T14:05\`（本地时间），金额写整数“分”。

${table('案件', schema)}
${objects.map(([name, definition]) => table(name, definition)).join('\n')}`;

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error(
      `${target} is not what schemas/case.schema.json says: run node scripts/case-format-doc.mjs`,
    );
    process.exit(1);
  }
} else writeFileSync(target, text);
