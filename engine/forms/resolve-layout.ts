import type {
  CellBlock,
  ParagraphBlock,
  ParagraphRole,
  Repeat,
  ResolvedBlock,
  Run,
  TableCell,
  TableRow,
} from '../../contract/blocks.ts';
import type { Signature } from '../../contract/case-file.generated.ts';
import { missingCase } from '../values/missing-case.ts';
import { conditionHolds } from './condition.ts';
import { schemaAt } from './field-schema.ts';
import type {
  LayoutBlock,
  LayoutCell,
  LayoutInline,
  LayoutParagraph,
  LayoutRow,
  LayoutSignatureLine,
  LayoutTable,
} from './form.ts';
import type { LoadedForm } from './form-library.ts';
import { readPointer } from './pointer.ts';
import { blankOf, showValue } from './typed-value.ts';

/** What a page is made from. `signatures` are those of this document. */
type Source = {
  readonly form: LoadedForm;
  readonly content: Readonly<Record<string, unknown>>;
  readonly signatures: readonly Signature[];
};

/** Where we are: the block's id, and the row that relative pointers start from. */
type Here = {
  readonly id: string;
  readonly row: string;
  readonly rowNumber: number;
  /** Characters of the longest label of the dated signature lines that stand together, so that their dates line up. */
  readonly signatureLabel?: number;
};

/**
 * Resolves a form's layout and a content into plain blocks: conditions, repetitions and numbers done once, so that
 * paper, print and DOCX only draw. Ids are stable for the same layout and row count, so that a page can tell what changed.
 */
export function resolveLayout(
  form: LoadedForm,
  content: Readonly<Record<string, unknown>>,
  signatures: readonly Signature[],
): ResolvedBlock[] {
  const source: Source = { form, content, signatures };
  return blocksOf(source, form.layout.body, { id: 'b', row: '', rowNumber: 0 });
}

function blocksOf(source: Source, layout: readonly LayoutBlock[], here: Here): ResolvedBlock[] {
  const labels = layout.flatMap((block) =>
    block.kind === 'signatureLine' && block.dated ? [block.label.length] : [],
  );
  const signatureLabel = Math.max(0, ...labels);
  return layout.flatMap((block, index) =>
    blockOf(source, block, { ...here, id: `${here.id}.${index}`, signatureLabel }),
  );
}

function blockOf(source: Source, block: LayoutBlock, here: Here): ResolvedBlock[] {
  switch (block.kind) {
    case 'title':
      return [{ kind: 'title', id: here.id, lines: block.lines }];
    case 'number':
      return [
        paragraph(here.id, 'number', 'right', 0, [
          { kind: 'text', text: block.label },
          fieldRun(source, { field: block.field, width: 8 }, here),
        ]),
      ];
    case 'paragraph':
      return [paragraphOf(source, block, here, 'body')];
    case 'table':
      return [tableOf(source, block, here)];
    case 'record':
      return recordOf(source, block.field, block.question, block.answer, here);
    case 'signatureLine':
      return signatureLines(source, block, here);
    case 'seal':
      return [
        {
          kind: 'seal',
          id: here.id,
          label: runsOf(source, block.label, here),
          date: [fieldRun(source, { field: block.date }, here)],
        },
      ];
    case 'gap':
      return [{ kind: 'gap', id: here.id, lines: block.lines }];
    case 'when':
      return blocksOf(source, branch(source, block), here);
    case 'each':
      return rowsAt(source, block.field).flatMap((_row, index) =>
        blocksOf(source, block.blocks, {
          id: `${here.id}.r${index}`,
          row: `${block.field}/${index}`,
          rowNumber: index + 1,
        }),
      );
    default:
      return missingCase(block);
  }
}

function branch(source: Source, block: Extract<LayoutBlock, { kind: 'when' }>): readonly LayoutBlock[] {
  return conditionHolds(block.test, source.content) ? block.then : (block.else ?? []);
}

function paragraph(
  id: string,
  role: ParagraphRole,
  align: ParagraphBlock['align'],
  indent: number,
  runs: readonly Run[],
  repeat?: Repeat,
): ParagraphBlock {
  return repeat
    ? { kind: 'paragraph', id, role, align, indent, runs, repeat }
    : { kind: 'paragraph', id, role, align, indent, runs };
}

