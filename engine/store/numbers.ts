import { AppError } from '../../contract/app-error.ts';
import type { StationSettings } from '../cases/station-settings.ts';
import { sql } from './queries.ts';
import type { ReadableStore, WritableStore } from './store.ts';

type Numbering = StationSettings['numbering'];

export type NumberRequest = {
  /** Kind code of the form (罚, 违通 …). */
  readonly code: string;
  /** Four digits. */
  readonly year: string;
  readonly stationCode: string;
  readonly caseId: string;
  readonly documentId: string;
  readonly at: string;
};

/** Whose a number is. */
export type NumberOwner = { readonly caseId: string; readonly documentId: string; readonly at: string };

/**
 * Takes the next number of the series (agency's pattern, form, year). Numbers are never given twice; a void one stays
 * recorded, so that no gap is unexplained. Throws NUMBER_SERIES_FULL.
 */
export function takeNumber(store: WritableStore, numbering: Numbering, request: NumberRequest): string {
  const series = `${request.code}/${request.year}`;
  const { serial, number } = nextFree(store, numbering, request);
  if (serial > numbering.to) throw new AppError('NUMBER_SERIES_FULL', { series, last: numbering.to });
  write(store, { number, series, serial }, request);
  return number;
}

/**
 * Writes down a number that came with a document (typed by hand, or imported), so that it is not given again.
 * Throws NUMBER_TAKEN when it is another document's.
 */
export function claimNumber(
  store: WritableStore,
  numbering: Numbering,
  stationCode: string,
  number: string,
  owner: NumberOwner,
): void {
  const taken = store.first(sql.selectFrom('numbers').selectAll().where('number', '=', number));
  if (taken) {
    if (taken.case_id === owner.caseId && taken.document_id === owner.documentId && taken.state === 'used')
      return;
    if (useReserved(store, number, owner)) return;
    throw new AppError('NUMBER_TAKEN', { number });
  }
  const read = readNumber(numbering, stationCode, number);
  // A serial written in two ways (1 and 001) is the same serial: the second is kept by its text alone.
  const free = read && !serialTaken(store, read.series, read.serial) ? read : null;
  write(store, { number, series: free?.series ?? `text:${number}`, serial: free?.serial ?? 0 }, owner);
}

/** A sheet printed with a reserved number was filled in by hand, and its document is entered: the number is the document's. */
function useReserved(store: WritableStore, number: string, { caseId, documentId }: NumberOwner): boolean {
  const sheet = store.first(
    sql
      .selectFrom('blank_sheets')
      .select('number')
      .where('number', '=', number)
      .where('state', '=', 'reserved'),
  );
  if (!sheet) return false;
  store.run(sql.updateTable('blank_sheets').set({ state: 'used' }).where('number', '=', number));
  const owned = { case_id: caseId, document_id: documentId };
  store.run(sql.updateTable('numbers').set(owned).where('number', '=', number));
  return true;
}

/**
 * The numbers of a document that are not the one it bears (null: all) become void: they stay taken, and no document
 * bears them.
 */
export function voidOtherNumbers(store: WritableStore, owner: NumberOwner, number: string | null): void {
  let update = sql
    .updateTable('numbers')
    .set({ state: 'void' })
    .where('case_id', '=', owner.caseId)
    .where('document_id', '=', owner.documentId);
  if (number !== null) update = update.where('number', '!=', number);
  store.run(update);
}

/** Whose a number is, or null while nobody's. `documentId` is '' for a case's own. */
export function numberHolder(
  store: ReadableStore,
  number: string,
): { readonly caseId: string; readonly documentId: string } | null {
  const row = store.first(sql.selectFrom('numbers').selectAll().where('number', '=', number));
  return row ? { caseId: row.case_id, documentId: row.document_id } : null;
}

