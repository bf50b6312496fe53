import { type Checked, sound, unsound } from './checked.ts';
import { compact } from './full-width.ts';
import { looksLikeCapitals, type MoneyCapitalsProblem, parseMoneyCapitals } from './money-in-capitals.ts';
import { MAX_FEN } from './money-limit.ts';

/** Money is an integer number of fen everywhere. */
export type Fen = number;
export type MoneyProblem =
  | 'empty'
  | 'negative'
  | 'more-than-two-decimals'
  | 'thousands-separator'
  | 'plain-numerals'
  | 'too-large'
  | 'not-money'
  | MoneyCapitalsProblem;

const sentences: Readonly<Record<MoneyProblem, string>> = {
  empty: '没有填写金额。',
  negative: '金额不能是负数。',
  'more-than-two-decimals': '金额最多写到分（两位小数）。请核对。',
  'thousands-separator': '金额中的逗号应每三位一个（例如 3,000.00）。请核对。',
  'plain-numerals': '金额请写阿拉伯数字（3000）或大写数字（叁仟元整），不要写“三千”或“3万”。',
  'too-large': '金额太大（上限一万亿元）。请核对。',
  'not-money': '看不出是多少钱。请写作 3000 或 3000.00，单位为元。',
  'not-capitals': '大写金额的写法不对。例如 叁仟元整、壹仟肆佰零玖元伍角。',
  'zero-misplaced': '大写金额中“零”的写法不合规定：数字中间有 0 应写一个“零”，其他地方不写。请核对。',
  'ten-without-one': '大写金额的“拾”前应写“壹”（例如 壹拾元整）。',
};

/** The Chinese sentence for an amount that could not be read. */
export function moneySentence(problem: MoneyProblem): string {
  return sentences[problem];
}

const PLAIN_NUMERALS = /[一二三四五六七八九十百千万亿两廿]/;

/** Reads an amount in yuan, in figures (3000, 3,000.00, ¥3000.00, 3000元) or capitals (叁仟元整), to fen. */
export function parseMoney(text: string): Checked<Fen, MoneyProblem> {
  const plain = compact(text);
  if (plain === '') return unsound('empty');
  if (looksLikeCapitals(plain)) return parseMoneyCapitals(plain);
  const figures = plain.replace(/^(?:人民币)?[¥￥]?/, '').replace(/(?:元|圆)?[整正]?$/, '');
  if (/^-/.test(figures)) return unsound('negative');
  if (PLAIN_NUMERALS.test(figures)) return unsound('plain-numerals');
  if (!/^[\d,]+(?:\.\d*)?$/.test(figures)) return unsound('not-money');
  return parseFigures(figures);
}

function parseFigures(figures: string): Checked<Fen, MoneyProblem> {
  const [whole = '', decimals = ''] = figures.split('.');
  if (whole.includes(',') && !/^\d{1,3}(?:,\d{3})+$/.test(whole)) return unsound('thousands-separator');
  if (decimals.length > 2) return unsound('more-than-two-decimals');
  const fen = Number(whole.replace(/,/g, '')) * 100 + Number(decimals.padEnd(2, '0'));
  return fen <= MAX_FEN ? sound(fen) : unsound('too-large');
}

/** `¥3000.00`: two decimals, no separators. */
export function formatMoney(fen: Fen): string {
  return `¥${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

/** `3000元`, and `1409.50元` when there are jiao or fen. */
export function formatYuan(fen: Fen): string {
  return fen % 100 === 0 ? `${fen / 100}元` : `${formatMoney(fen).slice(1)}元`;
}
