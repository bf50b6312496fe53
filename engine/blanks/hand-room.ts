import type { PageStyle, ParagraphBlock, ParagraphRole, ResolvedBlock, Run } from '../../contract/blocks.ts';
import { isLetter } from '../export/docx/docx-units.ts';
import { type FieldSchema, schemaAt } from '../forms/field-schema.ts';
import type { LayoutBlock } from '../forms/form.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { resolveLayout } from '../forms/resolve-layout.ts';

/** Questions with their answers on an empty record: they and the signatures fill two pages. */
const pairs = 14;

/** From this many characters on a text tells what happened, and gets more lines. */
const tells = 1500;

const lines = { tells: 5, question: 1, other: 2 } as const;

/** Lines where a list belongs whose rows are paragraphs. */
const listed = 3;

/** An empty sheet of a form as it is written on with a pen: room for several lines where a long text belongs. */
export function blocksForHand(
  form: LoadedForm,
  content: Readonly<Record<string, unknown>>,
): readonly ResolvedBlock[] {
  const rows = Object.fromEntries(
    repeatedFields(form, form.layout.body).map(({ field, count }) => [
      field.slice(1),
      Array.from({ length: count }, () => ({})),
    ]),
  );
  const blocks = resolveLayout(form, { ...rows, ...content }, []);
  // Cells have the height that the form gives them.
  return blocks.map((block) =>
    block.kind === 'paragraph' ? { ...block, runs: runsForHand(block, form) } : block,
  );
}

function runsForHand({ role, indent, runs }: ParagraphBlock, form: LoadedForm): readonly Run[] {
  const perLine = charactersOnLine(form.layout.page);
  let drawn = indent;
  return runs.map((one, index) => {
    const run = one.kind === 'text' ? { ...one, text: one.text.replace(/(^|：)无$/, '$1') } : one;
    const schema = run.kind === 'field' && run.text === '' ? schemaAt(form.schema, run.pointer) : null;
    if (run.kind !== 'field' || schema?.['x-multiline'] !== true) {
      drawn +=
        run.kind === 'text'
          ? run.text.length
          : run.kind === 'field'
            ? Math.max(run.width, run.blank.length)
            : 1;
      return run;
    }
    // The rule ends where its last line does; a sign that follows still finds room.
    const after = index < runs.length - 1 ? 1 : 0;
    const width = perLine * linesFor(schema, role) - (drawn % perLine) - after;
    drawn += width;
    return { ...run, width, underline: true };
  });
}

function linesFor({ maxLength = 0 }: FieldSchema, role: ParagraphRole): number {
  if (role === 'question') return lines.question;
  return role !== 'answer' && maxLength >= tells ? lines.tells : lines.other;
}

/** Whole characters on a line: 16 pt in letters, 12 pt elsewhere. */
function charactersOnLine(page: PageStyle): number {
  const points = ((210 - page.margin.left - page.margin.right) / 25.4) * 72;
  return Math.floor(points / (isLetter(page) ? 16 : 12));
}

/** Records, and lists of paragraphs that have to be filled, with the rows that an empty sheet shows. */
function repeatedFields(
  form: LoadedForm,
  layout: readonly LayoutBlock[],
): { readonly field: string; readonly count: number }[] {
  return layout.flatMap((block) => {
    if (block.kind === 'record') return [{ field: block.field, count: pairs }];
    if (block.kind === 'each')
      return form.schema.required?.includes(block.field.slice(1))
        ? [{ field: block.field, count: listed }]
        : [];
    return block.kind === 'when' ? repeatedFields(form, [...block.then, ...(block.else ?? [])]) : [];
  });
}