function paragraphOf(
  source: Source,
  block: LayoutParagraph,
  here: Here,
  role: ParagraphRole,
): ParagraphBlock {
  return paragraph(
    here.id,
    block.role ?? role,
    block.align ?? 'justify',
    block.indent ?? 0,
    withClosedRules(runsOf(source, block.content, here)),
  );
}

/**
 * Inside a sentence the rule ends with the value it bears: only a blank, and a value before a space or the paragraph's
 * end, keeps the form's width. Else a short value would part the sentence, and its rule run over into the next line.
 */
function withClosedRules(runs: readonly Run[]): readonly Run[] {
  return runs.map((run, index) => {
    if (run.kind !== 'field' || run.text === '' || run.width === 0 || !run.underline) return run;
    const next = runs[index + 1];
    const goesOn = next !== undefined && !(next.kind === 'text' && /^[ \u3000]/.test(next.text));
    return goesOn ? { ...run, width: 0 } : run;
  });
}

function runsOf(source: Source, inlines: readonly LayoutInline[], here: Here): Run[] {
  return inlines.flatMap((inline): Run[] => {
    if ('text' in inline)
      return [
        inline.bold ? { kind: 'text', text: inline.text, bold: true } : { kind: 'text', text: inline.text },
      ];
    if ('field' in inline) return [fieldRun(source, inline, here)];
    if ('box' in inline) return [boxRun(source, inline, here)];
    if ('rowNumber' in inline) return [{ kind: 'text', text: String(here.rowNumber) }];
    const chosen = conditionHolds(inline.when, source.content) ? inline.then : (inline.else ?? []);
    return runsOf(source, chosen, here);
  });
}

function pointerAt(field: string, here: Here): string {
  return field.startsWith('./') ? `${here.row}/${field.slice(2)}` : field;
}

function fieldRun(source: Source, inline: Extract<LayoutInline, { field: string }>, here: Here): Run {
  const pointer = pointerAt(inline.field, here);
  const schema = schemaAt(source.form.schema, pointer);
  return {
    kind: 'field',
    pointer,
    text: showValue(schema, readPointer(source.content, pointer), inline.show),
    blank: inline.blank ?? blankOf(schema, inline.show),
    width: inline.width ?? 0,
    underline: inline.underline ?? false,
  };
}

function boxRun(source: Source, inline: Extract<LayoutInline, { box: string }>, here: Here): Run {
  const pointer = pointerAt(inline.box, here);
  const value = readPointer(source.content, pointer);
  const ticked = Array.isArray(value) ? value.includes(inline.value) : String(value) === inline.value;
  return { kind: 'box', pointer, value: inline.value, ticked: value !== undefined && ticked };
}

function rowsAt(source: Source, field: string): readonly unknown[] {
  const rows = readPointer(source.content, field);
  return Array.isArray(rows) ? rows : [];
}

/** An empty record shows one empty pair, so that there is somewhere to type. */
function recordOf(
  source: Source,
  field: string,
  question: string,
  answer: string,
  here: Here,
): ResolvedBlock[] {
  const rows = rowsAt(source, field);
  const count = Math.max(rows.length, 1);
  return Array.from({ length: count }, (_, index) => {
    const key = `${here.id} ${field} ${index} of ${count}`;
    return keptPair(source.form, rows[index], key, () => {
      const repeat: Repeat = { pointer: field, index, count };
      const at: Here = { id: `${here.id}.r${index}`, row: `${field}/${index}`, rowNumber: index + 1 };
      const line = (role: 'question' | 'answer', label: string) =>
        paragraph(
          `${at.id}.${role}`,
          role,
          'justify',
          0,
          [{ kind: 'text', text: label }, fieldRun(source, { field: `./${role}`, width: 20 }, at)],
          repeat,
        );
      return [line('question', question), line('answer', answer)];
    });
  }).flat();
}

type Pair = { readonly form: LoadedForm; readonly key: string; readonly lines: readonly ResolvedBlock[] };

/** The lines of a question and its answer by the row they show: of five hundred, a key press changes one. */
const pairs = new WeakMap<object, Pair>();

