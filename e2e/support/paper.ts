import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { currentStop, type Stop, tabTo, type } from './keyboard.ts';
import { checkout } from './packaged.ts';

type Content = Readonly<Record<string, unknown>>;
type Schema = {
  readonly type?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly { readonly const: string; readonly title: string }[];
};

/** Writes a document on its paper: from the first place to the last by Tab, and into each empty one what `content` says. */
export async function writePaper(page: Page, form: string, content: Content): Promise<void> {
  const schema = JSON.parse(
    readFileSync(join(checkout, 'schemas', 'forms', `${form}.schema.json`), 'utf8'),
  ) as Schema;
  let stop = await tabTo(page, ({ pointer }) => pointer !== null);
  let moves = 0;
  while (stop.pointer !== null) {
    moves += 1;
    if (moves > 400) throw new Error(`the paper of ${form} has no end: ${stop.pointer}`);
    const moved = await write(
      page,
      stop,
      valueAt(content, stop.pointer),
      schemaAt(schema, stop.pointer),
      content,
    );
    if (!moved) await page.keyboard.press('Tab');
    stop = await currentStop(page);
  }
}

/** The number comes from its series, the date with the issue, opinions and names of those who approve with their acts. */
const givenLater = /^\/(number|issuedOn|(section|head|legal)(Opinion|Name|Date))$/;

/** Writes one place; true when the focus has moved on by itself. */
async function write(page: Page, stop: Stop, value: unknown, schema: Schema | null, content: Content) {
  if (value === undefined || stop.pointer === null || givenLater.test(stop.pointer)) return false;
  const wanted = (Array.isArray(value) ? value : [value]).map((one) => titleIn(schema, String(one)));
  if (stop.role === 'radio' || stop.role === 'checkbox') {
    const option = stop.name.split('：').at(-1) ?? '';
    const tick = value === true ? true : wanted.includes(option);
    if (tick !== stop.checked) await page.keyboard.press('Space');
    return false;
  }
  if (stop.role === 'combobox') {
    if (!wanted.includes(stop.text.trim())) await chooseInList(page, wanted[0] ?? '');
    return false;
  }
  const asItIs = schema?.type === 'string' && schema.format === undefined && !stop.bound;
  if (stop.text.trim() === '' || (asItIs && stop.text !== value)) {
    await page.keyboard.press('Control+a');
    await type(page, textFor(stop, String(value)));
  }
  return nextQuestion(page, stop.pointer, content);
}

/** At the end of an answer, Enter makes the next question, as long as there is one. */
async function nextQuestion(page: Page, pointer: string, content: Content): Promise<boolean> {
  const [, list = '', index = ''] = /^(.*)\/(\d+)\/answer$/.exec(pointer) ?? [];
  if (list === '') return false;
  const next = `${list}/${Number(index) + 1}/question`;
  if (valueAt(content, next) === undefined) return false;
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (at) => (document.activeElement as HTMLElement | null)?.dataset.pointer === at,
    next,
  );
  return true;
}

/** A place of a day or of a time takes its part of a moment. */
function textFor(stop: Stop, value: string): string {
  if (!/^\d{4}-\d\d-\d\dT/.test(value)) return value;
  const day = stop.blank.includes('年');
  const time = stop.blank.includes('时');
  if (day === time) return value.replace('T', ' ');
  return value.split('T')[day ? 0 : 1] ?? value;
}

async function chooseInList(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Enter');
  const list = page.getByRole('listbox');
  await list.waitFor();
  await page.keyboard.press('Home');
  for (let step = 0; step < 60; step += 1) {
    if ((await list.locator('[aria-selected="true"]').textContent()) === title) {
      await page.keyboard.press('Enter');
      await list.waitFor({ state: 'detached' });
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the list has no ${title}`);
}

function valueAt(content: Content, pointer: string): unknown {
  let value: unknown = content;
  for (const step of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

function schemaAt(schema: Schema, pointer: string): Schema | null {
  let at: Schema | undefined = schema;
  for (const step of pointer.split('/').slice(1)) {
    at = /^\d+$/.test(step) ? at?.items : at?.properties?.[step];
  }
  return at ?? null;
}

/** What a value is called on the form. */
function titleIn(schema: Schema | null, value: string): string {
  const options = schema?.oneOf ?? schema?.items?.oneOf ?? [];
  return options.find((one) => one.const === value)?.title ?? value;
}
