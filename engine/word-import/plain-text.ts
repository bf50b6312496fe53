/** A text without what differs between two prints of one form: white space, rules, the width of punctuation. */
export type PlainText = {
  readonly text: string;
  /** For each character of `text` its place in the original, and the original's length at the end. */
  readonly places: readonly number[];
  readonly original: string;
};

const same: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '：': ':',
  '，': ',',
  '；': ';',
  '【': '[',
  '】': ']',
  '〈': '<',
  '〉': '>',
};

export function plainText(original: string): PlainText {
  let text = '';
  const places: number[] = [];
  let at = 0;
  for (const character of original) {
    if (!/[\s_＿]/u.test(character)) {
      const plain = same[character] ?? character;
      text += plain;
      for (let unit = 0; unit < plain.length; unit += 1) places.push(at + unit);
    }
    at += character.length;
  }
  places.push(original.length);
  return { text, places, original };
}

/** The original between two places of the plain text, without the white space and rules around it. */
export function originalBetween({ places, original }: PlainText, from: number, to: number): string {
  if (to <= from) return '';
  const last = (places[to - 1] ?? 0) + 1;
  const end = /[\uD800-\uDBFF]/.test(original[last - 1] ?? '') ? last + 1 : last;
  return original.slice(places[from], Math.min(end, original.length));
}
