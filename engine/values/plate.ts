import { type Checked, sound, unsound } from './checked.ts';
import { compact } from './full-width.ts';

export type PlateKind =
  | 'ordinary'
  | 'new-energy-small'
  | 'new-energy-large'
  | 'trailer'
  | 'learner'
  | 'police'
  | 'hongkong'
  | 'macao'
  | 'embassy'
  | 'consulate'
  | 'armed-police'
  | 'military'
  | 'emergency';
export type PlateProblem = 'empty' | 'province' | 'letter-i-o' | 'length' | 'shape';

/** Every one of these is a hint: temporary, foreign, farm and older plates exist that no pattern knows. */
const sentences: Readonly<Record<PlateProblem, string>> = {
  empty: '没有填写车牌号。',
  province: '车牌号开头通常是省份简称（例如 鲁N12345）。若是临时、境外或农用号牌，可以不改。',
  'letter-i-o': '号牌序号里通常没有字母 I 和 O，可能是数字 1 和 0。请核对。',
  length: '车牌号的位数少见：普通号牌 7 位，新能源号牌 8 位。请核对。',
  shape: '车牌号的写法少见。请对照行驶证核对。',
};

/** The Chinese sentence for a plate of unusual form: a hint, never a bar. */
export function plateSentence(problem: PlateProblem): string {
  return sentences[problem];
}

const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]';
const OFFICE = '[A-HJ-NP-Z]';
const SERIAL = '[A-HJ-NP-Z0-9]';
/** Letters that mark pure electric (A–E) and other new-energy cars (F–K). */
const ENERGY = '[A-HJK]';

const SHAPES: readonly { readonly kind: PlateKind; readonly pattern: RegExp }[] = [
  { kind: 'new-energy-small', pattern: new RegExp(`^${PROVINCE}${OFFICE}${ENERGY}${SERIAL}\\d{4}$`) },
  { kind: 'new-energy-large', pattern: new RegExp(`^${PROVINCE}${OFFICE}\\d{5}${ENERGY}$`) },
  { kind: 'ordinary', pattern: new RegExp(`^${PROVINCE}${OFFICE}${SERIAL}{5}$`) },
  { kind: 'trailer', pattern: new RegExp(`^${PROVINCE}${OFFICE}${SERIAL}{4}挂$`) },
  { kind: 'learner', pattern: new RegExp(`^${PROVINCE}${OFFICE}${SERIAL}{4}学$`) },
  // The letter O stood on older police plates, as the office's own letter.
  { kind: 'police', pattern: new RegExp(`^${PROVINCE}[A-HJ-Z]${SERIAL}{4}警$`) },
  { kind: 'hongkong', pattern: /^粤Z[A-HJ-NP-Z0-9]{4}港$/ },
  { kind: 'macao', pattern: /^粤Z[A-HJ-NP-Z0-9]{4}澳$/ },
  { kind: 'embassy', pattern: /^(?:使\d{6}|\d{6}使)$/ },
  { kind: 'consulate', pattern: new RegExp(`^(?:${PROVINCE}${OFFICE}?\\d{4,5}领)$`) },
  { kind: 'armed-police', pattern: new RegExp(`^WJ${PROVINCE}?\\d{4}[0-9A-Z]$`) },
  { kind: 'military', pattern: /^[A-HJ-NP-Z]{2}[A-HJ-NP-Z0-9]{5}$/ },
  { kind: 'emergency', pattern: new RegExp(`^${PROVINCE}X${SERIAL}{4}应急$`) },
];

/** Capital letters, half-width, no dot, dash or space: 鲁n·12345 → 鲁N12345. */
export function normalisePlate(text: string): string {
  return compact(text)
    .replace(/[·•・‧.\-—–_]/g, '')
    .toUpperCase();
}

/** Recognises a plate of the usual shapes (GA 36-2018 as restated in public). Problems are hints only. */
export function checkPlate(
  text: string,
): Checked<{ readonly plate: string; readonly kind: PlateKind }, PlateProblem> {
  const plate = normalisePlate(text);
  if (plate === '') return unsound('empty');
  const shape = SHAPES.find(({ pattern }) => pattern.test(plate));
  if (shape) return sound({ plate, kind: shape.kind });
  if (!new RegExp(`^${PROVINCE}`).test(plate)) return unsound('province');
  if (/[IO]/.test(plate.slice(1))) return unsound('letter-i-o');
  return unsound(plate.length < 7 || plate.length > 8 ? 'length' : 'shape');
}