function keptPair(
  form: LoadedForm,
  row: unknown,
  key: string,
  make: () => readonly ResolvedBlock[],
): readonly ResolvedBlock[] {
  if (typeof row !== 'object' || row === null) return make();
  const kept = pairs.get(row);
  if (kept?.form === form && kept.key === key) return kept.lines;
  const lines = make();
  pairs.set(row, { form, key, lines });
  return lines;
}

/** One line a signer. A signature made on screen shows name and day; on paper the line stays for the pen. */
/** Characters that a name is written in by hand. */
const nameRoom = 8;

function signatureLines(source: Source, block: LayoutSignatureLine, here: Here): ParagraphBlock[] {
  const signed = source.signatures.filter(
    (act) => act.role === block.role && act.medium === 'screen' && !act.refused,
  );
  const room = nameRoom + Math.max(0, (here.signatureLabel ?? 0) - block.label.length);
  return Array.from({ length: block.count }, (_, index) => {
    const act = signed[index];
    const day = act ? showValue({ format: 'date' }, act.at.slice(0, 10)) : '　　年　　月　　日';
    const name = act?.name ?? '';
    const text = block.dated
      ? `${block.label}${name.padEnd(room, '　')}　　${block.dateLabel ?? ''}${day}`
      : `${block.label}${name || '　'.repeat(nameRoom)}`;
    return paragraph(`${here.id}.s${index}`, 'signature', 'left', 0, [{ kind: 'text', text }]);
  });
}

function tableOf(source: Source, table: LayoutTable, here: Here): ResolvedBlock {
  const total = table.columns.reduce((sum, width) => sum + width, 0);
  return {
    kind: 'table',
    id: here.id,
    columns: table.columns.map((width) => width / total),
    rows: table.rows.flatMap((row, index) => rowsOf(source, row, { ...here, id: `${here.id}.${index}` })),
  };
}

function rowsOf(source: Source, row: LayoutRow, here: Here): TableRow[] {
  if (row.when && !conditionHolds(row.when, source.content)) return [];
  const { each } = row;
  if (each === undefined) return [rowOf(source, row, here)];
  const count = rowsAt(source, each).length;
  return Array.from({ length: Math.max(count, row.least ?? 1) }, (_, index) =>
    rowOf(
      source,
      row,
      { id: `${here.id}.r${index}`, row: `${each}/${index}`, rowNumber: index + 1 },
      { pointer: each, index, count },
    ),
  );
}

function rowOf(source: Source, row: LayoutRow, here: Here, repeat?: Repeat): TableRow {
  const cells = row.cells.map((cell, index) => cellOf(source, cell, { ...here, id: `${here.id}.${index}` }));
  const base = { id: here.id, head: row.head ?? false, minHeight: row.height ?? 0, cells };
  return repeat ? { ...base, repeat } : base;
}

function cellOf(source: Source, cell: LayoutCell, here: Here): TableCell {
  const align = cell.align ?? 'left';
  const layout = cell.blocks ?? [
    { kind: 'paragraph', role: 'cell', align, content: cell.content ?? [] } as const,
  ];
  return {
    colspan: cell.colspan ?? 1,
    rowspan: cell.rowspan ?? 1,
    align,
    valign: cell.valign ?? 'middle',
    vertical: cell.vertical ?? false,
    blocks: cellBlocks(source, layout, align, here),
  };
}

function cellBlocks(
  source: Source,
  layout: NonNullable<LayoutCell['blocks']>,
  align: ParagraphBlock['align'],
  here: Here,
): CellBlock[] {
  return layout.flatMap((block, index): CellBlock[] => {
    const at = { ...here, id: `${here.id}.${index}` };
    if (block.kind === 'paragraph') return [paragraphOf(source, { align, ...block }, at, 'cell')];
    if (block.kind === 'when') {
      const chosen = conditionHolds(block.test, source.content) ? block.then : (block.else ?? []);
      return cellBlocks(source, chosen as NonNullable<LayoutCell['blocks']>, align, at);
    }
    return blockOf(source, block, at).filter(
      (made): made is CellBlock => made.kind !== 'title' && made.kind !== 'table',
    );
  });
}
