import { Type } from 'typebox';
import { command } from '../command.ts';
import { closed, Token } from './inputs.ts';

export type CheckState = 'well' | 'look' | 'ill';

export const checkStateTitles: Readonly<Record<CheckState, string>> = {
  well: '正常',
  look: '注意',
  ill: '有问题',
};

/** One thing looked at. `found` and `advice` hold no name, number, path or other word that a person typed. */
export type DoctorCheck = {
  readonly id: string;
  readonly title: string;
  readonly state: CheckState;
  readonly found: string;
  /** What to do, in Chinese; empty where all is well. */
  readonly advice: string;
};

export const doctorCommands = {
  /**
   * Looks at fonts, printers, disk, clock, law data and (with a station) database, audit, backups and keys. With a
   * folder the report is written there too, as text; `file` is its name. Throws FOLDER_UNWRITABLE.
   */
  'doctor/examine': command<{ checks: readonly DoctorCheck[]; file: string | null }>()(
    closed({ folder: Type.Optional(Token) }),
  ),
};
