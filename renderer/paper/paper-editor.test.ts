import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BuiltPages, builtPages } from './testing/built-pages.ts';

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
  page.on('pageerror', (error) => console.error('PAGE', error));
  devtools = await page.context().newCDPSession(page);
  await page.waitForSelector('.paper-sheet .paper-host');
});

const field = (pointer: string) => page.locator(`.paper-sheet [data-pointer="${pointer}"]`).first();
const content = () => page.evaluate(() => window.paperTest.content);
/** The kinds of the edits sent until now. */
const kinds = () => page.evaluate(() => window.paperTest.edits.map(({ kind }) => kind));
/** Clicks in the middle of the field's rule, as a person does. */
const enter = (pointer: string) =>
  page.locator(`.paper-field:has([data-pointer="${pointer}"])`).first().click();
/** Clicks in the middle of a field's cell. */
const enterCell = (pointer: string) => page.locator(`td:has([data-pointer="${pointer}"])`).first().click();
const focused = () =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.pointer ?? null);
/** A frame or two, and until what was sent is answered: a busy machine takes longer. */
const rest = async () => {
  await page.waitForTimeout(60);
  await page.evaluate(() => window.paperTest.handle()?.settled());
  await page.waitForTimeout(40);
};

test('what is typed reaches the document, and stays under the caret', async () => {
  await enter('/facts');
  await page.keyboard.type('2026年3月10日检查发现');
  await rest();
  expect((await content()).texts['/facts']).toBe('2026年3月10日检查发现');
  expect(await field('/facts').textContent()).toBe('2026年3月10日检查发现');
  expect(await focused()).toBe('/facts');
});

test('an input method is not disturbed by a commit and a finding that arrive while it composes', async () => {
  await enter('/facts');
  await devtools.send('Input.imeSetComposition', { text: 'jian', selectionStart: 4, selectionEnd: 4 });
  await page.evaluate(() => {
    window.paperTest.setContent((before) => ({
      ...before,
      texts: { ...before.texts, '/facts': '别处', '/number': '鲁1' },
    }));
    window.paperTest.setFindings([
      {
        id: 'f',
        layer: 'schema',
        rule: 'r',
        severity: 'block',
        message: '违法事实没有写时间。',
        basis: { law: '行政处罚法', article: '第五十九条' },
        at: { document: 'd', pointer: '/facts' },
      },
    ]);
  });
  await rest();
  expect(await field('/facts').textContent()).toBe('jian');
  expect(await field('/number').textContent()).toBe('鲁1');
  await devtools.send('Input.imeSetComposition', { text: '检查', selectionStart: 2, selectionEnd: 2 });
  await devtools.send('Input.insertText', { text: '检查' });
  await rest();
  expect(await field('/facts').textContent()).toBe('检查');
  expect((await content()).texts['/facts']).toBe('检查');
  const sent = await page.evaluate(() => window.paperTest.edits);
  expect(sent.some((edit) => edit.kind === 'type' && edit.text.includes('jian'))).toBe(false);
});

test('a day typed in figures is shown as the form writes it once the focus has left', async () => {
  await enter('/day');
  await page.keyboard.type('2026-3-10');
  await rest();
  expect(await field('/day').textContent()).toBe('2026-3-10');
  await page.keyboard.press('Tab');
  await rest();
  expect(await field('/day').textContent()).toBe('2026年3月10日');
});

test('Tab, Enter and arrows at the edges go through the fields in the order of the form', async () => {
  await enter('/number');
  const way: (string | null)[] = [];
  for (let step = 0; step < 6; step += 1) {
    await page.keyboard.press('Tab');
    way.push(await focused());
  }
  expect(way).toEqual(['/party', '/sex', '/source', '/source', '/facts', '/day']);
  await page.keyboard.press('Shift+Tab');
  expect(await focused()).toBe('/facts');
  await enter('/number');
  await page.keyboard.press('Enter');
  expect(await focused()).toBe('/party');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('/sex');
});

test('undo and redo are the document’s, and reach the field with the focus', async () => {
  await enter('/party');
  await page.keyboard.type('张');
  await rest();
  await page.keyboard.type('伟');
  await rest();
  await page.keyboard.press('Control+z');
  await rest();
  expect(await field('/party').textContent()).toBe('张');
  await page.keyboard.press('Control+y');
  await rest();
  expect(await field('/party').textContent()).toBe('张伟');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
  await rest();
  expect(await field('/party').textContent()).toBe('张伟');
});

