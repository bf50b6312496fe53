import { type Database, type DatabaseKey, openDatabase } from './driver.ts';

export type Value = string | number | bigint | Buffer | null;
export type Row = { readonly rowid: number; readonly values: readonly Value[] };

/** Failures after which the rest of a table is given up: its upper pages are gone, and the pages are read one by one. */
const failuresAtMost = 4000;

/**
 * The rows of a table that can be reached, around what cannot: a range of row numbers that fails is halved until only
 * the rows that are spoilt are left out.
 */
export function readByRanges(
  file: string,
  key: DatabaseKey | null,
  table: string,
  columns: readonly string[],
): { readonly rows: Row[]; readonly unreadable: string[] } {
  const rows: Row[] = [];
  const unreadable: string[] = [];
  let database: Database | null = null;
  try {
    database = openDatabase(file, { readonly: true, key });
    const present = new Set(
      database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[],
    );
    if (present.size === 0) return { rows, unreadable: ['目录已坏，找得到的已逐页找回'] };
    const list = columns.map((name) => (present.has(name) ? `"${name}"` : 'NULL'));
    const select = database
      .prepare(`SELECT rowid, ${list.join(', ')} FROM "${table}" WHERE rowid BETWEEN ? AND ? ORDER BY rowid`)
      .raw();
    const read = (from: number, to: number): boolean => {
      const before = rows.length;
      try {
        for (const [rowid, ...values] of select.iterate(from, to) as Iterable<[number, ...Value[]]>) {
          rows.push({ rowid, values });
        }
        return true;
      } catch {
        rows.length = before;
        return false;
      }
    };
    unreadable.push(...around(read));
  } catch {
    unreadable.push('目录已坏，找得到的已逐页找回');
  } finally {
    database?.close();
  }
  return { rows, unreadable };
}

function around(read: (from: number, to: number) => boolean): string[] {
  const unreadable: [number, number][] = [];
  let failures = 0;
  const take = (from: number, to: number): void => {
    if (failures < failuresAtMost && read(from, to)) return;
    failures++;
    if (from === to || failures >= failuresAtMost) {
      const last = unreadable.at(-1);
      if (last && last[1] === from - 1) last[1] = to;
      else unreadable.push([from, to]);
      return;
    }
    const middle = Math.floor((from + to) / 2);
    take(from, middle);
    take(middle + 1, to);
  };
  // Powers of two, so that a table with few rows is not halved forty times.
  if (!read(1, 2 ** 40)) {
    take(1, 1023);
    for (let from = 1024; from < 2 ** 24; from *= 2) take(from, from * 2 - 1);
    if (!read(2 ** 24, 2 ** 40)) unreadable.push([2 ** 24, 2 ** 40]);
  }
  return unreadable.map(([from, to]) => (from === to ? `第 ${from} 行` : `第 ${from}–${to} 行`));
}
