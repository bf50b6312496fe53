import type { ResolvedBlock } from '../../contract/blocks.ts';
import type { CaseDocument, CaseFile } from '../../contract/case-file.generated.ts';
import type { FormLibrary, LoadedForm } from '../forms/form-library.ts';
import { resolveLayout } from '../forms/resolve-layout.ts';
import { findPeople } from './find-people.ts';
import { type Sought, soughtValues } from './find-private.ts';
import { foldText } from './folded-text.ts';
import { type PrivateValue, privateValues } from './private-value.ts';
import { masks, type Redactor, redactText } from './redact-text.ts';
import { type PrivateKind, type RedactionSettings, ruleOf } from './redaction-rules.ts';

/** What a person decided about a text: to take it out, or to leave it for a reason. */
export type PublicationDecision = {
  readonly text: string;
  readonly treatment: 'remove' | 'keep';
  /** Why it stays; required with `keep`. */
  readonly reason: string;
};

/** A value that was taken out, as the reviewer sees it. */
export type Removal = {
  readonly kind: PrivateKind;
  readonly title: string;
  readonly whose: string;
  readonly text: string;
  readonly mask: string;
  readonly count: number;
  readonly basis: string;
  readonly unverified: string | null;
};

/** Somebody named in no field: nothing is published before a person has decided. */
export type OpenQuestion = { readonly text: string; readonly context: string };

export type RedactedDocument = {
  readonly form: LoadedForm;
  readonly content: Readonly<Record<string, unknown>>;
  readonly blocks: readonly ResolvedBlock[];
  readonly removals: readonly Removal[];
  /** Kept by decision, with the reason. */
  readonly kept: readonly PublicationDecision[];
  readonly questions: readonly OpenQuestion[];
  /** Everything that may not be found in the finished files. */
  readonly sought: readonly Sought[];
  /** What made the copy: the same search marks the original. */
  readonly redactor: Redactor;
};

/**
 * The redacted content of an issued document, and its page built from that content alone: nothing lies under a mark.
 * Signatures are left out. @throws nothing; open questions are for the caller to refuse on.
 */
export function redactDocument(
  file: CaseFile,
  document: CaseDocument,
  form: LoadedForm,
  library: FormLibrary,
  settings: RedactionSettings,
  decisions: readonly PublicationDecision[],
): RedactedDocument {
  const kept = new Set(decisions.filter((one) => one.treatment === 'keep').map((one) => folded(one.text)));
  const values = [...privateValues(file, document, form), ...marked(decisions)];
  const out = values.filter(
    (value) => ruleOf(value.kind, settings).treatment !== 'keep' && !kept.has(folded(value.text)),
  );
  const sought = soughtValues(out);
  const known = [
    ...publicNumbers(file, document),
    ...decisions.filter((one) => one.treatment === 'keep').map((one) => one.text),
  ];
  const maskOf = masks(out, settings);
  const redactor: Redactor = { sought, known, maskOf };
  const found = new Map<string, Removal>();
  const content = mapTexts(document.content, (text) => {
    const redacted = redactText(text, redactor);
    for (const { value } of redacted.spans) {
      const before = found.get(value.text);
      found.set(
        value.text,
        before ? { ...before, count: before.count + 1 } : removal(value, maskOf(value), settings),
      );
    }
    return redacted.text;
  });
  return {
    form,
    content,
    blocks: resolveLayout(form, content, []),
    removals: [...found.values()],
    kept: decisions.filter((one) => one.treatment === 'keep'),
    questions: openQuestions(file, document, library, content, values, decisions),
    sought: [
      ...sought,
      ...soughtValues([...found.values()].filter((one) => !values.some((value) => value.text === one.text))),
    ],
    redactor,
  };
}

function folded(text: string): string {
  return foldText(text, 'number').text;
}

function removal(value: PrivateValue, mask: string, settings: RedactionSettings): Removal {
  const { title, basis, unverified } = ruleOf(value.kind, settings);
  return { ...value, title, mask, count: 1, basis, unverified };
}

/** What a person marked: a name of two to four characters is masked as names are, anything else is removed. */
function marked(decisions: readonly PublicationDecision[]): PrivateValue[] {
  return decisions
    .filter((one) => one.treatment === 'remove' && one.text.trim() !== '')
    .map(({ text }) => ({
      kind: /^\p{Script=Han}{1,4}$/u.test(text.trim()) ? 'otherName' : 'marked',
      text: text.trim(),
      whose: '由人标出',
    }));
}

/** Numbers that look private but are public: of documents, officers, the organization and the agency. */
function publicNumbers(file: CaseFile, document: CaseDocument): string[] {
  const { agency, caseNumber, officers = [], parties = [], vehicles = [] } = file.facts;
  return [
    caseNumber,
    document.number,
    ...file.documents.map((one) => one.number),
    agency?.phone,
    ...officers.map((officer) => officer.certificateNumber),
    ...parties.map((party) => party.creditCode),
    ...vehicles.map((vehicle) => vehicle.permitNumber),
  ].flatMap((text) => (text ? [text] : []));
}

/** People named anywhere in the case beside words that go with people, as far as the redacted text still names them. */
function openQuestions(
  file: CaseFile,
  document: CaseDocument,
  library: FormLibrary,
  content: Readonly<Record<string, unknown>>,
  values: readonly PrivateValue[],
  decisions: readonly PublicationDecision[],
): OpenQuestion[] {
  const decided = new Set([...values.map((value) => value.text), ...decisions.map((one) => one.text)]);
  const own = textsOf(content).join('\n');
  const whole = foldText(own, 'name').text;
  const others = file.documents
    .filter((one) => one.id !== document.id && library.form(one.form))
    .flatMap((one) => textsOf(one.content));
  const evidence = (file.evidence ?? []).flatMap((one) => [one.name, one.source ?? '', one.proves ?? '']);
  const elsewhere = findPeople(
    [...others, ...evidence, file.facts.violation?.facts ?? ''].join('\n'),
    decided,
  );
  const here = findPeople(own, decided);
  const named = new Map([...elsewhere, ...here].map((one) => [one.name, one]));
  return [...named.values()]
    .filter(({ name }) => whole.includes(name))
    .map(({ name }) => ({ text: name, context: contextOf(whole, name) }));
}

function contextOf(whole: string, name: string): string {
  const at = whole.indexOf(name);
  return whole.slice(Math.max(0, at - 14), at + name.length + 14);
}

/** Every text in a content, in order. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  if (typeof value === 'string') return change(value) as Value;
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change)])) as Value;
}
