/** How a text is made comparable: `name` leaves punctuation between words standing, `number` leaves only letters and digits, `plain` drops nothing. */
export type Folding = 'name' | 'number' | 'plain';

/** A text without its disguises, and where each of its UTF-16 units stood in the source. */
export type FoldedText = {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

const dropped: Readonly<Record<Folding, RegExp | null>> = {
  name: /[\p{Z}\p{Cc}\p{Cf}\p{M}\p{Pd}\p{Pc}·•・‧∙⋅･.．\u30FB\uFF65\u00AD*＊/／|｜\\＼~～^]/u,
  number: /[^\p{L}\p{N}]/u,
  plain: null,
};

const digits: Readonly<Record<string, string>> = {
  ...spread('〇零○◯', '0'),
  ...spread('一壹', '1'),
  ...spread('二贰两', '2'),
  ...spread('三叁', '3'),
  ...spread('四肆', '4'),
  ...spread('五伍', '5'),
  ...spread('六陆', '6'),
  ...spread('七柒', '7'),
  ...spread('八捌', '8'),
  ...spread('九玖', '9'),
  ...spread('×✕✖⨯Хх', 'X'),
};

function spread(from: string, to: string): Record<string, string> {
  return Object.fromEntries([...from].map((character) => [character, to]));
}

/**
 * Folds a text: compatibility forms (full-width, circled, enclosed) to plain ones, marks and variation selectors away,
 * capitals, and what `folding` drops. Numbers also read Chinese digits as digits.
 */
export function foldText(source: string, folding: Folding): FoldedText {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of source) {
    const end = at + character.length;
    for (const plain of character.normalize('NFKD').toUpperCase()) {
      const written = folding === 'number' ? (digits[plain] ?? plain) : plain;
      if (dropped[folding]?.test(written)) continue;
      text += written;
      for (let unit = 0; unit < written.length; unit += 1) {
        starts.push(at);
        ends.push(end);
      }
    }
    at = end;
  }
  return { text, starts, ends };
}
