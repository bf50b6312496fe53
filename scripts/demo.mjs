// The main job on the example cases: validate, produce every document as signed PDF and DOCX into out/, verify each
// file again from the disk. A case with planted defects must be refused. Exits 0 when all came out as it should.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import Table from 'cli-table3';
import { root } from './cache.mjs';

const cli = join(root, 'build', 'app', 'cli.js');
const out = join(root, 'out');

function anjuan(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let value = null;
  try {
    value = JSON.parse(stdout);
  } catch {
    console.error(stderr.trim());
  }
  return { status, value };
}

/** The example cases: with planted defects (then there is a list of the findings expected), still in work, or sound. */
function examples() {
  const folder = join(root, 'examples');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.expected.json'))
    .map((name) => join(folder, name))
    .map((file) => ({ file, content: JSON.parse(readFileSync(file, 'utf8')) }))
    .filter(({ content }) => String(content.format ?? '').startsWith('anjuan-case/'))
    .map(({ file, content }) => ({
      file,
      name: relative(folder, file).replace(/\.json$/, ''),
      inWork: content.documents.some((document) => document.state === 'draft'),
    }))
    .map((one) => ({ ...one, defective: existsSync(join(folder, `${one.name}.expected.json`)) }));
}

const severities = { block: '必须改正', major: '重要', minor: '一般', hint: '提示' };

const table = (head) => new Table({ head, style: { head: [], border: [] } });

function showFindings(findings) {
  if (findings.length === 0) {
    console.log('  没有发现问题。');
    return;
  }
  const rows = table(['程度', '问题', '依据']);
  for (const { severity, message, basis } of findings)
    rows.push([severities[severity] ?? severity, message, basis]);
  console.log(rows.toString());
}

function demoOf({ file, name, defective, inWork }) {
  console.log(`\n■ ${name}（${relative(root, file)}）`);
  const made = anjuan('produce', file, '--out', join(out, name), '--trial');
  if (!made.value) return [`${name}: produce ended with ${made.status}`];
  showFindings(made.value.findings);
  if (defective) {
    const refused = made.status === 1 && made.value.refused && made.value.files.length === 0;
    console.log(refused ? '  按预期拒绝制作：有必须改正的问题。' : '  没有按预期拒绝。');
    return refused ? [] : [`${name}: was not refused`];
  }
  if (inWork && made.value.refused) {
    console.log('  尚在办理：改正上面的问题之后才能制作。');
    return [];
  }
  const files = made.value.files.map((one) => resolve(out, name, one.file));
  const verdicts = files.length > 0 ? anjuan('verify', ...files) : { status: 1, value: null };
  const rows = table(['文件', '签名人', '验证', 'SHA-256']);
  for (const [index, one] of made.value.files.entries()) {
    const verdict = verdicts.value?.[index];
    rows.push([
      relative(made.value.folder, files[index]),
      one.signer ?? '—',
      verdict?.ok ? '通过' : '未通过',
      one.sha256,
    ]);
  }
  console.log(
    `  ${relative(root, made.value.folder)}/，${made.value.files.length} 个文件，${made.value.findings.length} 个问题`,
  );
  console.log(rows.toString());
  const bad = made.value.files.filter((one, index) => {
    const verdict = verdicts.value?.[index];
    return !verdict?.ok || !verdict.signed || verdict.sha256 !== one.sha256;
  });
  const problems = bad.map(
    (one) => `${name}: ${relative(root, resolve(out, name, one.file))} does not verify`,
  );
  if (made.status !== 0) problems.push(`${name}: produce ended with ${made.status}`);
  if (verdicts.status !== 0) problems.push(`${name}: verify ended with ${verdicts.status}`);
  return problems;
}

const since = performance.now();
rmSync(out, { recursive: true, force: true });
const cases = examples();
const problems = cases.flatMap(demoOf);
if (cases.length === 0) problems.push('examples/ holds no case');
const took = ((performance.now() - since) / 1000).toFixed(1);
if (problems.length > 0) {
  console.error(`\n✗ ${problems.join('\n✗ ')}`);
  process.exitCode = 1;
} else
  console.log(
    `\n✓ ${cases.length} 个示例案件，用时 ${took} 秒；文件在 ${relative(process.cwd(), out) || out}/`,
  );
