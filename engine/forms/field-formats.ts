import type { Severity } from '../../contract/finding.ts';
import { bankAccountSentence, checkBankAccount } from '../values/bank-account.ts';
import { isIsoMoment } from '../values/chinese-date.ts';
import { checkCitizenId, citizenIdSentence, normaliseCitizenId } from '../values/citizen-id.ts';
import { checkCreditCode, creditCodeSentence, normaliseCreditCode } from '../values/credit-code.ts';
import { isIsoDay } from '../values/day.ts';
import { checkPhone, phoneSentence } from '../values/phone.ts';
import { checkPlate, normalisePlate, plateSentence } from '../values/plate.ts';
import { checkPostcode, postcodeSentence } from '../values/postcode.ts';

/** A named format that a form's schema may use: its check, and how grave a failure is. */
export type FieldFormat = {
  /** The Chinese sentence of what is wrong, or null. */
  readonly problem: (text: string) => string | null;
  /** How grave: what no pattern can know for sure (plates, phones, accounts) is a hint, never a bar. */
  readonly severity: Severity;
  /** The one way to write a sound value; another way of writing it is a `minor` finding with its mend. */
  readonly normal?: (text: string) => string;
};

const problemOf =
  <Value, Problem extends string>(
    check: (text: string) => { ok: true; value: Value } | { ok: false; problem: Problem },
    sentence: (problem: Problem) => string,
  ) =>
  (text: string) => {
    const result = check(text);
    return result.ok ? null : sentence(result.problem);
  };

/** Every named format; installed form packages may use these and no free patterns. */
export const fieldFormats: Readonly<Record<string, FieldFormat>> = {
  date: {
    problem: (text) => (isIsoDay(text) ? null : '看不出是哪一天。请写作 2026年3月5日。'),
    severity: 'block',
  },
  moment: {
    problem: (text) => (isIsoMoment(text) ? null : '看不出是什么时刻。请写作 2026年3月5日9时05分。'),
    severity: 'block',
  },
  'citizen-id': {
    problem: problemOf((text) => checkCitizenId(text), citizenIdSentence),
    severity: 'block',
    normal: normaliseCitizenId,
  },
  'credit-code': {
    problem: problemOf(checkCreditCode, creditCodeSentence),
    severity: 'major',
    normal: normaliseCreditCode,
  },
  plate: { problem: problemOf(checkPlate, plateSentence), severity: 'hint', normal: normalisePlate },
  phone: { problem: problemOf((text) => checkPhone(text), phoneSentence), severity: 'hint' },
  postcode: { problem: problemOf(checkPostcode, postcodeSentence), severity: 'minor' },
  'bank-account': { problem: problemOf(checkBankAccount, bankAccountSentence), severity: 'hint' },
};

/** Whether a text is a sound value of the format, written the one way. */
export function holdsFormat(format: FieldFormat, text: string): boolean {
  return format.problem(text) === null && (format.normal === undefined || format.normal(text) === text);
}
