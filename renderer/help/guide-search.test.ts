import { join } from 'node:path';
import { expect, it } from 'vitest';
// @ts-expect-error A script of the build without types.
import { guidePages } from '../../scripts/guide-pages.mjs';
import type { GuidePage } from './guide-pages.ts';
import { guideSearch, searchTerms } from './guide-search.ts';

const pages: readonly GuidePage[] = guidePages(join(import.meta.dirname, '../../docs/guide'));
const search = guideSearch(pages);

it('takes Chinese as pairs of characters and Latin words whole', () => {
  expect(searchTerms('导出 PDF文件')).toEqual(['导出', 'pdf', '文件']);
  expect(searchTerms('法制审核')).toEqual(['法制', '制审', '审核']);
});

it.each([
  ['U盘备份', 'backup'],
  ['DISK_FULL', 'errors'],
  ['disk', 'errors'],
  ['空白文书', 'library'],
  ['证书密码', 'errors'],
  ['成卷', 'transfer'],
])('%s leads to the page %s', (query, page) => {
  expect(search(query).map((hit) => hit.page)).toContain(page);
});

it('a question finds what has some of its words, and nothing finds nothing', () => {
  expect(search('我想问问怎样导出给当事人').length).toBeGreaterThan(0);
  expect(search('  ')).toEqual([]);
  expect(search('ξξξ')).toEqual([]);
});

it('an error code leads to its own row', () => {
  expect(search('IDENTITY_LOCKED')[0]).toMatchObject({ page: 'errors', at: 'IDENTITY_LOCKED' });
});
