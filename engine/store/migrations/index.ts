import type { Database } from '../driver.ts';
import { up as first } from './0010-first.ts';
import { up as accounts } from './0030-accounts.ts';
import { up as disposals } from './0060-disposals.ts';
import { up as blankSheets } from './0070-blank-sheets.ts';
import { up as revisionWho } from './0100-revision-who.ts';
import { up as caseMarks } from './0105-case-marks.ts';
import { up as decisions } from './0108-decisions.ts';
import { up as submissions } from './0110-submissions.ts';

/** One step of the store's shape. Versions rise in tens, so that one can be put between. */
export type Migration = { readonly version: number; readonly up: (database: Database) => void };

/** In order; a landed one is never changed. */
export const migrations: readonly Migration[] = [
  { version: 10, up: first },
  { version: 30, up: accounts },
  { version: 60, up: disposals },
  { version: 70, up: blankSheets },
  { version: 100, up: revisionWho },
  { version: 105, up: caseMarks },
  { version: 108, up: decisions },
  { version: 110, up: submissions },
];

/** The version that this program writes. */
export const newestVersion = migrations.at(-1)?.version ?? 0;
