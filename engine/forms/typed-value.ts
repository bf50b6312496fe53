import { formatDay, formatMoment, parseDay, parseMoment } from '../values/chinese-date.ts';
import { toHalfWidth } from '../values/full-width.ts';
import { formatMoney, formatYuan, parseMoney } from '../values/money.ts';
import { moneyInCapitals } from '../values/money-in-capitals.ts';
import { printableText } from '../values/printable-text.ts';
import { type FieldSchema, fieldKind } from './field-schema.ts';

/**
 * Reads what a person typed into a field. What the field's kind can't read stays as typed (a string), so that
 * nothing typed is lost; the schema layer then says what is wrong. An emptied field is undefined.
 */
export function readTyped(schema: FieldSchema, text: string): unknown {
  if (text.trim() === '') return undefined;
  switch (fieldKind(schema)) {
    case 'date':
      return valueOr(parseDay(text), text);
    case 'moment':
      return valueOr(parseMoment(text), text);
    case 'money':
      return valueOr(parseMoney(text), text);
    case 'integer':
      return readInteger(text);
    case 'choice':
      return schema.oneOf?.find((option) => option.title === text.trim())?.const ?? text;
    default:
      return text;
  }
}

/** How much of a value a place on the page shows. */
export type Show = 'figures' | 'capitals' | 'plain' | 'date' | 'time';

/** A field's value as printed; '' for what is empty. What no document can carry is left out of it, not of the value. */
export function showValue(schema: FieldSchema | null, value: unknown, show?: Show): string {
  return printableText(wholeValue(schema, value, show));
}

function wholeValue(schema: FieldSchema | null, value: unknown, show?: Show): string {
  if (value === undefined || value === null) return '';
  const kind = schema ? fieldKind(schema) : 'text';
  if (typeof value === 'number') return kind === 'money' ? showMoney(value, show) : String(value);
  if (typeof value === 'boolean') return value ? '是' : '';
  if (Array.isArray(value)) return value.map((item) => showValue(schema?.items ?? null, item)).join('、');
  if (typeof value !== 'string') return '';
  if (kind === 'date') return formatDay(value);
  if (kind === 'moment') return showMoment(value, show);
  if (kind === 'choice') return schema?.oneOf?.find((option) => option.const === value)?.title ?? value;
  return value;
}

/** What an empty place of this kind prints: the gaps that are filled in by hand, or '' for a plain rule. */
export function blankOf(schema: FieldSchema | null, show?: Show): string {
  if (!schema) return '';
  const kind = fieldKind(schema);
  if (kind === 'date' || (kind === 'moment' && show === 'date')) return '　　年　　月　　日';
  if (kind === 'moment') return show === 'time' ? '　　时　　分' : '　　年　　月　　日　　时　　分';
  return '';
}

function showMoney(fen: number, show?: Show): string {
  if (show === 'capitals') return moneyInCapitals(fen);
  if (show === 'figures') return formatMoney(fen).slice(1);
  return formatYuan(fen).replace(/元$/, '');
}

function showMoment(moment: string, show?: Show): string {
  const text = formatMoment(moment);
  if (show === undefined) return text;
  if (text === moment) return unreadablePart(text, show);
  const split = text.indexOf('日') + 1;
  return show === 'time' ? text.slice(split) : text.slice(0, split);
}

/** A moment that is typed only in part yet: its day stands in the place of the day, its time in that of the time. */
function unreadablePart(text: string, show: Show): string {
  const time = text.search(/\d{1,2}\s*[时點点:：]/);
  const split = time < 0 ? text.length : time;
  return show === 'time' ? text.slice(split) : text.slice(0, split).trim();
}

function readInteger(text: string): number | string {
  const plain = toHalfWidth(text).trim();
  return /^-?\d{1,9}$/.test(plain) ? Number(plain) : text;
}

function valueOr<Value>(read: { ok: true; value: Value } | { ok: false }, text: string): Value | string {
  return read.ok ? read.value : text;
}
