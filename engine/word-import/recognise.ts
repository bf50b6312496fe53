import type { ImportedField } from '../../contract/commands/word-import.ts';
import { conditionHolds } from '../forms/condition.ts';
import { fieldKind, schemaAt } from '../forms/field-schema.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { readTyped, type Show, showValue } from '../forms/typed-value.ts';
import { type Aligned, alignLines, type Way } from './align-lines.ts';
import { cellEnd } from './docx-lines.ts';
import { type FormLine, formLines, titleOf } from './form-lines.ts';
import { isFilled, type LineMatch } from './match-line.ts';
import { plainText } from './plain-text.ts';
import { contentOf } from './recognised-content.ts';

export type Recognised = {
  /** What was read, by the form's own names; only fields in state `read` or `check`. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly fields: readonly ImportedField[];
  /** Lines of the document of which nothing was taken. */
  readonly left: readonly string[];
  /** Characters of the form's wording found: of several forms with one title, the greatest is meant. */
  readonly weight: number;
};

/** What a document says for one field: each place where the form prints it. */
type Said = { readonly text: string; readonly show: Show | null; readonly joined: boolean };

/** Reads a document's lines as one that is of the form. Nothing is taken that its wording does not lead to. */
export function recognise(form: LoadedForm, lines: readonly string[]): Recognised {
  const page = formLines(form.layout);
  const aligned = alignLines(page, lines);
  const notes = new Notes(form);
  const used = new Set<number>();
  const rows = new RowCounter();
  const open: { readonly one: Aligned; readonly row: string }[] = [];
  for (const one of aligned) {
    const row = rows.of(page, one);
    const [way, ...others] = one.ways;
    if (!way || others.length > 0) open.push({ one, row });
    else {
      notes.add(way.match, row);
      used.add(one.line);
    }
  }
  for (const found of between(form, page, aligned, lines)) {
    notes.say(found.pointer, { text: found.text, show: null, joined: found.joined });
    for (const line of found.taken) used.add(line);
  }
  for (const { one, row } of open) {
    const match = chosenWay(notes, one.ways, row);
    if (!match) continue;
    notes.add(match, row);
    used.add(one.line);
  }
  return {
    fields: notes.fields(),
    content: contentOf(notes.fields()),
    left: leftLines(form, lines, used),
    weight: aligned.reduce((sum, { match }) => sum + match.weight, 0),
  };
}

/**
 * Of several ways in which a line could print what it says, the one whose conditions hold for the document; null where
 * more than one may be meant, for nothing is guessed.
 */
function chosenWay(notes: Notes, ways: readonly Way[], row: string): LineMatch | null {
  const before = notes.fields();
  const trials = ways.map(({ match, when }) => {
    const trial = notes.copy();
    trial.add(match, row);
    const content = contentOf(trial.fields());
    const said = trial.fields().map(({ pointer, text }) => `${pointer} ${text}`);
    return { match, said, holds: when.every(({ test, holds }) => conditionHolds(test, content) === holds) };
  });
  const known = before.map(({ pointer, text }) => `${pointer} ${text}`);
  const fitting = trials.filter(({ holds }) => holds);
  const different = new Map(fitting.map((one) => [one.said.join('\n'), one]));
  if (different.size === 1) return fitting[0]?.match ?? null;
  const adding = fitting.filter(({ said }) => said.every((one) => known.includes(one)));
  return adding.length > 0 ? (adding[0]?.match ?? null) : null;
}

/** What the lines say for each field. */
class Notes {
  readonly #form: LoadedForm;
  readonly #said: Map<string, readonly Said[]>;
  readonly #ticks: Map<string, readonly string[]>;

  constructor(
    form: LoadedForm,
    said: ReadonlyMap<string, readonly Said[]> = new Map(),
    ticks: ReadonlyMap<string, readonly string[]> = new Map(),
  ) {
    this.#form = form;
    this.#said = new Map(said);
    this.#ticks = new Map(ticks);
  }