test('Enter breaks the line of a long text, and the break is kept', async () => {
  await enter('/facts');
  await page.keyboard.type('甲');
  await page.keyboard.press('Enter');
  await rest();
  await page.keyboard.type('乙');
  await rest();
  expect((await content()).texts['/facts']).toBe('甲\n乙');
  await page.keyboard.press('Tab');
  await rest();
  expect(await field('/facts').textContent()).toBe('甲\n乙');
});

test('a box is ticked by Space, Enter and click; again takes it back', async () => {
  await page.locator('[role=radio]').first().focus();
  await page.keyboard.press('Space');
  await rest();
  expect((await content()).ticked).toEqual(['inspection']);
  await page.keyboard.press('Enter');
  await rest();
  expect((await content()).ticked).toEqual([]);
  await page.locator('[role=radio]').nth(1).click();
  await rest();
  expect((await content()).ticked).toEqual(['report']);
});

test('a choice opens a list; arrows and Enter choose', async () => {
  await field('/sex').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await rest();
  expect((await content()).texts['/sex']).toBe('女');
  expect(await focused()).toBe('/sex');
});

test('rows are added, moved and removed by keys, and the caret goes along', async () => {
  await enterCell('/items/0/name');
  await page.keyboard.type('甲');
  await page.keyboard.press('Alt+ArrowDown');
  await rest();
  expect((await content()).items.map((row) => row.name)).toEqual([undefined, '甲']);
  expect(await focused()).toBe('/items/1/name');
  await page.keyboard.press('Control+Enter');
  await rest();
  expect((await content()).items).toHaveLength(3);
  expect(await focused()).toBe('/items/2/name');
  await page.keyboard.press('Control+Shift+Backspace');
  await rest();
  expect((await content()).items).toHaveLength(2);
  expect(await focused()).toBe('/items/1/name');
});

