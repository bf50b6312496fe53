import { createHash } from 'node:crypto';
import type { ResolvedBlock, Run } from '../../contract/blocks.ts';
import type { Annotation, AnnotationPlace } from '../../contract/case-file.generated.ts';
import type { WordReviewItem } from '../../contract/commands/word-review.ts';
import type { DocumentView } from '../cases/case-view.ts';
import { formFields } from '../forms/commands.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { pointerPattern } from '../forms/pointer.ts';
import { fieldText, findAnchor } from '../review/find-anchor.ts';
import { mapRuns } from '../review/map-runs.ts';
import { commentItems } from './comment-items.ts';
import { changePlace, placeOf } from './item-place.ts';
import { contentHash } from './make-copy.ts';
import type { ReturnedCopy } from './read-copy.ts';
import { piecesIn, type ReturnedField, readPieces, returnedFields } from './returned-fields.ts';

type FieldRun = Extract<Run, { kind: 'field' }>;

/** An item with what it becomes: an annotation's place, or the annotation it answers. */
export type ReadItem = Omit<WordReviewItem, 'key' | 'fieldTitle' | 'moved' | 'taken'> & {
  readonly place: AnnotationPlace | null;
  /** The annotation that it replies to or settles. */
  readonly annotation: string | null;
};

export type FoundItem = WordReviewItem & Pick<ReadItem, 'place' | 'annotation'>;

/** What a returned copy is read against: the document as it is now. */
export type ReadAgainst = {
  readonly document: DocumentView;
  readonly form: LoadedForm;
  readonly blocks: readonly ResolvedBlock[];
};

/** Everything that a reviewer wrote in a returned copy, in the order of the file. */
export function reviewItems(
  copy: ReturnedCopy,
  { document, form, blocks }: ReadAgainst,
): { readonly items: readonly FoundItem[]; readonly known: number } {
  const runs = fieldRuns(blocks);
  const fields = returnedFields(copy, new Set(runs.keys()));
  const runOf = ({ pointer, occurrence }: ReturnedField) => runs.get(pointer)?.[occurrence - 1];
  const unchanged = copy.content === contentHash(document.content);
  const changes = fields.flatMap((field) => fieldItems(field, runOf(field), document, unchanged));
  const { items: comments, known } = commentItems(copy, fields, document.raw.annotations ?? [], (field) =>
    isPlain(field, runOf(field), document),
  );
  const read = [...comments, ...changes, ...changesOutside(copy, fields)];
  const titles = new Map(formFields(form).map(({ pattern, title }) => [pattern, title]));
  const before = document.raw.annotations ?? [];
  const items = read.map((item, index): FoundItem => {
    const anchor = findAnchor(form, document.content, item.place ?? undefined);
    return {
      ...item,
      key: keyOf(item, index),
      fieldTitle: item.pointer === null ? '' : (titles.get(pointerPattern(item.pointer)) ?? item.pointer),
      moved: anchor.kind === 'moved' || anchor.kind === 'fieldGone',
      taken: before.some((one) => isSame(one, item)),
    };
  });
  return { items, known };
}

/** The places of a paper's fields: each pointer's first, second … in the order in which a copy counts them. */
function fieldRuns(blocks: readonly ResolvedBlock[]): ReadonlyMap<string, readonly FieldRun[]> {
  const runs = new Map<string, readonly FieldRun[]>();
  mapRuns(blocks, (run) => {
    if (run.kind === 'field') runs.set(run.pointer, [...(runs.get(run.pointer) ?? []), run]);
    return run;
  });
  return runs;
}

/** Spaces and what a form prints where nothing is written say nothing. */
const bare = (text: string) => text.replace(/[\s　]/g, '');

/** Whether a field prints as it is kept, so that a part of it can be spoken of. */
function isPlain(field: ReturnedField, run: FieldRun | undefined, document: DocumentView): boolean {
  const text = fieldText(document.content, field.pointer);
  // A field that is gone, or was filled since, is told by its own words.
  return run === undefined || text === null || run.text === text;
}

