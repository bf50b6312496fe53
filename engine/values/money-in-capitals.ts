import { type Checked, sound, unsound } from './checked.ts';
import { compact } from './full-width.ts';
import { MAX_FEN } from './money-limit.ts';

export type MoneyCapitalsProblem = 'not-capitals' | 'zero-misplaced' | 'ten-without-one';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const UNITS = ['', '拾', '佰', '仟'] as const;
const GROUPS = ['', '万', '亿'] as const;

/** Where 正确填写票据和结算凭证的基本规定 lets a zero be written or left out. */
type ZeroHabit = { readonly beforeThousands: boolean; readonly beforeJiao: boolean };

/**
 * An amount in capitals after 《正确填写票据和结算凭证的基本规定》（支付结算办法附一）: 叁仟元整, 陆仟零柒元壹角肆分.
 * No 人民币 prefix; 整 after 元, none after 角 or 分.
 */
export function moneyInCapitals(fen: number): string {
  if (!Number.isInteger(fen) || fen < 0 || fen > MAX_FEN)
    throw new RangeError(`no amount for capitals: ${fen}`);
  return spell(fen, { beforeThousands: false, beforeJiao: true });
}

function spell(fen: number, habit: ZeroHabit): string {
  const yuan = Math.floor(fen / 100);
  const [jiao, cents] = [Math.floor(fen / 10) % 10, fen % 10];
  const whole = yuan === 0 ? '' : `${spellWhole(yuan, habit)}元`;
  if (jiao === 0 && cents === 0) return yuan === 0 ? '零元整' : `${whole}整`;
  const zero = yuan > 0 && (jiao === 0 || (yuan % 10 === 0 && habit.beforeJiao)) ? '零' : '';
  return whole + zero + (jiao > 0 ? `${DIGITS[jiao]}角` : '') + (cents > 0 ? `${DIGITS[cents]}分` : '');
}

function spellWhole(yuan: number, habit: ZeroHabit): string {
  let text = '';
  let previous = 0;
  for (let group = GROUPS.length - 1; group >= 0; group -= 1) {
    const part = Math.floor(yuan / 10_000 ** group) % 10_000;
    if (part > 0) {
      const optional = previous % 10 === 0 && habit.beforeThousands;
      const zero = text !== '' && (part < 1000 || skipsGroup(yuan, group) || optional) ? '零' : '';
      text += zero + spellGroup(part) + GROUPS[group];
    }
    previous = part;
  }
  return text;
}

/** 壹亿零壹仟元: the group of 万 between 亿 and 元 is empty. */
function skipsGroup(yuan: number, group: number): boolean {
  return group === 0 && yuan >= 100_000_000 && Math.floor(yuan / 10_000) % 10_000 === 0;
}

function spellGroup(part: number): string {
  let text = '';
  for (let place = 3; place >= 0; place -= 1) {
    const value = Math.floor(part / 10 ** place) % 10;
    if (value > 0) text += DIGITS.charAt(value) + UNITS[place];
    else if (text !== '' && part % 10 ** place > 0 && !text.endsWith('零')) text += '零';
  }
  return text;
}

/** Whether a text is meant as an amount in capitals (and should be read as one, with its own problems). */
export function looksLikeCapitals(text: string): boolean {
  return /^(?:人民币)?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]/.test(text) && /[元圆角分]/.test(text);
}

const GROUP_PATTERN =
  '零?(?:([壹贰叁肆伍陆柒捌玖])仟)?零?(?:([壹贰叁肆伍陆柒捌玖])佰)?零?(?:([壹贰叁肆伍陆柒捌玖])拾)?零?([壹贰叁肆伍陆柒捌玖])?';
const AMOUNT = new RegExp(
  `^(?:(?:${GROUP_PATTERN}亿)?(?:${GROUP_PATTERN}万)?${GROUP_PATTERN}[元圆])?零?(?:([壹贰叁肆伍陆柒捌玖])角)?(?:([壹贰叁肆伍陆柒捌玖])分)?[整正]?$`,
);

/**
 * Reads capitals back to fen, for the check that figures and capitals agree. 人民币, 圆, 正 and a missing 整 are
 * accepted; zeros must stand where the rule asks or allows, since 陆仟柒元 can be meant as 6007 or 6700.
 */
export function parseMoneyCapitals(text: string): Checked<number, MoneyCapitalsProblem> {
  const plain = compact(text).replace(/^人民币/, '');
  if (/^零[元圆][整正]?$/.test(plain)) return sound(0);
  if (/(?:^|[^壹贰叁肆伍陆柒捌玖])拾/.test(plain)) return unsound('ten-without-one');
  const match = AMOUNT.exec(plain);
  if (!match || !/[元圆角分]/.test(plain)) return unsound('not-capitals');
  const digits = match.slice(1).map((sign) => (sign ? DIGITS.indexOf(sign) : 0));
  const yuan = digits.slice(0, 12).reduce((total, digit) => total * 10 + digit, 0);
  const fen = yuan * 100 + (digits[12] ?? 0) * 10 + (digits[13] ?? 0);
  if (fen === 0) return unsound('not-capitals');
  return allowedSpellings(fen).has(bare(plain)) ? sound(fen) : unsound('zero-misplaced');
}

function bare(text: string): string {
  return text.replace(/圆/g, '元').replace(/[整正]$/, '');
}

function allowedSpellings(fen: number): Set<string> {
  const habits = [true, false].flatMap((beforeThousands) =>
    [true, false].map((beforeJiao) => ({ beforeThousands, beforeJiao })),
  );
  return new Set(habits.map((habit) => bare(spell(fen, habit))));
}
