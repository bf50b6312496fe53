import type {
  Condition,
  FormLayout,
  LayoutBlock,
  LayoutCell,
  LayoutInline,
  LayoutRow,
} from '../forms/form.ts';
import type { Show } from '../forms/typed-value.ts';
import { missingCase } from '../values/missing-case.ts';
import { cellEnd } from './docx-lines.ts';

/** A piece of a line as the form prints it. */
export type Piece =
  | { readonly kind: 'fixed'; readonly text: string }
  | { readonly kind: 'field'; readonly pointer: string; readonly show: Show | null }
  | { readonly kind: 'box'; readonly pointer: string; readonly value: string }
  /** What stands there is no field: a row's number, a signature. */
  | { readonly kind: 'any' };

/** One way in which a line prints, and what must hold of the content for it. */
export type Variant = { readonly pieces: readonly Piece[]; readonly when: readonly Held[] };
export type Held = { readonly test: Condition; readonly holds: boolean };

/** A line of a form: the ways in which it prints. */
export type FormLine = {
  readonly variants: readonly Variant[];
  /** The array field of which every member prints such a line; pointers are then `./name`. */
  readonly each: string | null;
};

/** A condition inside a line doubles its ways; no form of ours comes near this. */
const mostVariants = 32;

/** Every line that a form can print, in its order, both branches of each condition among them. */
export function formLines(layout: FormLayout): readonly FormLine[] {
  return linesOf(layout.body, { each: null, when: [] });
}

/** What a line lies in: a repetition, and conditions. */
type Around = { readonly each: string | null; readonly when: readonly Held[] };

/** The form's title as it prints. */
export function titleOf(layout: FormLayout): string {
  return layout.body.flatMap((block) => (block.kind === 'title' ? block.lines : [])).join('');
}

function linesOf(blocks: readonly LayoutBlock[], around: Around): FormLine[] {
  return blocks.flatMap((block): FormLine[] => {
    switch (block.kind) {
      case 'title':
      case 'gap':
        return [];
      case 'number':
        return [line([way(fixed(block.label), field(block.field))], around)];
      case 'paragraph':
        return [line(variantsOf(block.content), around)];
      case 'table':
        return block.rows.map((row) => rowLine(row, around));
      case 'record': {
        const within = { ...around, each: block.field };
        return [
          line([way(fixed(block.question), field('./question'))], within),
          line([way(fixed(block.answer), field('./answer'))], within),
        ];
      }
      case 'signatureLine':
        return [line([way(fixed(block.label), { kind: 'any' })], around)];
      case 'seal':
        return [line(variantsOf(block.label), around), line([way(field(block.date))], around)];
      case 'when':
        return [
          ...linesOf(block.then, { ...around, when: [...around.when, { test: block.test, holds: true }] }),
          ...linesOf(block.else ?? [], {
            ...around,
            when: [...around.when, { test: block.test, holds: false }],
          }),
        ];
      case 'each':
        return linesOf(block.blocks, { ...around, each: block.field });
      default:
        return missingCase(block);
    }
  });
}

function line(variants: readonly Variant[], { each, when }: Around): FormLine {
  return {
    variants: variants.map((one) => ({ pieces: joined(one.pieces), when: [...when, ...one.when] })),
    each,
  };
}

function rowLine(row: LayoutRow, around: Around): FormLine {
  const variants = row.cells
    .map(cellVariants)
    .reduce<readonly Variant[]>(
      (before, cell, index) => combined(before, index === 0 ? cell : combined([way(fixed(cellEnd))], cell)),
      [way()],
    );
  const when = row.when ? [...around.when, { test: row.when, holds: true }] : around.when;
  return line(variants, { each: row.each ?? around.each, when });
}

function cellVariants(cell: LayoutCell): readonly Variant[] {
  return cell.blocks ? blockVariants(cell.blocks) : variantsOf(cell.content ?? []);
}

type CellBlocks = NonNullable<LayoutCell['blocks']>;

/** Paragraphs of a cell, one under another. */
function blockVariants(blocks: CellBlocks): readonly Variant[] {
  return blocks.reduce<readonly Variant[]>((before, block) => combined(before, oneBlock(block)), [way()]);
}

function oneBlock(block: CellBlocks[number]): readonly Variant[] {
  switch (block.kind) {
    case 'paragraph':
      return variantsOf([{ text: '\n' }, ...block.content]);
    case 'signatureLine':
      return [way(...Array.from({ length: block.count }, () => [fixed(block.label), any]).flat())];
    case 'seal':
      return combined(variantsOf(block.label), [way(fixed('\n'), field(block.date))]);
    case 'gap':
      return [way()];
    case 'when':
      return branches(
        block.test,
        blockVariants(block.then as CellBlocks),
        blockVariants((block.else ?? []) as CellBlocks),
      );
    default:
      return missingCase(block);
  }
}

function variantsOf(inlines: readonly LayoutInline[]): readonly Variant[] {
  return inlines.reduce<readonly Variant[]>((before, inline) => combined(before, oneInline(inline)), [way()]);
}

function oneInline(inline: LayoutInline): readonly Variant[] {
  if ('text' in inline) return [way(fixed(inline.text))];
  if ('field' in inline) return [way(field(inline.field, inline.show ?? null))];
  if ('box' in inline) return [way({ kind: 'box', pointer: inline.box, value: inline.value })];
  if ('rowNumber' in inline) return [way(any)];
  return branches(inline.when, variantsOf(inline.then), variantsOf(inline.else ?? []));
}

function branches(test: Condition, then: readonly Variant[], other: readonly Variant[]): readonly Variant[] {
  const held = (holds: boolean) => (one: Variant) => ({ ...one, when: [{ test, holds }, ...one.when] });
  return [...then.map(held(true)), ...other.map(held(false))];
}

function combined(before: readonly Variant[], after: readonly Variant[]): readonly Variant[] {
  return before
    .flatMap((head) =>
      after.map((tail) => ({ pieces: [...head.pieces, ...tail.pieces], when: [...head.when, ...tail.when] })),
    )
    .slice(0, mostVariants);
}

const any: Piece = { kind: 'any' };
const way = (...pieces: readonly Piece[]): Variant => ({ pieces, when: [] });
const fixed = (text: string): Piece => ({ kind: 'fixed', text });
const field = (pointer: string, show: Show | null = null): Piece => ({ kind: 'field', pointer, show });

/** Neighbouring fixed texts as one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (piece.kind === 'fixed' && last?.kind === 'fixed')
      result[result.length - 1] = fixed(last.text + piece.text);
    else if (piece.kind !== 'fixed' || piece.text !== '') result.push(piece);
  }
  return result;
}