function fieldItems(
  field: ReturnedField,
  run: FieldRun | undefined,
  document: DocumentView,
  unchanged: boolean,
): readonly ReadItem[] {
  const { pointer, changes, accepted } = field;
  const blank = run ? bare(run.blank) : '';
  const base = bare(field.base) === blank ? '' : field.base;
  if (base === '' && changes.length > 0) {
    const text = accepted.replace(/^[\s　]+|[\s　]+$/g, '');
    if (bare(text) === blank) return [];
    return [wholeChange(field, '', text)];
  }
  // What was written with no record: told by the text that went out, as long as the document still has it.
  if (unchanged && run && bare(field.base) !== bare(run.text || run.blank)) {
    const text = accepted.replace(/^[\s　]+|[\s　]+$/g, '');
    return [{ ...wholeChange(field, run.text, text), what: 'silent' }];
  }
  if (changes.length > 0 && !isPlain(field, run, document)) return [wholeChange(field, base, accepted)];
  return changes.flatMap((change): ReadItem[] => {
    if (base.slice(change.start, change.end) === change.inserted) return [];
    const { start, end, proposed } = changePlace(base, change);
    return [
      {
        what: 'change',
        by: change.by,
        on: change.on,
        kind: null,
        text: changeText(base.slice(change.start, change.end), change.inserted),
        proposed,
        pointer,
        quote: base.slice(start, end),
        unmapped: false,
        place: placeOf(pointer, base, { start, end }),
        annotation: null,
      },
    ];
  });
}

function wholeChange(field: ReturnedField, base: string, proposed: string): ReadItem {
  const { pointer, changes } = field;
  return {
    what: 'change',
    by: changes.find(({ by }) => by !== '')?.by ?? '',
    on: changes.find(({ on }) => on !== null)?.on ?? null,
    kind: null,
    text: changeText(base, proposed),
    proposed,
    pointer,
    quote: base,
    unmapped: false,
    place: { pointer, quote: base },
    annotation: null,
  };
}

function changeText(deleted: string, inserted: string): string {
  const [from, to] = [deleted.replaceAll('\n', '⏎'), inserted.replaceAll('\n', '⏎')];
  if (deleted === '') return `修订：加上“${to}”`;
  return inserted === '' ? `修订：删去“${from}”` : `修订：“${from}”改为“${to}”`;
}

/** Recorded changes of the form's own wording, or of what no field holds: kept on the document. */
function changesOutside(copy: ReturnedCopy, fields: readonly ReturnedField[]): readonly ReadItem[] {
  const gaps: { start: number; end: number }[] = [];
  let at = 0;
  for (const { stretch } of fields) {
    if (stretch.start > at) gaps.push({ start: at, end: stretch.start });
    at = Math.max(at, stretch.end);
  }
  gaps.push({ start: at, end: Number.MAX_SAFE_INTEGER });
  return gaps.flatMap((gap) => {
    const { base, changes } = readPieces(piecesIn(copy.pieces, gap));
    return changes.flatMap((change): ReadItem[] => {
      const deleted = base.slice(change.start, change.end);
      if (bare(deleted) === bare(change.inserted)) return [];
      const quote = `${base.slice(Math.max(0, change.start - 12), change.start)}${deleted}${base.slice(change.end, change.end + 12)}`;
      return [
        {
          what: 'change',
          by: change.by,
          on: change.on,
          kind: null,
          text: `${changeText(deleted, change.inserted)}\n不在任何栏目里，原处文字：${quote.trim()}`,
          proposed: null,
          pointer: null,
          quote: quote.trim(),
          unmapped: true,
          place: null,
          annotation: null,
        },
      ];
    });
  });
}

function keyOf(item: ReadItem, index: number): string {
  const { what, by, text, pointer, quote } = item;
  const hash = createHash('sha256')
    .update(JSON.stringify([what, by, text, pointer, quote]))
    .digest('hex');
  return `${index}-${hash.slice(0, 24)}`;
}

function isSame(one: Annotation, item: ReadItem): boolean {
  if (item.what === 'reply' || item.what === 'resolved') return false;
  return (
    one.source === 'word' &&
    one.text === item.text &&
    (one.proposed ?? null) === item.proposed &&
    (one.place?.pointer ?? null) === item.pointer &&
    (one.place?.quote ?? '') === (item.place?.quote ?? '')
  );
}
