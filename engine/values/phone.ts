import { type Checked, sound, unsound } from './checked.ts';
import { compact } from './full-width.ts';

export type PhoneKind = 'mobile' | 'fixed' | 'service';
export type PhoneProblem = 'empty' | 'characters' | 'mobile-length' | 'shape';

const sentences: Readonly<Record<PhoneProblem, string>> = {
  empty: '没有填写联系电话。',
  characters: '电话号码里有数字以外的字符。多个号码请分开填写。',
  'mobile-length': '手机号码应为 11 位。请核对。',
  shape: '电话号码的写法少见：手机 11 位，固定电话写作 0534-2345678。请核对。',
};

/** The Chinese sentence for a telephone number of unusual form: a hint. */
export function phoneSentence(problem: PhoneProblem): string {
  return sentences[problem];
}

/** Half-width, no spaces or brackets, without +86; a fixed line keeps the dash after its area code. */
export function normalisePhone(text: string): string {
  return compact(text)
    .replace(/[‐–—−]/g, '-')
    .replace(/^\+?86-?(?=1[3-9]\d{9}$)/, '')
    .replace(/^\((0\d{2,3})\)-?/, '$1-')
    .replace(/^(1[3-9]\d)-(\d{4})-(\d{4})$/, '$1$2$3');
}

/** Recognises a mobile number, a fixed line with area code, or a service number (12328, 95xxx, 400…). */
export function checkPhone(
  text: string,
): Checked<{ readonly number: string; readonly kind: PhoneKind }, PhoneProblem> {
  const number = normalisePhone(text);
  if (number === '') return unsound('empty');
  if (!/^[\d-]+$/.test(number)) return unsound('characters');
  if (/^1[3-9]\d{9}$/.test(number)) return sound({ number, kind: 'mobile' });
  if (/^0\d{2,3}-?\d{7,8}(?:-\d{1,6})?$/.test(number) || /^[2-8]\d{6,7}$/.test(number))
    return sound({ number, kind: 'fixed' });
  if (/^(?:1\d{2}|1\d{4}|95\d{3}|9\d{4}|[48]00-?\d{3}-?\d{4})$/.test(number))
    return sound({ number, kind: 'service' });
  return unsound(/^1[3-9]\d+$/.test(number) ? 'mobile-length' : 'shape');
}
