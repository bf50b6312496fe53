/** Kilograms, and how precisely a text gives them. */
export type Weight = { readonly kg: number; readonly step: number };

const kilograms: Readonly<Record<string, number>> = { 吨: 1000, 千克: 1, 公斤: 1, kg: 1, t: 1000 };
const number = '(\\d+(?:\\.\\d+)?)\\s*(吨|千克|公斤|kg|t)';
/** Words before the weight of vehicle and goods. */
export const total = new RegExp(`(?:车货总质量|车货总重|总质量|总重)(?:为|是|：|:|达|达到|重)?\\s*${number}`);
/** Words before the weight that is allowed. */
export const limit = new RegExp(
  `(?:限定标准|规定标准|限值|限载|限重|最高限|质量限定)[^0-9，。；超]{0,12}?\\s*${number}`,
);
/** Words before the weight in excess. */
export const excess = new RegExp(
  `超(?:限|重|载)(?:重量|质量|数量|数|量|部分)?(?:为|是|：|:|达|了)?\\s*${number}`,
);

/** The kilograms that a text gives after these words, and how precisely; null where it gives none. */
export function weightIn(text: string, words: RegExp): Weight | null {
  const [, amount = '', unit = ''] = words.exec(text) ?? [];
  const each = kilograms[unit];
  if (each === undefined) return null;
  return { kg: Number(amount) * each, step: each / 10 ** (amount.split('.')[1]?.length ?? 0) };
}

/**
 * Kilograms above the limit by what the facts say: written, or total less limit; null where they say neither.
 */
export function excessIn(facts: string): number | null {
  const over = weightIn(facts, excess);
  if (over) return over.kg;
  const [whole, allowed] = [weightIn(facts, total), weightIn(facts, limit)];
  return whole && allowed && whole.kg > allowed.kg ? whole.kg - allowed.kg : null;
}
