import { type Static, Type } from 'typebox';
import type { Annotation } from '../case-file.generated.ts';
import { command } from '../command.ts';
import type { EditAnswer } from './documents.ts';
import { closed, Id, Name, Pointer, Prose } from './inputs.ts';

/**
 * Where an annotation stands now, in UTF-16 units of the field's text. `exact`: the quotation stands there; `near`: it
 * was found again by its neighbours or its row, not surely the same; `moved`: its words are gone from the field;
 * `fieldGone`: the form has no such field any more.
 */
export type Anchor =
  | { readonly kind: 'document' }
  | {
      readonly kind: 'exact' | 'near';
      readonly pointer: string;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'moved'; readonly pointer: string }
  | { readonly kind: 'fieldGone'; readonly pointer: string };

export type AnnotationView = {
  readonly annotation: Annotation;
  readonly anchor: Anchor;
  /** The field's name on the form; '' for the document as a whole. */
  readonly fieldTitle: string;
  /** Whether the proposed text can be put in its place just now. */
  readonly takeable: boolean;
};

export const AnnotationKind = Type.Union([
  Type.Literal('mustChange'),
  Type.Literal('suggestion'),
  Type.Literal('question'),
  Type.Literal('praise'),
]);
export type AnnotationKind = Static<typeof AnnotationKind>;

type Listed = { readonly items: readonly AnnotationView[] };
const place = { caseId: Id, documentId: Id };

export const annotationCommands = {
  'annotations/list': command<Listed>()(closed(place)),
  /** `at` null: on the document. `span` null: on the whole field. The quotation is read from the field as it stands. */
  'annotations/add': command<Listed>()(
    closed({
      ...place,
      kind: AnnotationKind,
      at: Type.Union([
        Type.Null(),
        closed({
          pointer: Pointer,
          span: Type.Union([
            Type.Null(),
            closed({
              start: Type.Integer({ minimum: 0, maximum: 100_000 }),
              end: Type.Integer({ minimum: 0, maximum: 100_000 }),
            }),
          ]),
        }),
      ]),
      text: Prose,
      proposed: Type.Union([Type.Null(), Prose]),
      by: Name,
    }),
    '加批注',
  ),
  'annotations/reply': command<Listed>()(
    closed({ ...place, annotation: Id, text: Prose, by: Name }),
    '回复批注',
  ),
  /** `resolved` false opens it again. */
  'annotations/resolve': command<Listed>()(
    closed({ ...place, annotation: Id, resolved: Type.Boolean(), by: Name }),
    '处理批注',
  ),
  /** Puts the proposed text in its place: an edit like any other, with undo, which opens the annotation again. */
  'annotations/take': command<EditAnswer>()(
    closed({ ...place, editId: Id, annotation: Id, by: Name }),
    '采用批注建议',
  ),
};
