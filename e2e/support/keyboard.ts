import { expect, type Page } from '@playwright/test';

/** What has the keyboard, as a person who can't use a mouse would be told of it. */
export type Stop = {
  readonly tag: string;
  readonly type: string;
  readonly role: string;
  /** Its accessible name: label, legend-less; title or text of a button. */
  readonly name: string;
  /** Its text or value as shown. */
  readonly text: string;
  readonly checked: boolean;
  /** Of a place on the paper. */
  readonly pointer: string | null;
  /** It shows a fact. */
  readonly bound: boolean;
  /** What an empty place on the paper shows: 　　年　　月　　日. */
  readonly blank: string;
};

/** What has the keyboard now. */
export function currentStop(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const at = document.activeElement instanceof HTMLElement ? document.activeElement : document.body;
    const labels = 'labels' in at ? [...((at as HTMLInputElement).labels ?? [])] : [];
    const textOf = (one: Element | null) => (one?.textContent ?? '').replace(/\s+/g, ' ').trim();
    const labelled = (at.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
    const names = [
      at.getAttribute('aria-label'),
      labelled.map((id) => textOf(document.getElementById(id))).join(' '),
      labels.map((one) => textOf(one.querySelector('.field-label') ?? one)).join(' '),
      at.title,
      at === document.body ? '' : textOf(at),
    ];
    const shown =
      at instanceof HTMLSelectElement
        ? textOf(at.selectedOptions[0] ?? null)
        : at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement
          ? at.value
          : (at.textContent ?? '');
    return {
      tag: at.tagName,
      type: at.getAttribute('type') ?? '',
      role: at.getAttribute('role') ?? '',
      name: names.find((one) => one) ?? '',
      text: shown,
      checked: at instanceof HTMLInputElement ? at.checked : at.getAttribute('aria-checked') === 'true',
      pointer: at.closest('.paper-sheet') ? (at.dataset.pointer ?? null) : null,
      bound: at.closest('.paper-bound') !== null,
      blank: at.dataset.empty ?? '',
    };
  });
}

/** Presses Tab (or Shift+Tab) until what has the keyboard fits; fails when it does not come within `limit` presses. */
export async function tabTo(
  page: Page,
  what: string | RegExp | ((stop: Stop) => boolean),
  { back = false, limit = 120 } = {},
): Promise<Stop> {
  const fits = (stop: Stop) =>
    typeof what === 'function'
      ? what(stop)
      : typeof what === 'string'
        ? stop.name === what
        : what.test(stop.name);
  const passed: string[] = [];
  for (let press = 0; press <= limit; press += 1) {
    const stop = await currentStop(page);
    if (fits(stop)) return stop;
    passed.push(stop.name);
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`Tab never reached ${what}; it passed ${passed.join(' · ')}`);
}

/** Types as a person does: Latin keys one by one, Chinese as an input method commits it. */
export async function type(page: Page, text: string): Promise<void> {
  for (const part of text.match(/[\x20-\x7e]+|\n|[^\x20-\x7e\n]+/g) ?? []) {
    if (part === '\n') await page.keyboard.press('Enter');
    else if (/^[\x20-\x7e]/.test(part)) await page.keyboard.type(part);
    else await page.keyboard.insertText(part);
  }
}

/** Goes by Tab to each field in turn, by its label, and enters its value. */
export async function fill(
  page: Page,
  fields: readonly (readonly [label: string, value: string | boolean])[],
) {
  for (const [label, value] of fields) {
    await enter(page, await tabTo(page, (stop) => stop.tag !== 'BUTTON' && labelOf(stop) === label), value);
  }
}

/** The label without the mark of a field that must be filled. */
const labelOf = (stop: Stop) => stop.name.replace(/必填$/, '').trim();

async function enter(page: Page, stop: Stop, value: string | boolean): Promise<void> {
  if (typeof value === 'boolean') {
    if (stop.checked !== value) await page.keyboard.press('Space');
  } else if (stop.tag === 'SELECT') await choose(page, value);
  else if (stop.type === 'date' || stop.type === 'datetime-local') await typeMoment(page, value);
  else {
    await page.keyboard.press('Control+a');
    await type(page, value);
  }
}

/** Walks a closed list with the arrows. */
async function choose(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Home');
  for (let step = 0; step < 60; step += 1) {
    const { text } = await currentStop(page);
    if (text === title || text.startsWith(`${title}（`) || text.startsWith(`${title} `)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the list has no ${title}`);
}

/** The parts of a date field, in the order in which the program's language shows them. */
async function typeMoment(page: Page, value: string): Promise<void> {
  const [year = '', ...rest] = value.split(/[-T:]/);
  await page.keyboard.type(year);
  await page.keyboard.press('ArrowRight');
  for (const part of rest) await page.keyboard.type(part);
  await expect.poll(async () => (await currentStop(page)).text).toBe(value);
}
