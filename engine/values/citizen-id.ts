import { type Checked, sound, unsound } from './checked.ts';
import { type IsoDay, isCalendarDay, isoDay } from './day.ts';
import { compact } from './full-width.ts';

export type CitizenIdProblem =
  | 'empty'
  | 'length'
  | 'characters'
  | 'obsolete-15-digits'
  | 'birth-date'
  | 'born-in-future'
  | 'check-digit';

/** What a citizen identity number says (GB 11643-1999). */
export type CitizenId = {
  readonly number: string;
  /** GB/T 2260 code of the place of first registration. */
  readonly division: string;
  readonly birthDate: IsoDay;
  readonly sex: 'male' | 'female';
};

const sentences: Readonly<Record<CitizenIdProblem, string>> = {
  empty: '没有填写公民身份号码。',
  length: '公民身份号码应为 18 位。请对照证件逐位核对。',
  characters: '公民身份号码前 17 位应为数字，末位为数字或 X。请对照证件核对。',
  'obsolete-15-digits': '这是已停用的 15 位旧号码。请查明并填写 18 位号码。',
  'birth-date': '公民身份号码第 7–14 位不是真实存在的出生日期。请对照证件核对。',
  'born-in-future': '公民身份号码中的出生日期晚于核对之日。请对照证件核对。',
  'check-digit': '公民身份号码的校验位不对，至少有一位抄错。请对照证件逐位核对。',
};

/** The Chinese sentence for a citizen identity number that was refused. */
export function citizenIdSentence(problem: CitizenIdProblem): string {
  return sentences[problem];
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** Half-width, no spaces, capital X. */
export function normaliseCitizenId(text: string): string {
  return compact(text).toUpperCase();
}

/** The check character of the first 17 digits: ISO 7064 MOD 11-2, as GB 11643-1999 asks. */
export function citizenIdCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** Checks a citizen identity number (GB 11643-1999). `on`: the day by which the holder must have been born. */
export function checkCitizenId(text: string, on?: IsoDay): Checked<CitizenId, CitizenIdProblem> {
  const number = normaliseCitizenId(text);
  if (number === '') return unsound('empty');
  if (/^\d{15}$/.test(number)) return unsound('obsolete-15-digits');
  if (number.length !== 18) return unsound('length');
  if (!/^\d{17}[\dX]$/.test(number)) return unsound('characters');
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number);
  if (year === undefined || month === undefined || day === undefined) return unsound('birth-date');
  if (year < 1800 || !isCalendarDay(year, month, day)) return unsound('birth-date');
  if (citizenIdCheckCharacter(number) !== number.charAt(17)) return unsound('check-digit');
  const birthDate = isoDay(year, month, day);
  if (on !== undefined && birthDate > on) return unsound('born-in-future');
  const sex = Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female';
  return sound({ number, division: number.slice(0, 6), birthDate, sex });
}

/** Full years of age (周岁) on a day, as certificates and forms state it: a year more from the birthday on. */
export function ageOn(birthDate: IsoDay, day: IsoDay): number {
  return yearsReached(birthDate, day, (today, birthday) => today >= birthday);
}

/**
 * Full years of age for responsibility (行政处罚法第三十条): a year more from the day after the birthday on, the count
 * that the Supreme Court prescribes for criminal responsibility (法释〔2006〕1号第二条) and the one milder for the
 * party; 行政处罚法 itself does not say.
 */
export function ageOfResponsibilityOn(birthDate: IsoDay, day: IsoDay): number {
  return yearsReached(birthDate, day, (today, birthday) => today > birthday);
}

function yearsReached(
  birthDate: IsoDay,
  day: IsoDay,
  reached: (today: string, birthday: string) => boolean,
): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return reached(day.slice(5), birthDate.slice(5)) ? years : years - 1;
}
