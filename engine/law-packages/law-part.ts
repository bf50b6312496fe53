import type { HolidayYear } from '../law/calendar/holiday-table.ts';
import type { Cause } from '../law/causes/cause.ts';
import type { Threshold } from '../law/data/thresholds.ts';
import type { DeadlineRule } from '../law/deadlines/deadline-rule.ts';
import type { Checklist, LawTables } from '../law/law-tables.ts';
import type { Statute } from '../law/statutes/statute.ts';
import { type DataKind, dataPath } from './data-kinds.ts';

/** What a package brings, file by file joined; its shape has been checked. */
export type LawPart = Omit<LawTables, 'asOf' | 'packages'>;

/** An entry of the tables that can be newer or older: one year, one statute, one value since a day. */
export type LawEntry = { readonly kind: DataKind; readonly key: string; readonly title: string };

/** The data of sound files, by path. */
export function lawPart(files: ReadonlyMap<string, unknown>): LawPart {
  const of = <Item>(kind: DataKind, list: (data: never) => readonly Item[]): Item[] =>
    [...files].flatMap(([path, data]) => (dataPath(path)?.kind === kind ? [...list(data as never)] : []));
  return {
    years: of('holidays', (table: { years: HolidayYear[] }) => table.years),
    thresholds: of('thresholds', (table: { values: Threshold[] }) => table.values),
    deadlines: of('deadlines', (table: { deadlines: DeadlineRule[] }) => table.deadlines),
    statutes: of('statutes', (statute: Statute) => [statute]),
    causes: of('causes', (cause: Cause) => [cause]),
    checklists: of('checklists', (checklist: Checklist) => [checklist]),
  };
}

const yearKey = ({ year }: HolidayYear) => String(year);
const thresholdKey = ({ id, since }: Threshold) => `${id} ${since}`;
const idKey = ({ id }: { readonly id: string }) => id;
const formKey = ({ form }: Checklist) => form;

/** Every entry of a part, for telling which of two packages is the newer in what. */
export function entriesOf(part: LawPart): readonly LawEntry[] {
  return [
    ...part.years.map((year) => ({
      kind: 'holidays' as const,
      key: yearKey(year),
      title: `${year.year} 年节假日安排`,
    })),
    ...part.thresholds.map((value) => ({
      kind: 'thresholds' as const,
      key: thresholdKey(value),
      title: `“${value.title}”`,
    })),
    ...part.deadlines.map((rule) => ({
      kind: 'deadlines' as const,
      key: rule.id,
      title: `期限“${rule.title}”`,
    })),
    ...part.statutes.map((one) => ({ kind: 'statutes' as const, key: one.id, title: `《${one.title}》` })),
    ...part.causes.map((one) => ({ kind: 'causes' as const, key: one.id, title: `案由“${one.title}”` })),
    ...part.checklists.map((one) => ({
      kind: 'checklists' as const,
      key: one.form,
      title: `清单“${one.title}”`,
    })),
  ];
}

/** The part without the entries that `drop` names. */
export function withoutEntries(part: LawPart, drop: (kind: DataKind, key: string) => boolean): LawPart {
  return {
    years: part.years.filter((one) => !drop('holidays', yearKey(one))),
    thresholds: part.thresholds.filter((one) => !drop('thresholds', thresholdKey(one))),
    deadlines: part.deadlines.filter((one) => !drop('deadlines', one.id)),
    statutes: part.statutes.filter((one) => !drop('statutes', one.id)),
    causes: part.causes.filter((one) => !drop('causes', one.id)),
    checklists: part.checklists.filter((one) => !drop('checklists', one.form)),
  };
}

/** The tables with a part laid over them: what the part has takes the place of the same entry, all else stays. */
export function overlaid(base: LawTables, part: LawPart): LawTables {
  return {
    ...base,
    years: over(base.years, part.years, yearKey).sort((a, b) => a.year - b.year),
    thresholds: over(base.thresholds, part.thresholds, thresholdKey),
    deadlines: over(base.deadlines, part.deadlines, idKey),
    statutes: over(base.statutes, part.statutes, idKey),
    causes: over(base.causes, part.causes, idKey),
    checklists: over(base.checklists, part.checklists, formKey),
  };
}

function over<Item>(base: readonly Item[], added: readonly Item[], key: (item: Item) => string): Item[] {
  const byKey = new Map(base.map((item) => [key(item), item]));
  for (const item of added) byKey.set(key(item), item);
  return [...byKey.values()];
}
