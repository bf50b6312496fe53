import surnames from './data/surnames.json' with { type: 'json' };

const compound = new Set(surnames.compound.split(' '));
const single = new Set(surnames.single);
const inner = /[·•・‧∙⋅･.．\s]/u;
const tellingApart = [...'甲乙丙丁戊己庚辛壬癸'];

/** Whether a text begins with a surname; the length of the surname in characters, 0 if none. */
export function surnameLength(name: string): number {
  const characters = [...name];
  if (compound.has(characters.slice(0, 2).join(''))) return 2;
  return single.has(characters[0] ?? '') ? 1 : 0;
}

/**
 * Surname and 某 (法释〔2016〕19号第九条 as the model): compound surnames whole; of a name with a dot, a foreign one or
 * one without a known surname the first character; of a name of one character nothing.
 */
export function maskedName(name: string): string {
  const characters = [...name.trim()];
  if (characters.length < 2) return '某';
  const length = characters.some((one) => inner.test(one)) ? 1 : surnameLength(name);
  return `${characters.slice(0, length === 2 && characters.length > 2 ? 2 : 1).join('')}某`;
}

/** Masks for different names; where two become the same they are told apart: 张某甲, 张某乙. */
export function masksOfNames(names: readonly string[]): ReadonlyMap<string, string> {
  const groups = new Map<string, string[]>();
  for (const name of new Set(names)) {
    const mask = maskedName(name);
    groups.set(mask, [...(groups.get(mask) ?? []), name]);
  }
  const masks = new Map<string, string>();
  for (const [mask, alike] of groups) {
    for (const [index, name] of alike.entries()) {
      masks.set(name, alike.length === 1 ? mask : `${mask}${tellingApart[index] ?? index + 1}`);
    }
  }
  return masks;
}
