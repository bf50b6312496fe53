import { command } from '../command.ts';
import { closed, Token } from './inputs.ts';

/** A person as a row of a list tells; what the list leaves open is not there. */
export type ListedPerson = {
  readonly name: string;
  readonly certificateNumber: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly post?: string;
};

export const peopleListCommands = {
  /**
   * Reads a list of people with their certificates from a CSV or XLSX file and changes nothing. Rows that are wrong
   * are told by their number in the file. Throws PEOPLE_LIST_UNREADABLE, FILE_TOO_LARGE, FILE_UNREADABLE.
   */
  'peopleList/read': command<{
    people: readonly ListedPerson[];
    wrong: readonly { readonly row: number; readonly problem: string }[];
  }>()(closed({ file: Token })),
};
