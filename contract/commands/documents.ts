import { Type } from 'typebox';
import type { PageStyle, ResolvedBlock } from '../blocks.ts';
import type { JudgedBy } from '../case-file.generated.ts';
import { command } from '../command.ts';
import type { FieldInfo } from '../field.ts';
import type { Finding } from '../finding.ts';
import type { CaseOverview, DocumentSummary } from './cases.ts';
import { closed, Day, Id, Name, Pointer, Prose } from './inputs.ts';

/** An edit of one place, as a person makes it. Text is read by the field's kind; what can't be read is kept as typed. */
export const DocumentEdit = Type.Union([
  closed({ kind: Type.Literal('type'), pointer: Pointer, text: Prose }),
  /** Sets a choice, or adds to several; again takes it back. */
  closed({ kind: Type.Literal('tick'), pointer: Pointer, value: Name }),
  closed({
    kind: Type.Literal('insertRow'),
    pointer: Pointer,
    index: Type.Integer({ minimum: 0, maximum: 1000 }),
  }),
  closed({
    kind: Type.Literal('removeRow'),
    pointer: Pointer,
    index: Type.Integer({ minimum: 0, maximum: 1000 }),
  }),
  closed({
    kind: Type.Literal('moveRow'),
    pointer: Pointer,
    index: Type.Integer({ minimum: 0, maximum: 1000 }),
    to: Type.Integer({ minimum: 0, maximum: 1000 }),
  }),
  /** Gives a bound field its own value (from then on), or ties it to the fact again. */
  closed({ kind: Type.Literal('unbind'), pointer: Pointer, text: Prose }),
  closed({ kind: Type.Literal('rebind'), pointer: Pointer }),
]);

export type DocumentView = {
  readonly summary: DocumentSummary;
  readonly caseId: string;
  readonly version: number;
  readonly page: PageStyle;
  readonly blocks: readonly ResolvedBlock[];
  readonly fields: readonly FieldInfo[];
  /** Pointers that show a fact just now (bound and not given an own value). */
  readonly bound: readonly string[];
  readonly findings: readonly Finding[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly editable: boolean;
  readonly copies: number;
  /** A number can be taken: the form has a series of its own, or bears the case's number, and has none yet. */
  readonly numbered: boolean;
  /** The law data that it was judged by when it was issued; null in a draft, and where nobody kept it. */
  readonly judgedBy: JudgedBy | null;
  /** Why findings (by id) may stand, as someone wrote. */
  readonly reasons: readonly { readonly finding: string; readonly reason: string; readonly by?: string }[];
  /** Questions of the case's cause, to choose from in a record. */
  readonly phrases: readonly string[];
};

export type EditAnswer = {
  readonly version: number;
  readonly blocks: readonly ResolvedBlock[];
  readonly findings: readonly Finding[];
  readonly bound: readonly string[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Where the caret belongs after an undo or a row edit; null leaves it. */
  readonly focus: string | null;
};

export const documentCommands = {
  'documents/create': command<{ documentId: string; overview: CaseOverview }>()(
    closed({
      caseId: Id,
      form: Id,
      party: Type.Optional(Id),
      about: Type.Optional(Type.Array(Id, { maxItems: 100 })),
    }),
    '新建文书',
  ),
  'documents/open': command<DocumentView>()(closed({ caseId: Id, documentId: Id })),
  /**
   * Applies edits. A bound field typed into with `kind: type` changes the fact, for every draft (the page asks first).
   * Answers before the disk; the `durable` event names `editId` after the commit. Idempotent by `editId`.
   */
  'documents/edit': command<EditAnswer>()(
    closed({
      caseId: Id,
      documentId: Id,
      editId: Id,
      edits: Type.Array(DocumentEdit, { minItems: 1, maxItems: 100 }),
    }),
    '修改文书',
  ),
  /** Which documents a draft speaks of (corrects, revokes, serves, files), as an edit. Throws DOCUMENT_STATE, ABOUT_WRONG. */
  'documents/setAbout': command<EditAnswer>()(
    closed({ caseId: Id, documentId: Id, editId: Id, about: Type.Array(Id, { maxItems: 100 }) }),
    '更改针对的文书',
  ),
  'documents/undo': command<EditAnswer>()(closed({ caseId: Id, documentId: Id, editId: Id }), '撤销'),
  'documents/redo': command<EditAnswer>()(closed({ caseId: Id, documentId: Id, editId: Id }), '重做'),
  'documents/applyFix': command<EditAnswer>()(
    closed({ caseId: Id, documentId: Id, editId: Id, finding: Type.String({ maxLength: 600 }) }),
    '采纳修改建议',
  ),
  'documents/giveReason': command<{ overview: CaseOverview }>()(
    closed({ caseId: Id, documentId: Id, finding: Type.String({ maxLength: 600 }), reason: Prose, by: Name }),
    '说明理由',
  ),
  /** Takes the next number of the series for this document; idempotent. */
  'documents/takeNumber': command<{ number: string; overview: CaseOverview }>()(
    closed({ caseId: Id, documentId: Id }),
    '取文号',
  ),
  /** Freezes the document: copies bound values, never changes again. Throws ISSUE_BLOCKED, REASON_NEEDED, REVIEW_NEEDED. */
  'documents/issue': command<{ overview: CaseOverview }>()(
    closed({ caseId: Id, documentId: Id, on: Day, by: Name }),
    '签发文书',
  ),
  'documents/void': command<{ overview: CaseOverview }>()(
    closed({ caseId: Id, documentId: Id, reason: Prose, by: Name }),
    '作废文书',
  ),
  'documents/withdraw': command<{ overview: CaseOverview }>()(
    closed({ caseId: Id, documentId: Id, reason: Prose, by: Name }),
    '撤回文书',
  ),
  /** Opens the draft that corrects or revokes an issued document, a new one or the one begun before. Throws DOCUMENT_STATE, MENDING_FORM_MISSING. */
  'documents/mend': command<{ documentId: string; overview: CaseOverview }>()(
    closed({
      caseId: Id,
      documentId: Id,
      way: Type.Union([Type.Literal('corrects'), Type.Literal('revokes')]),
    }),
    '着手更正、撤销文书',
  ),
  /** A new draft with the content of a document that was issued; one that still stands is withdrawn first. Throws DOCUMENT_STATE, DOCUMENT_SERVED. */
  'documents/reissue': command<{ documentId: string; overview: CaseOverview }>()(
    closed({ caseId: Id, documentId: Id, reason: Prose, by: Name }),
    '重新制作文书',
  ),
};
