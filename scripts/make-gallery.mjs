// docs/gallery/: a picture of each form's sample, printed by the program itself: `node scripts/make-gallery.mjs`
// (needs pdftoppm; where there is no display, run it below `xvfb-run -a`). Run it when a form or its sample changed.
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './cache.mjs';
import { note, step } from './say.mjs';

const gallery = join(root, 'docs', 'gallery');
const work = mkdtempSync(join(tmpdir(), 'anjuan-gallery-'));
const forms = readdirSync(join(root, 'templates'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => JSON.parse(readFileSync(join(root, 'templates', name, 'form.json'), 'utf8')))
  .sort((a, b) => (a.series ?? 1000) - (b.series ?? 1000) || a.id.localeCompare(b.id));

step('Printing the samples');
const printed = execFileSync(
  process.execPath,
  ['scripts/run.mjs', 'anjuan', 'blank', ...forms.map(({ id }) => id), '--out', work, '--sample', '--json'],
  { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
);
const { files } = JSON.parse(printed.slice(printed.indexOf('{')));
step('Taking the pictures');
rmSync(gallery, { recursive: true, force: true });
mkdirSync(gallery, { recursive: true });
/** Dots an inch: a page is some 460 dots wide, and small enough to keep. */
const resolution = '56';
for (const [index, { id }] of forms.entries()) {
  const target = join(gallery, id);
  execFileSync('pdftoppm', [
    '-r',
    resolution,
    '-gray',
    '-png',
    '-singlefile',
    join(work, files[index]),
    target,
  ]);
  renameSync(`${target}.png`, join(gallery, `${id}.png`));
}
const rows = forms.map(
  ({ id, title, series }) => `| ${series ?? '—'} | ${title} | \`${id}\` | ![${title}](${id}.png) |`,
);
writeFileSync(
  join(gallery, 'README.md'),
  `# 文书样例\n\n每种式样填好的样例的第一页，由程序打印（\`node scripts/make-gallery.mjs\`）。人名、号码都是编造的。\n\n| 式样之 | 名称 | 编号 | 第一页 |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`,
);
rmSync(work, { recursive: true, force: true });
note(`${forms.length} pictures in docs/gallery`);
