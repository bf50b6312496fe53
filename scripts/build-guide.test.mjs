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
