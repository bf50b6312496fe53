import { type Checked, sound, unsound } from './checked.ts';
import { compact } from './full-width.ts';

export type PostcodeProblem = 'empty' | 'shape';

const sentences: Readonly<Record<PostcodeProblem, string>> = {
  empty: '没有填写邮政编码。',
  shape: '邮政编码应为 6 位数字。请核对。',
};

/** The Chinese sentence for a postcode that was refused. */
export function postcodeSentence(problem: PostcodeProblem): string {
  return sentences[problem];
}

/** Checks a postcode of six digits; the value is half-width without spaces. */
export function checkPostcode(text: string): Checked<string, PostcodeProblem> {
  const code = compact(text);
  if (code === '') return unsound('empty');
  return /^\d{6}$/.test(code) ? sound(code) : unsound('shape');
}
