import { type NumberRequest, takeNumber } from './numbers.ts';
import { sql } from './queries.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** `reserved` printed and handed out; `used` a document bears it; `returned` came back empty; `void` spoilt or lost. */
export type SheetState = 'reserved' | 'used' | 'returned' | 'void';

export type BlankSheet = {
  readonly number: string;
  readonly form: string;
  readonly state: SheetState;
  readonly note: string;
  readonly at: string;
};

/** Reserves the next numbers of a series for sheets that are filled in by hand. Throws NUMBER_SERIES_FULL. */
export function reserveNumbers(
  store: WritableStore,
  numbering: Parameters<typeof takeNumber>[1],
  request: Omit<NumberRequest, 'caseId' | 'documentId'>,
  form: string,
  count: number,
): string[] {
  return Array.from({ length: count }, () => {
    const number = takeNumber(store, numbering, { ...request, caseId: '', documentId: '' });
    const sheet = { number, form, state: 'reserved' as const, note: '', at: request.at };
    store.run(sql.insertInto('blank_sheets').values(sheet));
    return number;
  });
}

/** Every sheet, the newest first. */
export function blankSheets(store: ReadableStore): BlankSheet[] {
  return store.all(
    sql.selectFrom('blank_sheets').selectAll().orderBy('at', 'desc').orderBy('number', 'desc'),
  );
}

/** Says what became of a reserved sheet; false when there is no such sheet, or it has been settled. */
export function settleSheet(
  store: WritableStore,
  number: string,
  state: Exclude<SheetState, 'reserved'>,
  note: string,
): boolean {
  const sheet = store.first(
    sql
      .selectFrom('blank_sheets')
      .select('state')
      .where('number', '=', number)
      .where('state', '=', 'reserved'),
  );
  if (!sheet) return false;
  store.run(sql.updateTable('blank_sheets').set({ state, note }).where('number', '=', number));
  if (state === 'void')
    store.run(sql.updateTable('numbers').set({ state: 'void' }).where('number', '=', number));
  return true;
}
