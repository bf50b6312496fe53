// Plants every defect of engine/law/testing/defects in its sound case and prints what the checks find: one line a defect, then the sums.
import { join } from 'node:path';
import { createServer } from 'vite';

const root = join(import.meta.dirname, '..');
const server = await createServer({
  root,
  server: { middlewareMode: true },
  logLevel: 'error',
  configFile: false,
});
const { judgeDefects } = await server.ssrLoadModule('/engine/law/testing/defects/judge-defects.ts');
const { knownMisses } = await server.ssrLoadModule('/engine/law/testing/defects/index.ts');
const judged = judgeDefects(root);
await server.close();

for (const { defect, missed, wrong, folded } of judged) {
  const state = missed.length > 0 ? '未发现' : '发现';
  const reason = missed.length > 0 ? ` ${knownMisses[defect.title] ?? `应当有 ${missed.join('、')}`}` : '';
  const others = wrong.length > 0 ? ` 另报 ${wrong.join('、')}` : '';
  const under = folded.length > 0 ? ` 因此 ${folded.join('、')}` : '';
  console.log(`${state}\t${defect.id}\t${defect.title}\t${defect.finds.join(' ')}${reason}${under}${others}`);
}
const missed = judged.filter((one) => one.missed.length > 0).length;
const findings = judged.reduce((sum, one) => sum + one.findings, 0);
const folded = judged.reduce((sum, one) => sum + one.folded.length, 0);
const wrong = judged.reduce((sum, one) => sum + one.wrong.length, 0);
console.log(
  `植入 ${judged.length} 处，发现 ${judged.length - missed} 处（${(((judged.length - missed) / judged.length) * 100).toFixed(1)} %），未发现 ${missed} 处；所报 ${findings} 条，其中 ${folded} 条归在起因之下，没有来由的 ${wrong} 条（${((wrong / findings) * 100).toFixed(2)} %）。`,
);
