import { addressForms } from './address-parts.ts';
import { type Folding, foldText } from './folded-text.ts';
import type { PrivateValue } from './private-value.ts';
import type { PrivateKind } from './redaction-rules.ts';

/** A place in a text that holds a private value, in UTF-16 units of the source. */
export type PrivateSpan = { readonly start: number; readonly end: number; readonly value: PrivateValue };

/** Values are looked for by this folding. */
export function foldingOf(kind: PrivateKind): Folding {
  switch (kind) {
    case 'idNumber':
    case 'contact':
    case 'bankAccount':
    case 'plate':
    case 'address':
    case 'birthDate':
      return 'number';
    default:
      return 'name';
  }
}

/** A value made ready to be looked for: every form that it may take, folded. */
export type Sought = {
  readonly value: PrivateValue;
  readonly folding: Folding;
  readonly forms: readonly string[];
};

/** Prepares values; those too short to be told from other words are sought by what stands around them (`isLone`). */
export function soughtValues(values: readonly PrivateValue[]): Sought[] {
  return values.flatMap((value) => {
    const folding = foldingOf(value.kind);
    const written = writtenForms(value);
    const by = folding === 'number' ? 'number' : 'letters';
    const forms = [...new Set(written.map((form) => foldText(form, by).text))].filter((form) => form !== '');
    return forms.length === 0 ? [] : [{ value, folding, forms }];
  });
}

function writtenForms(value: PrivateValue): readonly string[] {
  if (value.kind === 'address') return addressForms(value.text);
  return foldingOf(value.kind) === 'name' ? nameForms(value.text) : contactForms(value);
}

/** A name of parts with dots between is also said by its first part, who somebody is called by. */
function nameForms(text: string): string[] {
  const [first = ''] = text.split(/[·•・‧∙⋅･]/u);
  return first !== text && [...first].length > 1 ? [text, first] : [text];
}

/** Several numbers in one field are each sought; so is a number without its country or area code. */
function contactForms({ kind, text }: PrivateValue): string[] {
  if (kind !== 'contact') return [text];
  const each = text.split(/[、，,;；/\s]+/u).filter((part) => part.replace(/\D/g, '').length >= 7);
  const bare = each.map((part) => part.replace(/^(?:\+|00)?86[-\s]?/, ''));
  const local = bare.flatMap((part) => /^\(?0\d{2,3}\)?[-－—\s]?(\d{7,8})$/.exec(part)?.[1] ?? []);
  return [text, ...each, ...bare, ...local];
}

/** Every mention of the sought values, in whatever disguise; longest first, never overlapping, in order. */
export function privateSpans(text: string, sought: readonly Sought[]): PrivateSpan[] {
  const name = foldText(text, 'name');
  const letters = foldText(text, 'letters');
  const number = foldText(text, 'number');
  const found = sought.flatMap(({ value, folding, forms }) =>
    forms.flatMap((form) => {
      const lone = isLone(form, folding);
      // Whatever stands between the characters of a name; alone it is told by what stands around it.
      const within = folding === 'number' ? number : lone ? name : letters;
      return placesOf(within.text, form)
        .filter((at) => !lone || standsAlone(within.text, at, form.length))
        .map((at) => ({ start: within.starts[at] ?? 0, end: within.ends[at + form.length - 1] ?? 0, value }));
    }),
  );
  return withoutOverlap(found);
}

/** Names of one character and numbers of few digits are common words too. */
export function isLone(form: string, folding: Folding): boolean {
  return folding === 'name' ? [...form].length === 1 : form.length < 4;
}

function placesOf(within: string, form: string): number[] {
  const places: number[] = [];
  for (let at = within.indexOf(form); at >= 0; at = within.indexOf(form, at + 1)) places.push(at);
  return places;
}

const beforeName =
  /(?:^|[^\p{Script=Han}]|当事人|驾驶员|驾驶人|司机|乘客|证人|车主|所有人|姓名|名叫|我叫|代理人|第三人|妻|夫|父|母|子|女|系|是|由|对|向|与|和|经|据|查获|询问)$/u;
const afterName =
  /^(?:$|[^\p{Script=Han}]|驾驶|驾车|说|称|表示|陈述|承认|申辩|的|在|于|对|系|为|是|与|和|到|签名|本人|提出|未|将|已|身份证|询问|现场|从事|住)/u;

function standsAlone(within: string, at: number, length: number): boolean {
  return (
    beforeName.test(within.slice(Math.max(0, at - 4), at)) &&
    afterName.test(within.slice(at + length, at + length + 4))
  );
}

/** Where a folded form stands in a folded text. */
export function placesWithin(
  within: string,
  form: string,
): { readonly start: number; readonly end: number }[] {
  return form === '' ? [] : placesOf(within, form).map((start) => ({ start, end: start + form.length }));
}

/** Of overlapping finds the longer one wins. */
export function withoutOverlap(found: readonly PrivateSpan[]): PrivateSpan[] {
  const kept: PrivateSpan[] = [];
  for (const one of [...found].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    if (kept.every((other) => one.end <= other.start || one.start >= other.end)) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}