test('Enter in an answer opens the next question; Ctrl+Space offers the station’s questions', async () => {
  await enter('/record/0/question');
  await page.keyboard.type('问一');
  await page.keyboard.press('Enter');
  expect(await focused()).toBe('/record/0/answer');
  await page.keyboard.type('答一');
  await page.keyboard.press('Enter');
  await rest();
  expect(await focused()).toBe('/record/1/question');
  await page.keyboard.press('Control+Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await rest();
  expect((await content()).record).toEqual([
    { question: '问一', answer: '答一' },
    { question: '你是否申请回避？' },
  ]);
});

async function pasteText(text: string) {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    data.setData('text/html', '<b>never</b>');
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
  await rest();
}

test('pasted text comes clean, a pasted table into the cells', async () => {
  await enter('/facts');
  await pasteText('\r\n第一段\u00a0文字\u200b\r\n第二段\r\n\r\n');
  expect((await content()).texts['/facts']).toBe('第一段 文字\n第二段');
  await enter('/party');
  await pasteText('张\r\n伟');
  expect((await content()).texts['/party']).toBe('张 伟');
  await enterCell('/items/1/name');
  await pasteText('轿车\t1\r\n手机\t2\r\n');
  expect((await content()).items).toEqual([{}, { name: '轿车', count: '1' }, { name: '手机', count: '2' }]);
  expect(await field('/items/1/name').textContent()).toBe('轿车');
});

test('typing over a fact is never interrupted; on leaving it is asked once what becomes of the fact', async () => {
  await page.evaluate(() => window.paperTest.setBound(['/party']));
  await enter('/party');
  await page.keyboard.type('张伟');
  await rest();
  expect(await page.evaluate(() => window.paperTest.asked)).toEqual([]);
  expect((await content()).texts['/party']).toBe('张伟');
  await page.keyboard.press('Tab');
  await rest();
  expect(await page.evaluate(() => window.paperTest.asked)).toEqual([{ pointer: '/party', text: '张伟' }]);
  expect(await kinds()).toEqual(['unbind', 'type', 'rebind', 'type']);
  expect((await content()).texts['/party']).toBe('张伟');
});

test('before a dialog opens, the question of a fact typed over is put and answered, and not put again on leaving', async () => {
  await page.evaluate(() => window.paperTest.setBound(['/party']));
  await enter('/party');
  await page.keyboard.type('张伟');
  await page.evaluate(() => window.paperTest.handle()?.decided());
  const asked = [{ pointer: '/party', text: '张伟' }];
  expect(await page.evaluate(() => window.paperTest.asked)).toEqual(asked);
  expect(await kinds()).toEqual(['unbind', 'type', 'rebind', 'type']);
  await page.keyboard.press('Tab');
  await rest();
  expect(await page.evaluate(() => window.paperTest.asked)).toEqual(asked);
});

test('a fact typed over and not meant so comes back; one typed back is not asked about', async () => {
  await page.evaluate(() => {
    window.paperTest.setBound(['/number']);
    window.paperTest.answer = 'cancel';
  });
  await enter('/number');
  await page.keyboard.type('1');
  await rest();
  await page.keyboard.press('Tab');
  await rest();
  expect(await kinds()).toEqual(['unbind', 'rebind']);
  await page.evaluate(() => window.paperTest.setBound(['/number']));
  await enter('/number');
  await page.keyboard.type('2');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Tab');
  await rest();
  expect(await page.evaluate(() => window.paperTest.asked)).toHaveLength(1);
  expect((await kinds()).at(-1)).toBe('rebind');
});

test('Tab pressed in quick succession is never taken back by pages that are broken anew', async () => {
  await page.evaluate(() => {
    const passed: number[] = [];
    Reflect.set(window, 'passed', passed);
    document.addEventListener('focusin', ({ target }) =>
      passed.push([...document.querySelectorAll('.paper-sheet [data-stop]')].indexOf(target as Element)),
    );
  });
  await enter('/number');
  // A chance each time that pages are being broken just when the key comes: many rounds make it a certainty.
  const expected: number[] = [0];
  for (let round = 0; round < 12; round += 1) {
    await page.keyboard.type('1');
    for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab'])
      await page.keyboard.press(key);
    expected.push(1, 2, 3, 2, 1, 0);
  }
  await rest();
  const passed = await page.evaluate(() => Reflect.get(window, 'passed') as number[]);
  const [first = -1] = passed;
  expect(passed.map((stop) => stop - first)).toEqual(expected);
});

test('a field that reaches the next page is typed in on one page that grows, and is broken again afterwards', async () => {
  const long = '当事人驾驶小型轿车载客，不能出示网络预约出租汽车运输证。'.repeat(40);
  await page.evaluate((text) => {
    window.paperTest.setContent((before) => ({ ...before, texts: { ...before.texts, '/facts': text } }));
    void window.paperTest.handle()?.settled();
  }, long);
  await enter('/number');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await rest();
  expect(await page.locator('.paper-sheet').count()).toBeGreaterThan(1);
  expect(await page.locator('[data-pointer="/facts"]').count()).toBeGreaterThan(1);
  await field('/facts').focus();
  await rest();
  expect(await page.locator('[data-pointer="/facts"]').count()).toBe(1);
  expect(await focused()).toBe('/facts');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('完');
  await rest();
  expect((await content()).texts['/facts']).toBe(`${long}完`);
  await page.keyboard.press('Tab');
  await rest();
  expect(await page.locator('[data-pointer="/facts"]').count()).toBeGreaterThan(1);
  expect((await page.locator('[data-pointer="/facts"]').allTextContents()).join('')).toBe(`${long}完`);
});

test('a finding can be gone to, is named to screen readers, and is painted', async () => {
  await page.evaluate(() =>
    window.paperTest.setFindings([
      {
        id: 'f',
        layer: 'law',
        rule: 'r',
        severity: 'block',
        message: '数量没有填写。',
        basis: { law: '行政处罚法', article: '第五十九条' },
        at: { document: 'd', pointer: '/items/1/count' },
      },
    ]),
  );
  await page.evaluate(() => window.paperTest.handle()?.focusField('/items/1/count'));
  await rest();
  expect(await focused()).toBe('/items/1/count');
  expect(await page.evaluate(() => window.paperTest.focused)).toBe('/items/1/count');
  expect(await field('/items/1/count').getAttribute('aria-invalid')).toBe('true');
  const notes = await field('/items/1/count').getAttribute('aria-describedby');
  expect(await page.locator(`[id="${notes}"]`).textContent()).toBe('数量没有填写。');
  expect(await page.evaluate(() => CSS.highlights.get('finding-block')?.size)).toBe(1);
  expect(await page.locator('.paper-mark').count()).toBe(1);
});
