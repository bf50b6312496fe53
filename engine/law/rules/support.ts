import type { Basis, Place } from '../../../contract/finding.ts';
import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import type { IsoDay } from '../../values/day.ts';
import { isUnknownYear, type UnknownYear, unknownYearSentence } from '../calendar/working-days.ts';
import type { RuleFinding } from '../rule.ts';

/** Day since which the revised 行政处罚法 is in force. */
export const REVISED_PENALTY_LAW = '2021-07-15';
/** Day since which 行政处罚法 is in force at all. */
export const FIRST_PENALTY_LAW = '1996-10-01';

/** A citation of 行政处罚法 (2021): `penaltyLaw('第五十八条', '第一款')`. */
export function penaltyLaw(article: string, clause?: string): Basis {
  return citation('中华人民共和国行政处罚法', article, clause);
}

/** A citation of any statute, by its full title. */
export function citation(law: string, article: string, clause?: string): Basis {
  return clause === undefined ? { law, article } : { law, article, clause };
}

/** A place in a document. */
export function place(document: DocumentView, pointer: string): Place {
  return { document: document.id, pointer };
}

/** One finding at a document's place. */
export function found(document: DocumentView, pointer: string, message: string): RuleFinding {
  return { message, at: place(document, pointer) };
}

/** The rule cannot tell, and why. */
export function undecided(document: DocumentView, pointer: string, message: string): RuleFinding {
  return { ...found(document, pointer, message), undecided: true };
}

/** A number of the document's content, or null. */
export function amountOf(document: DocumentView, pointer: string): number | null {
  const value = document.value(pointer);
  return typeof value === 'number' ? value : null;
}

/** The texts of a list of choices; empty when there is none. */
export function choicesOf(document: DocumentView, pointer: string): readonly string[] {
  const value = document.value(pointer);
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** The rows of a list as plain records. */
export function rowsOf(
  document: DocumentView,
  pointer: string,
): readonly Readonly<Record<string, unknown>>[] {
  const value = document.value(pointer);
  if (!Array.isArray(value)) return [];
  return value.filter((row): row is Record<string, unknown> => typeof row === 'object' && row !== null);
}

/** Text as compared: no spaces, full-width brackets and marks as they are. */
export function comparable(text: string): string {
  return text.replace(/\s/g, '');
}

/**
 * The day on which a document reached its party: its service, else the receipt's row of its number, else the
 * party's signature on the document itself (行政处罚法61, 民事诉讼法87). Null when nothing says so.
 */
export function servedOn(view: CaseView, document: DocumentView): IsoDay | null {
  const service = view.served(document.id);
  if (service) return service.on;
  for (const receipt of view.of('service-receipt')) {
    const row = rowsOf(receipt, '/documents').find(
      (one) => document.number !== '' && one.number === document.number,
    );
    const on =
      row && typeof row.service === 'object' && row.service && 'on' in row.service ? row.service.on : '';
    if (typeof on === 'string' && on !== '') return on;
  }
  const signed = view
    .actsOf('signature', document.id)
    .find((act) => (act.role === 'party' || act.role === 'recipient') && act.refused !== true);
  return signed ? signed.at.slice(0, 10) : null;
}

/** The day on which the head approved: the act, else what the document's approval column says. */
export function filedOn(view: CaseView): IsoDay | null {
  const act = view
    .acts('approval')
    .find((one) => one.subject === 'filing' && one.role === 'head' && one.decision === 'approved');
  if (act) return act.on;
  const written = view.first('case-filing-register')?.text('/headDate') ?? '';
  return /^\d{4}-\d{2}-\d{2}$/.test(written) ? written : null;
}

/** The day of the violation, or null while it is not known. */
export function violationDay(view: CaseView): IsoDay | null {
  return view.facts.violation?.startedAt?.slice(0, 10) ?? null;
}

/** The day that a record was made on: its start, else its date. */
export function recordDay(document: DocumentView): IsoDay | null {
  const start = document.text('/startedAt').slice(0, 10);
  return start === '' ? document.day : start;
}

/** Calls `judge` with the answer of the calendar, or says which year it lacks. */
export function withCalendar<Known extends object>(
  answer: Known | UnknownYear,
  document: DocumentView,
  pointer: string,
  judge: (known: Known) => readonly RuleFinding[],
): readonly RuleFinding[] {
  if (!isUnknownYear<Known>(answer)) return judge(answer);
  const missing: UnknownYear = answer;
  return [undecided(document, pointer, unknownYearSentence(missing))];
}

/** A text of a document and where it stands. */
export type TextAt = { readonly pointer: string; readonly text: string };

/** Texts below rows and other parts that no one can change any more, by pointers relative to them. */
const textsBelow = new WeakMap<object, readonly TextAt[]>();

/** Every text that a document holds, those of rows too. A part that is frozen is walked once. */
export function textsOf(value: unknown, pointer = ''): readonly TextAt[] {
  if (typeof value === 'string') return value === '' ? [] : [{ pointer, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  const below = textsBelow.get(value) ?? walked(value);
  return pointer === '' ? below : below.map((one) => ({ ...one, pointer: `${pointer}${one.pointer}` }));
}

function walked(value: object): readonly TextAt[] {
  const texts = Object.entries(value).flatMap(([key, one]) => textsOf(one, `/${key}`));
  if (Object.isFrozen(value)) textsBelow.set(value, texts);
  return texts;
}
