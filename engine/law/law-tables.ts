import type { Basis } from '../../contract/finding.ts';
import type { HolidayYear } from './calendar/holiday-table.ts';
import type { Cause } from './causes/cause.ts';
import { causeData } from './causes/cause-data.ts';
import asOf from './data/as-of.json' with { type: 'json' };
import deadlineTable from './data/deadlines.json' with { type: 'json' };
import holidayTable from './data/holidays.json' with { type: 'json' };
import thresholdTable from './data/thresholds.json' with { type: 'json' };
import type { Threshold } from './data/thresholds.ts';
import type { DeadlineRule } from './deadlines/deadline-rule.ts';
import type { Statute } from './statutes/statute.ts';
import { statuteData } from './statutes/statute-data.ts';

/** An item of a checklist as `templates/<form>/checklist.json` and data packages hold it. */
export type ChecklistQuestion = {
  readonly id: string;
  readonly question: string;
  readonly basis: readonly Basis[];
  readonly howToJudge: string;
  readonly automatic: 'yes' | 'part' | 'no';
  /** Rules whose findings answer it. */
  readonly rules: readonly string[];
};

export type Checklist = {
  readonly title: string;
  readonly form: string;
  readonly items: readonly ChecklistQuestion[];
};

/** A data package that the tables hold, as a case notes it. */
export type TakenPackage = { readonly title: string; readonly version: string; readonly sha256: string };

/** Everything that the law says to the program as data. */
export type LawTables = {
  /** The law as a whole was looked through up to this day; what was changed after it, nobody has looked at. */
  readonly asOf: string;
  readonly years: readonly HolidayYear[];
  readonly thresholds: readonly Threshold[];
  readonly deadlines: readonly DeadlineRule[];
  readonly statutes: readonly Statute[];
  readonly causes: readonly Cause[];
  /** Installed ones alone; those of the forms lie with the forms. */
  readonly checklists: readonly Checklist[];
  readonly packages: readonly TakenPackage[];
};

/** What this release brings with it; `schemas/law/` holds its shape in CI. */
export const builtInLaw: LawTables = {
  asOf: asOf.asOf,
  years: holidayTable.years,
  thresholds: thresholdTable.values as readonly unknown[] as readonly Threshold[],
  deadlines: deadlineTable.deadlines as readonly unknown[] as readonly DeadlineRule[],
  statutes: statuteData,
  causes: causeData,
  checklists: [],
  packages: [],
};

/** Where the program's own data come from, and what nobody has confirmed of them. */
export const builtInSource: { readonly source: string; readonly unverified: string } = asOf;

let inForce = builtInLaw;

/**
 * The data of law that this process works with: what the station has installed, over what is built in. A new object
 * whenever they change, and only then. One process works for one station, so they are the process's.
 */
export function lawTables(): LawTables {
  return inForce;
}

/** Takes tables in place of those that were there. */
export function takeLawTables(tables: LawTables): void {
  inForce = tables;
}

/** Works out of the tables once for as long as they stay the same. */
export function fromLaw<Value>(make: (tables: LawTables) => Value): () => Value {
  let of: LawTables | null = null;
  let value: Value;
  return () => {
    if (of !== inForce) {
      value = make(inForce);
      of = inForce;
    }
    return value;
  };
}