/** A number as the station's pattern writes it: `鲁德交{code}〔{year}〕{serial}号`. */
export function formatNumber(
  numbering: Numbering,
  request: Pick<NumberRequest, 'code' | 'year' | 'stationCode'>,
  serial: number,
): string {
  const values: Readonly<Record<string, string>> = {
    code: request.code,
    year: request.year,
    serial: String(serial).padStart(numbering.serialWidth, '0'),
    station: request.stationCode,
  };
  return numbering.pattern.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Series and serial of a number that the pattern wrote, or null for one of another pattern. */
export function readNumber(
  numbering: Numbering,
  stationCode: string,
  number: string,
): { readonly series: string; readonly serial: number } | null {
  const parts: Readonly<Record<string, string>> = {
    code: '(?<code>\\D+?)',
    year: '(?<year>\\d{4})',
    serial: '(?<serial>\\d{1,8})',
    station: literal(stationCode),
  };
  const pattern = numbering.pattern
    .split(/(\{\w+\})/)
    .map((part) => (/^\{\w+\}$/.test(part) ? (parts[part.slice(1, -1)] ?? literal(part)) : literal(part)))
    .join('');
  const groups = asRegExp(pattern)?.exec(number)?.groups;
  if (!groups?.year || !groups.serial) return null;
  return { series: `${groups.code ?? ''}/${groups.year}`, serial: Number(groups.serial) };
}

/** Null where a pattern names a placeholder twice: such numbers are kept by their text alone. */
function asRegExp(pattern: string): RegExp | null {
  try {
    return new RegExp(`^${pattern}$`, 'u');
  } catch {
    return null;
  }
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replaceAll('\\-', '-');
}

function write(
  store: WritableStore,
  place: { readonly number: string; readonly series: string; readonly serial: number },
  owner: NumberOwner,
): void {
  store.run(
    sql.insertInto('numbers').values({
      ...place,
      state: 'used',
      case_id: owner.caseId,
      document_id: owner.documentId,
      at: owner.at,
    }),
  );
}

/**
 * The next serial whose number nobody has. Counted a form and year, or a year alone where all documents of a case
 * share the serial that its first one took; a second document of the same form then takes one of its own.
 */
function nextFree(
  store: WritableStore,
  numbering: Numbering,
  request: NumberRequest,
): { serial: number; number: string } {
  let serial =
    (numbering.per === 'case' ? sharedSerial(store, request) : null) ?? nextSerial(store, numbering, request);
  for (;;) {
    const number = formatNumber(numbering, request, serial);
    const free =
      !numberTaken(store, number) && !serialTaken(store, `${request.code}/${request.year}`, serial);
    // Beyond the block there is nothing to look for: the caller refuses.
    if (free || serial > numbering.to) return { serial, number };
    serial = Math.max(serial + 1, nextSerial(store, numbering, request));
  }
}

function sharedSerial(store: WritableStore, { year, caseId }: NumberRequest): number | null {
  const shared = store.first(
    sql
      .selectFrom('numbers')
      .select('serial')
      .where('series', 'like', `%/${year}`)
      .where('case_id', '=', caseId)
      .where('state', '=', 'used')
      .orderBy('at')
      .limit(1),
  );
  return shared?.serial ?? null;
}

function nextSerial(store: WritableStore, numbering: Numbering, { code, year }: NumberRequest): number {
  const serials = sql.selectFrom('numbers').select('serial').orderBy('serial', 'desc').limit(1);
  const inBlock = serials.where('serial', '<=', numbering.to);
  const last = store.first(
    numbering.per === 'case'
      ? inBlock.where('series', 'like', `%/${year}`)
      : inBlock.where('series', '=', `${code}/${year}`),
  );
  return Math.max((last?.serial ?? 0) + 1, numbering.from);
}

function numberTaken(store: WritableStore, number: string): boolean {
  return store.first(sql.selectFrom('numbers').select('number').where('number', '=', number)) !== undefined;
}

function serialTaken(store: WritableStore, series: string, serial: number): boolean {
  const found = store.first(
    sql.selectFrom('numbers').select('number').where('series', '=', series).where('serial', '=', serial),
  );
  return found !== undefined;
}
