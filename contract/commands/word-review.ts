import { Type } from 'typebox';
import { command } from '../command.ts';
import { AnnotationKind, type AnnotationView } from './annotations.ts';
import { closed, Id, Name, Token } from './inputs.ts';

/**
 * Something that a reviewer wrote in a working copy. `comment`: a new comment; `reply`: to an annotation that is there;
 * `resolved`: such an annotation was ticked as settled; `change`: a recorded change; `silent`: text that differs though
 * no change was recorded.
 */
export type WordReviewItem = {
  /** The same for the same file and document. */
  readonly key: string;
  readonly what: 'comment' | 'reply' | 'resolved' | 'change' | 'silent';
  /** As Word says; '' where it does not. */
  readonly by: string;
  readonly on: string | null;
  /** As the reviewer wrote it at the head of the comment; null: to be chosen. */
  readonly kind: AnnotationKind | null;
  readonly text: string;
  readonly proposed: string | null;
  /** Null: on the document as a whole. */
  readonly pointer: string | null;
  /** The field's name; '' for the document as a whole. */
  readonly fieldTitle: string;
  /** The words that it speaks of, as they stood in the file. */
  readonly quote: string;
  /** It belongs to no field, and is kept as an annotation on the document with its quotation. */
  readonly unmapped: boolean;
  /** The document has another text there now: it is kept, and shown as one whose place has changed. */
  readonly moved: boolean;
  /** Taken from such a file before. */
  readonly taken: boolean;
};

/** What came back, before anything is written. */
export type WordReviewInfo = {
  readonly file: string;
  /** Of the file: what is taken is what was looked at. */
  readonly sha256: string;
  /** The document has been changed since the copy was made. */
  readonly changedSince: boolean;
  readonly items: readonly WordReviewItem[];
  /** Comments and replies that went out with the copy and came back as they were. */
  readonly known: number;
  /** Changes of looks alone, which are not taken. */
  readonly formatting: number;
};

const place = { caseId: Id, documentId: Id };
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 });

export const wordReviewCommands = {
  /** An unsigned working copy in Word with the open annotations as comments. */
  'wordReview/export': command<{
    readonly file: string;
    readonly sha256: string;
    readonly comments: number;
  }>()(closed({ ...place, folder: Token }), '导出 Word 工作稿'),
  /** Reads a copy that came back; nothing is written. Throws WORD_UNREADABLE, WORD_REVIEW_FOREIGN, WORD_REVIEW_OTHER. */
  'wordReview/look': command<WordReviewInfo>()(closed({ ...place, file: Token })),
  /** Keeps the chosen items as annotations, replies and settlements, all or none. */
  'wordReview/take': command<{ readonly items: readonly AnnotationView[] }>()(
    closed({
      ...place,
      file: Token,
      sha256: Sha256,
      chosen: Type.Array(closed({ key: Type.String({ maxLength: 80 }), kind: AnnotationKind }), {
        minItems: 1,
        maxItems: 5000,
      }),
      by: Name,
    }),
    '导入 Word 批注',
  ),
};
