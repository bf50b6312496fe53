import { countyOf } from './address-parts.ts';
import { type PrivateSpan, privateSpans, type Sought, withoutOverlap } from './find-private.ts';
import { masksOfNames } from './masked-name.ts';
import { patternSpans } from './private-patterns.ts';
import type { PrivateValue } from './private-value.ts';
import { type PrivateKind, type RedactionSettings, ruleOf } from './redaction-rules.ts';

/** What a text is redacted by: what is looked for, what may stay, and what stands in the place of each value. */
export type Redactor = {
  readonly sought: readonly Sought[];
  readonly known: readonly string[];
  readonly maskOf: (value: PrivateValue) => string;
};

export type RedactedText = { readonly text: string; readonly spans: readonly PrivateSpan[] };

/** Takes every private value out of a text. `spans` lie in the text as it was. */
export function redactText(text: string, redactor: Redactor): RedactedText {
  const named = privateSpans(text, redactor.sought);
  const shaped = patternSpans(text, redactor.known).filter((one) =>
    named.every((other) => one.end <= other.start || one.start >= other.end),
  );
  const spans = withoutOverlap([...named, ...shaped]).filter((span) => {
    const was = text.slice(span.start, span.end);
    return was !== redactor.maskOf(span.value);
  });
  let made = '';
  let at = 0;
  for (const span of spans) {
    made += text.slice(at, span.start) + redactor.maskOf(span.value);
    at = span.end;
  }
  return { text: made + text.slice(at), spans };
}

const names: ReadonlySet<PrivateKind> = new Set([
  'personName',
  'otherName',
  'representativeName',
  'officerName',
]);

/** Masks by the rules and the station's choices; equal surnames are told apart over the whole case. */
export function masks(
  values: readonly PrivateValue[],
  settings: RedactionSettings,
): (value: PrivateValue) => string {
  const ofNames = masksOfNames(values.filter(({ kind }) => names.has(kind)).map(({ text }) => text));
  return ({ kind, text }) => {
    const rule = ruleOf(kind, settings);
    switch (rule.treatment) {
      case 'surname':
        return ofNames.get(text) ?? '某';
      case 'county':
        return countyOf(text).county === '' ? rule.mask : `${countyOf(text).county}${rule.mask}`;
      case 'middle':
        return maskedPlate(text, rule.mask);
      case 'remove':
      case 'keep':
        return rule.mask;
    }
  };
}

/** 鲁N12345 becomes 鲁N***45. */
function maskedPlate(plate: string, otherwise: string): string {
  const characters = [...plate.normalize('NFKC').replace(/[\s·•.\-—]/gu, '')];
  if (characters.length < 6) return otherwise;
  return `${characters.slice(0, 2).join('')}${'*'.repeat(characters.length - 4)}${characters.slice(-2).join('')}`;
}
