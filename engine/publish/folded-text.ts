/**
 * How a text is made comparable: `name` leaves punctuation between words standing, `shape` does so too and reads every
 * kind of digit as one, `letters` leaves only letters and digits, `number` does so and reads digits, `plain` drops nothing.
 */
export type Folding = 'name' | 'shape' | 'letters' | 'number' | 'plain';

/** A text without its disguises, and where each of its UTF-16 units stood in the source. */
export type FoldedText = {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
};

const betweenWords = /[\p{Z}\p{Cc}\p{Cf}\p{M}\p{Pd}\p{Pc}·•・‧∙⋅･.．\u30FB\uFF65\u00AD*＊/／|｜\\＼~～^]/u;
const noLetter = /[^\p{L}\p{N}]/u;
const dropped: Readonly<Record<Folding, RegExp | null>> = {
  name: betweenWords,
  shape: betweenWords,
  letters: noLetter,
  number: noLetter,
  plain: null,
};

const digits: Readonly<Record<string, string>> = {
  ...spread('〇零○◯⓿🄋🄌', '0'),
  ...spread('一壹弌幺〡⓵❶➀➊', '1'),
  ...spread('二贰弍两〢⓶❷➁➋', '2'),
  ...spread('三叁弎〣⓷❸➂➌', '3'),
  ...spread('四肆〤⓸❹➃➍', '4'),
  ...spread('五伍〥⓹❺➄➎', '5'),
  ...spread('六陆〦⓺❻➅➏', '6'),
  ...spread('七柒〧⓻❼➆➐', '7'),
  ...spread('八捌〨⓼❽➇➑', '8'),
  ...spread('九玖〩⓽❾➈➒', '9'),
  ...spread('×✕✖⨯Хх', 'X'),
};

const readsDigits: ReadonlySet<Folding> = new Set(['number', 'shape']);

function spread(from: string, to: string): Record<string, string> {
  return Object.fromEntries([...from].map((character) => [character, to]));
}

/**
 * Folds a text: compatibility forms (full-width, circled, enclosed) to plain ones, marks and variation selectors away,
 * capitals, and what `folding` drops. Numbers and shapes also read Chinese and encircled digits as digits.
 */
export function foldText(source: string, folding: Folding): FoldedText {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of source) {
    const end = at + character.length;
    const written = foldCharacter(character, folding);
    text += written;
    for (let unit = 0; unit < written.length; unit += 1) {
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { text, starts, ends };
}

const known: Readonly<Record<Folding, Map<string, string>>> = {
  name: new Map(),
  shape: new Map(),
  letters: new Map(),
  number: new Map(),
  plain: new Map(),
};

/** What a character becomes, worked out once. */
function foldCharacter(character: string, folding: Folding): string {
  const before = known[folding].get(character);
  if (before !== undefined) return before;
  const written = [...character.normalize('NFKD').toUpperCase()]
    .map((plain) => (readsDigits.has(folding) ? (digits[plain] ?? plain) : plain))
    .filter((plain) => !dropped[folding]?.test(plain))
    .join('');
  known[folding].set(character, written);
  return written;
}
