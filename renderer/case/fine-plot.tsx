import type { DiscretionView, FineSpan } from '../../contract/commands/discretion.ts';
import { yuanText } from '../money.ts';

const WIDTH = 720;
const LEFT = 16;
const RIGHT = 16;
const DOT = 9;

/** Where an amount stands on the axis, in units of the drawing. */
type Scale = (fen: number) => number;

/**
 * Fines on one axis: the range that the law allows, the steps of the standard, a mark for each earlier fine, a line for
 * this case's. What it shows is told by its label and by the table below it.
 */
export function FinePlot({ view }: { readonly view: DiscretionView }) {
  const spans = [...(view.ranges ?? []), ...view.steps];
  const amounts = view.earlier.map(({ fine }) => fine);
  const top = Math.max(...spans.map(({ max }) => max), ...amounts, view.fine ?? 0, 1);
  const scale: Scale = (fen) => LEFT + ((WIDTH - LEFT - RIGHT) * fen) / (top * 1.04);
  const columns = stacked(view, scale);
  const tallest = Math.max(0, ...columns.map(({ marks }) => marks.length));
  const dots = Math.max(24, Math.min(tallest, 8) * (DOT + 2) + 8);
  const bands = spans.length * 16;
  const axis = 20 + dots;
  return (
    <svg
      className="fine-plot"
      viewBox={`0 0 ${WIDTH} ${axis + bands + 26}`}
      role="img"
      aria-label={plotSentence(view)}
    >
      {columns.map(({ x, marks }) =>
        marks.slice(0, 8).map((kind, index) => {
          const y = axis - 6 - index * (DOT + 2);
          return kind === 'person' ? (
            <circle key={index} className="fine-person" cx={x} cy={y - DOT / 2} r={DOT / 2} />
          ) : (
            <rect
              key={index}
              className="fine-organization"
              x={x - DOT / 2}
              y={y - DOT}
              width={DOT}
              height={DOT}
            />
          );
        }),
      )}
      {columns
        .filter(({ marks }) => marks.length > 8)
        .map(({ x, marks }) => (
          <text key={x} className="fine-more" x={x} y={axis - dots + 8} textAnchor="middle">
            {marks.length}
          </text>
        ))}
      <line className="fine-axis" x1={LEFT} x2={WIDTH - RIGHT} y1={axis} y2={axis} />
      {spans.map((span, index) => (
        <Band
          key={`${span.title}${span.min}`}
          span={span}
          y={axis + 5 + index * 16}
          scale={scale}
          legal={index < (view.ranges ?? []).length}
        />
      ))}
      {ticks(spans, view.fine, top, scale).map((fen) => (
        <text key={fen} className="fine-tick" x={scale(fen)} y={axis + bands + 20} textAnchor="middle">
          {yuanText(fen)}
        </text>
      ))}
      {view.fine !== null && view.fine > 0 && (
        <g className="fine-own">
          <line x1={scale(view.fine)} x2={scale(view.fine)} y1={14} y2={axis + bands + 6} />
          <text
            x={scale(view.fine)}
            y={10}
            textAnchor={scale(view.fine) < 60 ? 'start' : scale(view.fine) > WIDTH - 60 ? 'end' : 'middle'}
          >
            本案 {yuanText(view.fine)} 元
          </text>
        </g>
      )}
    </svg>
  );
}

function Band({ span, y, scale, legal }: { span: FineSpan; y: number; scale: Scale; legal: boolean }) {
  const width = Math.max(2, scale(span.max) - scale(span.min));
  return (
    <rect className={legal ? 'fine-range' : 'fine-step'} x={scale(span.min)} y={y} width={width} height={10}>
      <title>{spanSentence(span)}</title>
    </rect>
  );
}

/** 《…》第…条 3000元至10000元. */
export function spanSentence({ title, min, max }: FineSpan): string {
  return `${title} ${yuanText(min)}元至${yuanText(max)}元`;
}

/** Earlier fines that would stand on one another, as columns. */
function stacked(view: DiscretionView, scale: Scale) {
  const columns: { x: number; marks: ('person' | 'organization')[] }[] = [];
  for (const { fine, partyKind } of view.earlier.toSorted((one, other) => one.fine - other.fine)) {
    const x = scale(fine);
    const last = columns.at(-1);
    if (last && x - last.x < DOT) last.marks.push(partyKind);
    else columns.push({ x, marks: [partyKind] });
  }
  return columns;
}

/** Amounts written below the axis: the ends of the ranges, as far as they do not run into one another. */
function ticks(spans: readonly FineSpan[], own: number | null, top: number, scale: Scale): readonly number[] {
  const wanted = [0, ...spans.flatMap(({ min, max }) => [min, max]), ...(spans.length === 0 ? [top] : [])];
  const shown: number[] = [];
  for (const fen of [...new Set(wanted)].sort((one, other) => one - other)) {
    if (fen !== own && shown.some((one) => Math.abs(scale(one) - scale(fen)) < 44)) continue;
    shown.push(fen);
  }
  return shown;
}

/** The middle one of amounts in order; of an even number the lower of the two. */
export function middleOf(amounts: readonly number[]): number | null {
  const sorted = amounts.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

/** What the plot shows, in words. */
export function plotSentence(view: DiscretionView): string {
  const amounts = view.earlier.map(({ fine }) => fine);
  const middle = middleOf(amounts);
  const before =
    middle === null
      ? '本站以前没有同一案由的罚款'
      : `本站以前同一案由罚款 ${amounts.length} 件，最低 ${yuanText(Math.min(...amounts))} 元，最高 ${yuanText(Math.max(...amounts))} 元，居中的是 ${yuanText(middle)} 元`;
  const range = (view.ranges ?? []).map(spanSentence).join('；');
  return [
    range === '' ? '' : `法定幅度：${range}`,
    before,
    view.fine === null ? '本案还没有填罚款' : `本案 ${yuanText(view.fine)} 元`,
  ]
    .filter((part) => part !== '')
    .join('。');
}
