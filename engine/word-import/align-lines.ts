import type { FormLine, Held } from './form-lines.ts';
import { type LineMatch, matchLine } from './match-line.ts';
import { type PlainText, plainText } from './plain-text.ts';

/** A line of a document that is a line of the form. */
export type Aligned = {
  readonly line: number;
  readonly formLine: number;
  readonly match: LineMatch;
  /** Every way of printing that agrees as much, with what must hold for it; `match` is of the first. */
  readonly ways: readonly Way[];
};

export type Way = { readonly match: LineMatch; readonly when: readonly Held[] };

/** One character of fixed wording may stand anywhere; two are something. */
const leastWeight = 2;

/**
 * Lays a document's lines against the form's, in the order of both, so that the most of the fixed wording agrees. What
 * repeats may take several; lines of either side may be left over. Answers them in the document's order.
 */
export function alignLines(form: readonly FormLine[], lines: readonly string[]): readonly Aligned[] {
  const plain = lines.map(plainText);
  const matches = form.map((one) => plain.map((text) => bestMatch(one, text, leastWeight)));
  return withRows(form, plain, widened(matches, longestWay(form, matches, lines.length)));
}

/** The order of both sides that keeps the most weight: for every pair of places the best that may still come. */
function longestWay(
  form: readonly FormLine[],
  matches: readonly (readonly (Found | null)[])[],
  count: number,
): readonly Aligned[] {
  const height = form.length + 1;
  const best = new Float64Array(height * (count + 1));
  const at = (f: number, l: number) => best[l * height + f] ?? 0;
  const following = form.map((_line, f) => afterLine(form, f));
  const after = (f: number, l: number) =>
    (following[f] ?? []).reduce((chosen, one) => (at(one, l + 1) > at(chosen, l + 1) ? one : chosen), f + 1);
  for (let l = count - 1; l >= 0; l -= 1) {
    for (let f = form.length - 1; f >= 0; f -= 1) {
      const match = matches[f]?.[l];
      const taken = match ? match.match.weight + at(after(f, l), l + 1) : 0;
      best[l * height + f] = Math.max(at(f + 1, l), at(f, l + 1), taken);
    }
  }
  const aligned: Aligned[] = [];
  let f = 0;
  for (let l = 0; f < form.length && l < count; ) {
    const match = matches[f]?.[l] ?? null;
    if (match && match.match.weight + at(after(f, l), l + 1) === at(f, l)) {
      aligned.push({ line: l, formLine: f, ...match });
      f = after(f, l);
      l += 1;
    } else if (at(f + 1, l) === at(f, l)) f += 1;
    else l += 1;
  }
  return aligned;
}

/** Lines of two branches may print the same: what lies between the neighbours and agrees as much may be meant as well. */
function widened(
  matches: readonly (readonly (Found | null)[])[],
  aligned: readonly Aligned[],
): readonly Aligned[] {
  return aligned.map((one, index) => {
    const from = (aligned[index - 1]?.formLine ?? -1) + 1;
    const until = aligned[index + 1]?.formLine ?? matches.length;
    const others = matches.slice(from, Math.max(until, from)).flatMap((row, offset) => {
      const found = from + offset === one.formLine ? null : row[one.line];
      return found && found.match.weight === one.match.weight ? found.ways : [];
    });
    return { ...one, ways: [...one.ways, ...others] };
  });
}

/** What may follow a line: the next, and within what repeats also the beginning of the same. */
function afterLine(form: readonly FormLine[], f: number): readonly number[] {
  const each = form[f]?.each ?? null;
  if (each === null) return [f + 1];
  let start = f;
  while (start > 0 && form[start - 1]?.each === each) start -= 1;
  return [f + 1, start];
}

/** Rows of a table that repeat bear no wording: they are those that lie right under the row above them. */
function withRows(
  form: readonly FormLine[],
  plain: readonly PlainText[],
  aligned: readonly Aligned[],
): readonly Aligned[] {
  const taken = new Map(aligned.map((one) => [one.line, one]));
  for (const above of aligned) {
    const formLine = above.formLine + 1;
    const row = form[formLine];
    if (!row || row.each === null || row.each === form[above.formLine]?.each) continue;
    for (let line = above.line + 1; line < plain.length && !taken.has(line); line += 1) {
      const text = plain[line];
      const match = text ? bestMatch(row, text, 0) : null;
      if (!match || match.match.texts.length < 2) break;
      taken.set(line, { line, formLine, ...match });
    }
  }
  return [...taken.values()].sort((a, b) => a.line - b.line);
}

type Found = Pick<Aligned, 'match' | 'ways'>;

function bestMatch(line: FormLine, text: PlainText, least: number): Found | null {
  if (text.text === '') return null;
  const found = line.variants.flatMap(({ pieces, when }) => {
    const match = matchLine(pieces, text);
    return match && match.weight >= least ? [{ match, when }] : [];
  });
  const most = Math.max(...found.map(({ match }) => match.weight));
  const ways = found.filter(({ match }) => match.weight === most);
  const [first] = ways;
  return first ? { match: first.match, ways } : null;
}
