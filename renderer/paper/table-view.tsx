import type { CellBlock, TableBlock, TableCell, TableRow } from '../../contract/blocks.ts';
import type { TextSlice } from './drawn-text.ts';
import { usePaperDrawing } from './paper-drawing.ts';
import { ParagraphView } from './paragraph-view.tsx';
import { SealView } from './seal-view.tsx';
import { type GridCell, tableGrid } from './table-grid.ts';

/** Which part of a cell's block is drawn: all, characters of a paragraph, or nothing. */
export type CellPart = 'all' | 'none' | TextSlice;

/** A row of a piece; `slice.height` in pixels and `parts[cell][block]` where the row is parted between pages. */
export type DrawnRow = {
  readonly row: number;
  /** Pixels, where it is lower than its form has it; null as the form has it. */
  readonly height: number | null;
  readonly slice: { readonly height: number; readonly parts: readonly (readonly CellPart[])[] } | null;
};

/** The rows of a table that stand on one page, under its repeated head rows. */
export function TableView({
  block,
  heads = [],
  rows,
}: {
  block: TableBlock;
  heads?: readonly number[];
  rows?: readonly DrawnRow[];
}) {
  const grid = tableGrid(block.rows);
  const drawn = rows ?? block.rows.map((_, row) => ({ row, height: null, slice: null }));
  const first = drawn[0]?.row ?? 0;
  const last = drawn.at(-1)?.row ?? 0;
  return (
    <table className="paper-table" data-block={block.id}>
      <colgroup>
        {block.columns.map((share, index) => (
          <col key={index} style={{ width: `${share * 100}%` }} />
        ))}
      </colgroup>
      {heads.length > 0 ? (
        <thead aria-hidden="true">
          {heads.map((row) => (
            <RowView
              key={row}
              block={block}
              drawn={{ row, height: null, slice: null }}
              cells={grid[row] ?? []}
              repeated
            />
          ))}
        </thead>
      ) : null}
      <tbody>
        {drawn.map((one) => (
          <RowView
            key={block.rows[one.row]?.id ?? one.row}
            block={block}
            drawn={one}
            cells={cellsAt(grid, one.row, first, last)}
          />
        ))}
      </tbody>
    </table>
  );
}

/** The cells of a row on a page that shows rows `first` to `last`: spans cut at its end, and continued at its start. */
function cellsAt(
  grid: readonly (readonly GridCell[])[],
  row: number,
  first: number,
  last: number,
): GridCell[] {
  const own = (grid[row] ?? []).map((cell) => ({ ...cell, rows: Math.min(cell.rows, last - row + 1) }));
  if (row !== first || first === 0) return own;
  const continued = grid
    .slice(0, first)
    .flatMap((cells, from) =>
      cells
        .filter((cell) => from + cell.rows > first)
        .map((cell) => ({ ...cell, index: null, rows: Math.min(from + cell.rows, last + 1) - first })),
    );
  return [...own, ...continued].sort((a, b) => a.column - b.column);
}

type RowProps = {
  readonly block: TableBlock;
  readonly drawn: DrawnRow;
  readonly cells: readonly GridCell[];
  readonly repeated?: boolean;
};

function RowView({ block, drawn, cells, repeated = false }: RowProps) {
  const drawing = usePaperDrawing();
  const row = block.rows[drawn.row];
  if (!row) return null;
  const pixels = drawn.slice?.height ?? drawn.height;
  const height = pixels === null ? `${row.minHeight}mm` : `${pixels}px`;
  return (
    <tr data-row={repeated ? undefined : row.id} style={{ height }}>
      {cells.map((place, index) => (
        <CellView
          key={place.column}
          row={row}
          place={place}
          parts={place.index === null ? null : (drawn.slice?.parts[place.index] ?? null)}
          tools={
            row.repeat && !repeated && index === cells.length - 1 ? drawing?.drawTools(row.repeat, row) : null
          }
        />
      ))}
    </tr>
  );
}

type CellProps = {
  readonly row: TableRow;
  readonly place: GridCell;
  readonly parts: readonly CellPart[] | null;
  readonly tools: React.ReactNode;
};

function CellView({ row, place, parts, tools }: CellProps) {
  const cell = place.index === null ? null : row.cells[place.index];
  const name = ['paper-td', cell?.vertical ? 'paper-vertical' : '', parts ? 'paper-parted' : ''];
  return (
    <td
      colSpan={place.columns}
      rowSpan={place.rows}
      className={name.filter(Boolean).join(' ')}
      style={{ textAlign: cell?.align ?? 'left', verticalAlign: parts ? 'top' : (cell?.valign ?? 'middle') }}
    >
      {cell ? <CellBlocks cell={cell} parts={parts} /> : null}
      {tools}
    </td>
  );
}

function CellBlocks({ cell, parts }: { cell: TableCell; parts: readonly CellPart[] | null }) {
  return cell.blocks.map((block, index) => {
    const part = parts?.[index] ?? 'all';
    return part === 'none' ? null : <CellBlockView key={block.id} block={block} part={part} />;
  });
}

function CellBlockView({ block, part }: { block: CellBlock; part: CellPart }) {
  if (block.kind === 'seal') return <SealView block={block} />;
  if (block.kind === 'gap') {
    return <div className="paper-gap" data-block={block.id} style={{ height: `${block.lines}lh` }} />;
  }
  return <ParagraphView block={block} slice={typeof part === 'string' ? null : part} />;
}
