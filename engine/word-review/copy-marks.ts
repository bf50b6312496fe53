import {
  Bookmark,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { Run } from '../../contract/blocks.ts';
import type { AnnotationView } from '../../contract/commands/annotations.ts';
import type { FieldMarks } from '../export/docx/docx-runs.ts';
import { fieldBookmark } from './field-bookmark.ts';

type FieldRun = Extract<Run, { kind: 'field' }>;

/** Bookmarks around every field of a working copy, and comment ranges over the words that annotations speak of. */
export class CopyMarks implements FieldMarks {
  /** Annotations whose words were drawn; the others go on the document as a whole. */
  readonly drawn = new Set<string>();
  readonly #occurrences = new Map<string, number>();

  /** `ids`: the comments (an annotation and its replies) of each annotation, by the annotation's id. */
  constructor(
    private readonly views: readonly AnnotationView[],
    private readonly ids: ReadonlyMap<string, readonly number[]>,
    /** What each field holds, for the spans of annotations. */
    private readonly textOf: (pointer: string) => string | null,
  ) {}

  mark(run: FieldRun, text: string, draw: (text: string) => TextRun[]): ParagraphChild[] {
    const occurrence = (this.#occurrences.get(run.pointer) ?? 0) + 1;
    this.#occurrences.set(run.pointer, occurrence);
    const name = fieldBookmark({ pointer: run.pointer, occurrence, length: text.length });
    const spans = occurrence === 1 ? this.#spansOn(run) : [];
    for (const { id } of spans) this.drawn.add(id);
    return [new Bookmark({ id: name, children: this.#pieces(text, spans, draw) })];
  }

  /** A reference for a comment that stands on the document as a whole. */
  whole(id: string): ParagraphChild[] {
    const ids = this.ids.get(id) ?? [];
    return [
      ...ids.map((one) => new CommentRangeStart(one)),
      ...ids.map((one) => new CommentRangeEnd(one)),
      ...ids.map((one) => new TextRun({ children: [new CommentReference(one)] })),
    ];
  }

  #spansOn(run: FieldRun) {
    const plain = this.textOf(run.pointer) === run.text;
    return this.views.flatMap(({ annotation: { id, place }, anchor }) => {
      if (anchor.kind !== 'exact' && anchor.kind !== 'near') return [];
      if (anchor.pointer !== run.pointer) return [];
      // A date or an amount prints otherwise than it is kept: the whole of it is meant.
      const whole = !plain || place?.start === undefined || run.text === '';
      return [{ id, start: whole ? 0 : anchor.start, end: whole ? Number.MAX_SAFE_INTEGER : anchor.end }];
    });
  }

  #pieces(
    text: string,
    spans: readonly { readonly id: string; readonly start: number; readonly end: number }[],
    draw: (text: string) => TextRun[],
  ): ParagraphChild[] {
    const bounded = spans.map((span) => ({ ...span, end: Math.min(span.end, text.length) }));
    const cuts = [...new Set([0, text.length, ...bounded.flatMap(({ start, end }) => [start, end])])];
    cuts.sort((one, other) => one - other);
    return cuts.flatMap((cut, index) => {
      const next = cuts[index + 1];
      const idsAt = (end: boolean) =>
        bounded.flatMap((span) =>
          (end ? span.end : span.start) === cut ? (this.ids.get(span.id) ?? []) : [],
        );
      return [
        // Ranges that end here come before those that begin, but for one over nothing at all.
        ...idsAt(false).map((id) => new CommentRangeStart(id)),
        ...idsAt(true).flatMap((id) => [
          new CommentRangeEnd(id),
          new TextRun({ children: [new CommentReference(id)] }),
        ]),
        ...(next === undefined ? [] : draw(text.slice(cut, next))),
      ];
    });
  }
}
