import fc, { type Arbitrary } from 'fast-check';
import { type FieldSchema, fieldKind } from '../field-schema.ts';

type Content = Record<string, unknown>;

/**
 * What people paste: Chinese, characters beyond U+20000, combining marks, right-to-left text, emoji, wide and narrow
 * signs, and what no document can carry.
 */
const pieces = [
  '当事人',
  '张',
  '〔2026〕',
  '𠮷',
  '\u{2A6D6}',
  '\u{30EDE}',
  'e\u0301',
  'n\u0303o',
  'שלום',
  'السلام',
  '👮\u200d♀️',
  'ABC 123',
  '①㎡',
  '，。',
  '<b>&amp;',
  '%s{0}',
  '　',
  '\u0001',
  '\ud83d',
  '\ufffe',
];

/** Characters of the longest texts. */
const longest = 10_000;

/**
 * Any content of a form: every field there or not, texts short and of 10,000 characters, dates and numbers sound or left
 * as typed. For proving that nothing a person can type crashes a form, or is lost by it.
 */
export function randomContent(schema: FieldSchema): Arbitrary<Content> {
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, property]) => [name, randomValue(property)] as const,
  );
  return fc.record(Object.fromEntries(fields), { requiredKeys: [] });
}

/** A content whose every text is as long as the schema lets it be, at most 10,000 characters, with all kinds of signs. */
export function longestContent(schema: FieldSchema): unknown {
  switch (schema.properties ? 'object' : fieldKind(schema)) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, property]) => [name, longestContent(property)]),
      );
    case 'text':
      return filledTo(schema.maxLength ?? longest, '');
    case 'longText':
      return filledTo(schema.maxLength ?? longest, '\n');
    case 'rows':
      return [longestContent(schema.items ?? {}), longestContent(schema.items ?? {})];
    default:
      return undefined;
  }
}

/** All pieces again and again until there are so many characters. */
function filledTo(most: number, between: string): string {
  const all = [...pieces.join(between)];
  const count = Math.min(most, longest);
  return Array.from({ length: count }, (_, index) => all[index % all.length]).join('');
}

function randomValue(schema: FieldSchema): Arbitrary<unknown> {
  const kind = fieldKind(schema);
  switch (kind) {
    case 'text':
      return text(Math.min(schema.maxLength ?? 60, 60), []);
    case 'longText':
      return text(Math.min(schema.maxLength ?? longest, longest), ['\n']);
    case 'date':
      return fc.constantFrom('2026-03-05', '2024-02-29', '去年春天');
    case 'moment':
      return fc.constantFrom('2026-03-05T14:05', '三月五日下午');
    case 'money':
      return fc.oneof(fc.integer({ min: 0, max: 100_000_000 }), fc.constant('三千元'));
    case 'integer':
      return fc.integer({ min: 0, max: 999 });
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...(schema.oneOf ?? []).map((option) => option.const));
    case 'choices':
      return fc.subarray((schema.items?.oneOf ?? []).map((option) => option.const));
    case 'rows':
      return fc.array(randomContent(schema.items ?? {}), { maxLength: Math.min(schema.maxItems ?? 8, 8) });
  }
}

function text(most: number, more: readonly string[]): Arbitrary<string> {
  const unit = fc.constantFrom(...pieces, ...more);
  const short = fc.string({ unit, minLength: 1, maxLength: 8 });
  const long = fc.string({ unit, minLength: Math.min(60, most), maxLength: most, size: 'max' });
  // JSON Schema counts characters, not the halves of which JavaScript's strings are made.
  return fc
    .oneof({ weight: 5, arbitrary: short }, { weight: 1, arbitrary: long })
    .map((whole) => [...whole].slice(0, most).join(''));
}
