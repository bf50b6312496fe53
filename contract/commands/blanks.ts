import { Type } from 'typebox';
import { command } from '../command.ts';
import { closed, Id, Name, Prose, Token } from './inputs.ts';

/** An empty form that was printed with a number for use by hand. */
export type BlankSheetView = {
  readonly number: string;
  readonly form: string;
  readonly title: string;
  readonly state: 'reserved' | 'used' | 'returned' | 'void';
  readonly note: string;
  readonly at: string;
};

export const blankCommands = {
  /** Empty forms for use by hand as one PDF, each with a number of its own where numbers are reserved. */
  'blanks/make': command<{ readonly file: string; readonly numbers: readonly string[] }>()(
    closed({
      form: Id,
      copies: Type.Integer({ minimum: 1, maximum: 100 }),
      reserve: Type.Boolean(),
      folder: Token,
    }),
    '打印空白文书',
  ),
  'blanks/list': command<{ readonly sheets: readonly BlankSheetView[] }>()(closed({})),
  /** What became of a sheet: it came back empty, or was spoilt or lost. A used one is told by its document. */
  'blanks/settle': command<{ readonly sheets: readonly BlankSheetView[] }>()(
    closed({
      number: Name,
      state: Type.Union([Type.Literal('returned'), Type.Literal('void')]),
      note: Prose,
    }),
    '登记空白文书',
  ),
  /** Terminal: one form without a number, empty or filled with its sample. */
  'forms/blank': command<{ readonly file: string }>()(
    closed({
      form: Id,
      fill: Type.Union([Type.Literal('empty'), Type.Literal('sample')]),
      folder: Token,
    }),
  ),
};
