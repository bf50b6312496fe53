/** Whether two texts of one length differ in at least one and at most `most` characters. */
export function differsLittle(one: string, other: string, most: number): boolean {
  const [a, b] = [[...one], [...other]];
  if (a.length !== b.length || one === other) return false;
  return a.filter((character, index) => character !== b[index]).length <= most;
}

/** The first piece of `text` that is `name` miswritten by a character, or null. For names of five characters and more. */
export function miswrittenName(text: string, name: string): string | null {
  const [characters, length] = [[...text], [...name].length];
  if (length < 5) return null;
  for (let start = 0; start + length <= characters.length; start++) {
    const piece = characters.slice(start, start + length).join('');
    if (differsLittle(piece, name, 1)) return piece;
  }
  return null;
}

/**
 * A person's short name miswritten where the text says who it is (当事人张韦 for 张伟), or null. `known` are names of
 * others in the case: they are no slips.
 */
export function miswrittenPerson(text: string, name: string, known: ReadonlySet<string>): string | null {
  const length = [...name].length;
  if (length < 2 || length > 4) return null;
  const spoken = new RegExp(
    `(?:当事人|驾驶员|给予|被询问人)(\\p{Script=Han}{${length}})|(?<![\\p{Script=Han}])(\\p{Script=Han}{${length}})(?=驾驶|的行为|现场|于\\d)`,
    'gu',
  );
  for (const match of text.matchAll(spoken)) {
    const piece = match[1] ?? match[2] ?? '';
    if (piece[0] !== name[0] || piece.includes('某') || known.has(piece)) continue;
    if (differsLittle(piece, name, 1)) return piece;
  }
  return null;
}
