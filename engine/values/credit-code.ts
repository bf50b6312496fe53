import { type Checked, sound, unsound } from './checked.ts';
import { compact } from './full-width.ts';

export type CreditCodeProblem = 'empty' | 'length' | 'characters' | 'division' | 'check-digit';

const sentences: Readonly<Record<CreditCodeProblem, string>> = {
  empty: '没有填写统一社会信用代码。',
  length: '统一社会信用代码应为 18 位。请对照营业执照逐位核对。',
  characters:
    '统一社会信用代码只用数字和大写字母，且不用 I、O、S、V、Z。请核对是否把 0、1、5、2 看成了字母。',
  division: '统一社会信用代码第 3–8 位应为数字（登记机关行政区划码）。请对照营业执照核对。',
  'check-digit': '统一社会信用代码的校验位不对，至少有一位抄错。请对照营业执照逐位核对。',
};

/** The Chinese sentence for a unified social credit code that was refused. */
export function creditCodeSentence(problem: CreditCodeProblem): string {
  return sentences[problem];
}

/** The 31 symbols of GB 32100-2015 in the order of their values 0–30: no I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Powers of three modulo 31, for positions 1–17. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** Half-width, no spaces or dashes, capital letters. */
export function normaliseCreditCode(text: string): string {
  return compact(text).replace(/-/g, '').toUpperCase();
}

/** The check symbol of the first 17: 31 − (Σ mod 31), where 31 itself is written 0 (GB 32100-2015). */
export function creditCodeCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + weight * ALPHABET.indexOf(first17.charAt(index)),
    0,
  );
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Checks a unified social credit code (GB 32100-2015); the value is the code in capitals. */
export function checkCreditCode(text: string): Checked<string, CreditCodeProblem> {
  const code = normaliseCreditCode(text);
  if (code === '') return unsound('empty');
  if (code.length !== 18) return unsound('length');
  if ([...code].some((character) => !ALPHABET.includes(character))) return unsound('characters');
  if (!/^\d{6}$/.test(code.slice(2, 8))) return unsound('division');
  return creditCodeCheckCharacter(code) === code.charAt(17) ? sound(code) : unsound('check-digit');
}
