import { Type } from 'typebox';
import { command } from '../command.ts';
import type { CaseOverview } from './cases.ts';
import { closed, Id, Pointer, Token } from './inputs.ts';

/** A field as it was found in an old document. */
export type ImportedField = {
  readonly pointer: string;
  readonly title: string;
  /** As it would print; of what could not be taken, as it stands in the document. */
  readonly text: string;
  readonly value: unknown;
  /** `check`: put together of several paragraphs. `unread`: not of the field's kind. `conflict`: two places differ. */
  readonly state: 'read' | 'check' | 'unread' | 'conflict';
};

/** What an old Word document is and says, before anything is made of it. */
export type WordImportInfo = {
  readonly file: string;
  /** Of the file: what is taken is what was looked at. */
  readonly sha256: string;
  /** The form it is by its title, or the one that was chosen; null where no title was found. */
  readonly form: { readonly id: string; readonly title: string; readonly version: string } | null;
  readonly fields: readonly ImportedField[];
  /** Titles of the form's fields of which nothing was found. */
  readonly missing: readonly string[];
  /** Lines of the document of which nothing was taken. */
  readonly left: readonly string[];
};

const File = { caseId: Id, file: Token };

export const wordImportCommands = {
  /** Reads a DOCX; nothing is made. `form` where the title does not say which it is. */
  'wordImport/look': command<WordImportInfo>()(closed({ ...File, form: Type.Optional(Id) })),
  /**
   * A draft of the form with the chosen fields (pointers that `look` answered as read or to be looked at), the file
   * kept beside it.
   */
  'wordImport/take': command<{ documentId: string; overview: CaseOverview }>()(
    closed({
      ...File,
      sha256: Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }),
      form: Id,
      pointers: Type.Array(Pointer, { maxItems: 2000 }),
    }),
    '导入旧文书',
  ),
};
