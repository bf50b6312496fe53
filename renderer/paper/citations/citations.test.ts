import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BuiltPages, builtPages } from '../testing/built-pages.ts';

let pages: BuiltPages;
let page: Page;
let devtools: CDPSession;

beforeAll(async () => {
  pages = await builtPages({ editor: 'paper/testing/editor.html' });
}, 120_000);
afterAll(() => pages?.close());

beforeEach(async () => {
  await page?.close();
  page = await pages.open('paper/testing/editor.html');
  page.setDefaultTimeout(4000);
  devtools = await page.context().newCDPSession(page);
  await page.waitForSelector('.paper-sheet .paper-host');
  await page.locator('.paper-field:has([data-pointer="/facts"])').first().click();
});

const settled = () => page.evaluate(() => window.paperTest.handle()?.settled());
const written = async () => {
  await settled();
  return page.evaluate(() => window.paperTest.content.texts['/facts'] ?? '');
};
const focused = () =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.pointer ?? null);
const list = () => page.getByRole('listbox');
const options = () => list().getByRole('option').allTextContents();

test('a citation is written by its short name and its article’s number', async () => {
  await page.keyboard.type('依据《处罚');
  expect(await options()).toEqual(['中华人民共和国行政处罚法行政处罚法']);
  await page.keyboard.press('Enter');
  expect(await options()).toHaveLength(2);
  await page.keyboard.type('33');
  await page.keyboard.press('Tab');
  expect(await list().count()).toBe(0);
  await page.keyboard.type('的规定');
  expect(await written()).toBe('依据《中华人民共和国行政处罚法》第三十三条的规定');
  expect(await focused()).toBe('/facts');
  await page.keyboard.press('Tab');
  expect(await focused()).not.toBe('/facts');
});

test('arrows choose, the typing place keeps the focus and names the option', async () => {
  await page.keyboard.type('《行政处罚法》第');
  await page.keyboard.press('ArrowDown');
  const named = await page.evaluate(() => document.activeElement?.getAttribute('aria-activedescendant'));
  expect(await page.locator(`[id="${named}"]`).textContent()).toContain('第三十三条');
  await page.keyboard.press('Enter');
  expect(await written()).toBe('《行政处罚法》第三十三条');
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('aria-activedescendant'))).toBe(
    false,
  );
});

test('Escape closes the list for this citation; Enter and Tab are then the paper’s again', async () => {
  await page.keyboard.type('《');
  expect(await list().count()).toBe(1);
  await page.keyboard.press('Escape');
  await page.keyboard.type('行政');
  expect(await list().count()).toBe(0);
  await page.keyboard.press('Enter');
  expect(await written()).toBe('《行政\n');
  await page.keyboard.type('《公路');
  expect(await list().count()).toBe(1);
});

test('an input method is left alone: no list while it composes, its keys are its own', async () => {
  await page.keyboard.type('《');
  await devtools.send('Input.imeSetComposition', { text: 'chufa', selectionStart: 5, selectionEnd: 5 });
  expect(await list().count()).toBe(0);
  await devtools.send('Input.imeSetComposition', { text: '处罚', selectionStart: 2, selectionEnd: 2 });
  await devtools.send('Input.insertText', { text: '处罚' });
  await page.waitForSelector('[role=listbox]');
  expect(await written()).toBe('《处罚');
  await page.keyboard.press('Enter');
  expect(await written()).toBe('《中华人民共和国行政处罚法》第');
});

test('a click takes; one elsewhere, or leaving the place, closes the list', async () => {
  await page.keyboard.type('《公路');
  await list().getByRole('option').click();
  expect(await written()).toBe('《公路安全保护条例》');
  await page.keyboard.type('《公路');
  await page.locator('.paper-field:has([data-pointer="/number"])').first().click();
  expect(await list().count()).toBe(0);
});

test('undo takes back what was filled in', async () => {
  await page.keyboard.type('《处罚');
  await settled();
  await page.keyboard.press('Enter');
  await settled();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  expect(await written()).toBe('《处罚');
});

test('a place that holds no prose offers nothing', async () => {
  await page.locator('.paper-field:has([data-pointer="/day"])').first().click();
  await page.keyboard.type('《');
  expect(await list().count()).toBe(0);
});

test('a field that cites law is marked once the typing rests; the mark and the key read its text', async () => {
  await page.keyboard.type('依据《行政处罚法》第三条');
  const mark = page.getByRole('button', { name: '看这一栏所引的条文' });
  await mark.click();
  const text = '依据《行政处罚法》第三条';
  expect(await page.evaluate(() => window.paperTest.cited)).toEqual({ pointer: '/facts', text });
  expect(await focused()).toBe('/facts');
  expect(await page.evaluate(() => window.paperTest.handle()?.textAtCaret())).toEqual({
    pointer: '/facts',
    text,
    caret: text.length,
  });
});
