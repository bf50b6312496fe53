import { Type } from 'typebox';
import { command } from '../command.ts';
import type { BrokenForm } from './forms.ts';
import { closed, Id, Token } from './inputs.ts';

/** A form's folder as it was checked. */
export type FormCheck = {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** Every mistake, with file, place and what to do. Empty where the form may be packed. */
  readonly mistakes: readonly BrokenForm[];
};

export const stationFormCommands = {
  /** A new form's folder of a small sound form, for the clerk to go on from. `folder` must not be there yet. */
  'formFolder/make': command<{ folder: string; files: readonly string[] }>()(
    closed({ id: Id, title: Type.String({ minLength: 1, maxLength: 60 }), folder: Token }),
  ),
  'formFolder/check': command<FormCheck>()(closed({ folder: Token })),
};
