import { AppError } from '../../contract/app-error.ts';
import type { StationSettings } from '../cases/station-settings.ts';
import { sql } from './queries.ts';
import type { WritableStore } from './store.ts';

type Numbering = StationSettings['numbering'];

export type NumberRequest = {
  /** Kind code of the form (罚, 违通 …). */
  readonly code: string;
  readonly year: string;
  readonly stationCode: string;
  readonly caseId: string;
  readonly documentId: string;
  readonly at: string;
};

/**
 * Takes the next number of the series (agency's pattern, form, year). Numbers are never given twice; a void one stays
 * recorded, so that no gap is unexplained. Throws NUMBER_SERIES_FULL, NUMBER_TAKEN.
 */
export function takeNumber(store: WritableStore, numbering: Numbering, request: NumberRequest): string {
  const series = seriesOf(request);
  const serial = nextSerial(store, numbering, series, request);
  if (serial > numbering.to) throw new AppError('NUMBER_SERIES_FULL', { series, last: numbering.to });
  const number = formatNumber(numbering, request, serial);
  const taken = store.first(sql.selectFrom('numbers').select('number').where('number', '=', number));
  if (taken) throw new AppError('NUMBER_TAKEN', { number });
  store.run(
    sql.insertInto('numbers').values({
      number,
      series,
      serial,
      state: 'used',
      case_id: request.caseId,
      document_id: request.documentId,
      at: request.at,
    }),
  );
  return number;
}

/** Marks a number as void: it stays taken. */
export function voidNumber(store: WritableStore, number: string): void {
  store.run(sql.updateTable('numbers').set({ state: 'void' }).where('number', '=', number));
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

function seriesOf({ code, year }: NumberRequest): string {
  return `${code}/${year}`;
}

/** Counted a form and year, or a year alone where all documents of a case share the serial that its first one took. */
function nextSerial(
  store: WritableStore,
  numbering: Numbering,
  series: string,
  request: NumberRequest,
): number {
  const inYear = sql.selectFrom('numbers').select('serial').where('series', 'like', `%/${request.year}`);
  if (numbering.per === 'case') {
    const shared = store.first(inYear.where('case_id', '=', request.caseId).limit(1));
    if (shared) return shared.serial;
  }
  const counted =
    numbering.per === 'case'
      ? inYear
      : sql.selectFrom('numbers').select('serial').where('series', '=', series);
  const last = store.first(counted.orderBy('serial', 'desc').limit(1));
  return Math.max((last?.serial ?? 0) + 1, numbering.from);
}
