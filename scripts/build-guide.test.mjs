import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildGuide } from './build-guide.mjs';

it('makes a page of each Markdown file, links them, keeps the pictures, and needs no inline style or script', () => {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-guide-'));
  const [source, target] = [join(folder, 'source'), join(folder, 'target')];
  mkdirSync(join(source, 'images'), { recursive: true });
  writeFileSync(join(source, 'index.md'), '# 使用说明\n\n见[新建案件](new-case.md#facts)。\n');
  writeFileSync(
    join(source, 'new-case.md'),
    '# 新建案件 & 事实\n\n回到[首页](index.md)。![窗口](images/window.png)\n',
  );
  writeFileSync(join(source, 'images', 'window.png'), 'png');
  buildGuide(target, source);
  const index = readFileSync(join(target, 'index.html'), 'utf8');
  const page = readFileSync(join(target, 'new-case.html'), 'utf8');
  expect(index).toContain('href="new-case.html#facts"');
  expect(page).toContain('href="index.html"');
  expect(page).toContain('<title>新建案件 &amp; 事实 · 案卷使用说明</title>');
  expect(existsSync(join(target, 'images', 'window.png'))).toBe(true);
  expect(index + page).not.toMatch(/<style|<script|style=/);
});

it('gives headings and error codes anchors, and the program the parts to search', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-guide-'));
  const [source, target] = [join(folder, 'source'), join(folder, 'target')];
  mkdirSync(source);
  writeFileSync(join(source, 'index.md'), '# 手册\n\n开头 & <b>。\n\n## 备份、恢复\n\n插上 U 盘。\n');
  writeFileSync(
    join(source, 'errors.md'),
    '# 出错\n\n| 编号 | 怎么办 |\n| --- | --- |\n| DISK_FULL、STORE_LOCKED | 清理磁盘 |\n',
  );
  buildGuide(target, source);
  expect(readFileSync(join(target, 'index.html'), 'utf8')).toContain('<h2 id="备份恢复">');
  const errors = readFileSync(join(target, 'errors.html'), 'utf8');
  for (const code of ['DISK_FULL', 'STORE_LOCKED']) expect(errors).toContain(`id="${code}"`);
  const { pages } = await import(join(target, 'pages.js'));
  expect(pages.map(({ name }) => name)).toEqual(['index', 'errors']);
  expect(pages[0].parts).toEqual([
    { at: '', title: '手册', text: '开头 & 。' },
    { at: '备份恢复', title: '备份、恢复', text: '插上 U 盘。' },
  ]);
  expect(pages[1].parts.at(-1)).toMatchObject({ at: 'DISK_FULL', text: 'DISK_FULL STORE_LOCKED 清理磁盘' });
});