  copy(): Notes {
    return new Notes(this.#form, this.#said, this.#ticks);
  }

  say(pointer: string, one: Said): void {
    this.#said.set(pointer, [...(this.#said.get(pointer) ?? []), one]);
  }

  /** `row` is the member of an array that the line's own pointers start from. */
  add({ texts, ticks }: LineMatch, row: string): void {
    const place = (pointer: string) => (pointer.startsWith('./') ? `${row}/${pointer.slice(2)}` : pointer);
    for (const { piece, text } of texts)
      if (isFilled(text)) this.say(place(piece.pointer), { text, show: piece.show, joined: false });
    for (const { piece, ticked } of ticks) {
      const pointer = place(piece.pointer);
      if (ticked) this.#ticks.set(pointer, [...(this.#ticks.get(pointer) ?? []), piece.value]);
    }
  }

  fields(): readonly ImportedField[] {
    return [
      ...[...this.#said].map(([pointer, ones]) => fieldOf(this.#form, pointer, ones)),
      ...[...this.#ticks].map(([pointer, values]) => tickedField(this.#form, pointer, values)),
    ];
  }
}

/** Which member of an array a repeated line belongs to. */
class RowCounter {
  #each: string | null = null;
  #index = -1;
  #last = -1;

  of(page: readonly FormLine[], { formLine }: Aligned): string {
    const each = page[formLine]?.each ?? null;
    if (each !== this.#each) this.#index = -1;
    if (each !== this.#each || formLine <= this.#last) this.#index += 1;
    this.#each = each;
    this.#last = formLine;
    return `${each ?? ''}/${this.#index}`;
  }
}

type Between = { pointer: string; text: string; taken: readonly number[]; joined: boolean };

/**
 * Fields that fill a whole paragraph have no wording: they are what lies between the lines around them, if only one
 * such field can lie there. A long text goes on in the paragraphs after its own; that is for a person to look at.
 */
function between(
  form: LoadedForm,
  page: readonly FormLine[],
  aligned: readonly Aligned[],
  lines: readonly string[],
): Between[] {
  const found: Between[] = [];
  const labels = labelsOf(page);
  for (const [index, before] of aligned.entries()) {
    const after = aligned[index + 1];
    const taken = range(before.line + 1, after?.line ?? lines.length).filter((line) =>
      isFilled(lines[line] ?? ''),
    );
    if (taken.length === 0) continue;
    const between = page.slice(before.formLine + 1, after?.formLine ?? page.length);
    if (between.some(({ each }) => each !== null)) continue;
    const wholes = range(before.formLine + 1, after?.formLine ?? page.length).flatMap((f) =>
      wholeField(page[f]),
    );
    const texts = taken.map((line) => lines[line] ?? '');
    if (
      texts.some(
        (text) => text.includes(cellEnd) || labels.some((label) => plainText(text).text.startsWith(label)),
      )
    )
      continue;
    const [only] = wholes;
    if (only !== undefined && new Set(wholes).size === 1) {
      const [text = '', ...more] = texts;
      const fits = more.length === 0 ? isSound(form, only, text) : isLong(form, only);
      if (fits && (after !== undefined || more.length === 0))
        found.push({ pointer: only, text: texts.join('\n'), taken, joined: more.length > 0 });
    } else if (
      wholes.length === 0 &&
      after &&
      before.match.open !== null &&
      isLong(form, before.match.open)
    ) {
      const own = before.match.texts.at(-1)?.text ?? '';
      found.push({ pointer: before.match.open, text: [own, ...texts].join('\n'), taken, joined: true });
    }
  }
  return found;
}

/** What other lines of the form begin with: a line that begins so is that line, filled in as it may be. */
function labelsOf(page: readonly FormLine[]): readonly string[] {
  const first = page.flatMap(({ variants }) =>
    variants.flatMap(({ pieces: [piece] }) => (piece?.kind === 'fixed' ? [plainText(piece.text).text] : [])),
  );
  return [...new Set(first)].filter((label) => label.length >= 2);
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

function wholeField(line: FormLine | undefined): string[] {
  const [variant, ...others] = line?.variants ?? [];
  const [piece, ...more] = variant?.pieces ?? [];
  if (piece?.kind !== 'field' || more.length > 0 || others.length > 0 || line?.each !== null) return [];
  return [piece.pointer];
}

const isLong = (form: LoadedForm, pointer: string) =>
  schemaAt(form.schema, pointer)?.['x-multiline'] === true;

/** A single line is taken for a date only where it reads as one. */
function isSound(form: LoadedForm, pointer: string, text: string): boolean {
  const schema = schemaAt(form.schema, pointer);
  if (!schema || text.includes(cellEnd)) return false;
  return !isUnreadable(form, pointer, readTyped(schema, text.trim()));
}

function isUnreadable(form: LoadedForm, pointer: string, value: unknown): boolean {
  const schema = schemaAt(form.schema, pointer);
  if (!schema || typeof value !== 'string') return false;
  const kind = fieldKind(schema);
  if (kind === 'date') return !/^\d{4}-\d\d-\d\d$/.test(value);
  if (kind === 'moment') return !/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value);
  if (kind === 'choice') return !schema.oneOf?.some((option) => option.const === value);
  return kind === 'integer' || kind === 'money' || kind === 'flag';
}

function fieldOf(form: LoadedForm, pointer: string, said: readonly Said[]): ImportedField {
  const schema = schemaAt(form.schema, pointer);
  const title = titleAt(form, pointer);
  const texts = [...new Set(said.map(({ text }) => text))];
  const value = schema ? agreedValue(form, pointer, said) : undefined;
  const base = { pointer, title, text: texts.join(' / ') };
  if (value === undefined) return { ...base, value: null, state: texts.length > 1 ? 'conflict' : 'unread' };
  const joined = said.some((one) => one.joined);
  return { ...base, text: showValue(schema, value), value, state: joined ? 'check' : 'read' };
}

/** The one value that every place agrees with; undefined where they differ or none can be read. */
function agreedValue(form: LoadedForm, pointer: string, said: readonly Said[]): unknown {
  const schema = schemaAt(form.schema, pointer);
  if (!schema) return undefined;
  const part = (show: Show) => said.find((one) => one.show === show)?.text;
  const whole = said.filter(({ show }) => show !== 'date' && show !== 'time' && show !== 'capitals');
  const joined = said.filter((one) => one.joined);
  const day = part('date');
  const time = part('time');
  const texts = joined.length > 0 ? joined : whole;
  const typed = [
    ...texts.map(({ text }) => readTyped(schema, text)),
    ...(texts.length === 0 && day !== undefined && time !== undefined
      ? [readTyped(schema, `${day}${time}`)]
      : []),
  ].filter((value) => value !== undefined && !isUnreadable(form, pointer, value));
  const [first, ...others] = typed;
  const agrees = others.every((other) => plainText(String(other)).text === plainText(String(first)).text);
  return agrees ? first : undefined;
}

function tickedField(form: LoadedForm, pointer: string, values: readonly string[]): ImportedField {
  const schema = schemaAt(form.schema, pointer);
  const kind = schema ? fieldKind(schema) : 'text';
  const chosen = [...new Set(values)];
  const title = titleAt(form, pointer);
  const titles = (schema?.oneOf ?? schema?.items?.oneOf ?? []).flatMap((option) =>
    option.const !== undefined && chosen.includes(option.const) ? [option.title ?? option.const] : [],
  );
  const text = (titles.length > 0 ? titles : chosen).join('、');
  if (kind === 'choices') return { pointer, title, text, value: chosen, state: 'read' };
  if (chosen.length > 1) return { pointer, title, text, value: null, state: 'conflict' };
  const value = kind === 'flag' ? chosen[0] === 'true' : chosen[0];
  return { pointer, title, text, value, state: 'read' };
}

/** 物品清单 第 2 行 名称. */
function titleAt(form: LoadedForm, pointer: string): string {
  const steps = pointer.split('/').slice(1);
  const row = /^\/([^/]+)\/(\d+)\/(.+)$/.exec(pointer);
  if (!row) return schemaAt(form.schema, pointer)?.title ?? steps.join(' ');
  const [, field = '', index = '0'] = row;
  const rows = schemaAt(form.schema, `/${field}`)?.title ?? field;
  return `${rows} 第 ${Number(index) + 1} 行 ${schemaAt(form.schema, pointer)?.title ?? ''}`;
}

/** Not the title, not what is empty: those say nothing that could be lost. */
function leftLines(form: LoadedForm, lines: readonly string[], used: ReadonlySet<number>): string[] {
  const title = plainText(titleOf(form.layout)).text;
  return lines.flatMap((line, index) => {
    const text = plainText(line.replaceAll(cellEnd, ' ')).text;
    if (used.has(index) || text === '' || title.includes(text)) return [];
    return [line.replaceAll(cellEnd, ' ｜ ').trim()];
  });
}
