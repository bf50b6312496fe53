import { writePng } from './png-writer.ts';

/** A seal's picture and its diameter on paper. */
type TrialSeal = { readonly png: Uint8Array; readonly millimetres: number };

type Point = readonly [number, number];
type Stroke = readonly Point[];

/** The two characters as strokes on a field of 100 by 100, y downwards: no font is needed to draw them. */
const shi: readonly Stroke[] = [
  [
    [12, 6],
    [24, 18],
  ],
  [
    [4, 38],
    [24, 38],
    [24, 84],
    [36, 72],
  ],
  [
    [38, 28],
    [97, 28],
  ],
  [
    [42, 52],
    [70, 52],
  ],
  [
    [56, 52],
    [56, 82],
  ],
  [
    [40, 88],
    [72, 80],
  ],
  [
    [74, 5],
    [76, 42],
    [83, 72],
    [95, 92],
    [98, 74],
  ],
  [
    [85, 7],
    [94, 17],
  ],
];
const yong: readonly Stroke[] = [
  [
    [20, 8],
    [20, 58],
    [8, 96],
  ],
  [
    [20, 8],
    [84, 8],
    [84, 94],
    [70, 88],
  ],
  [
    [20, 36],
    [84, 36],
  ],
  [
    [20, 64],
    [84, 64],
  ],
  [
    [52, 8],
    [52, 94],
  ],
];

/** Pixels a side; 42 mm at about 300 dots an inch. */
const side = 496;
const centre = side / 2;
const red = [200, 30, 30] as const;
/** Half the width of the characters' lines, in pixels. */
const halfWidth = 7.5;

let drawn: TrialSeal | null = null;

/**
 * The only seal the program draws: a red double ring with 试用 across its face between two bars, so that
 * nobody takes it for an agency's. Never put on anything together with a real identity.
 */
export async function trialSeal(): Promise<TrialSeal> {
  drawn ??= { png: writePng({ width: side, height: side }, red, coverage()), millimetres: 42 };
  return drawn;
}

function coverage(): Uint8Array {
  const segments = [
    ...segmentsOf(shi, [centre - 158, centre - 72], 1.44),
    ...segmentsOf(yong, [centre + 14, centre - 72], 1.44),
    ...segmentsOf(
      [
        [
          [0, 0],
          [100, 0],
        ],
      ],
      [centre - 130, centre + 108],
      2.6,
    ),
    ...segmentsOf(
      [
        [
          [0, 0],
          [100, 0],
        ],
      ],
      [centre - 130, centre - 108],
      2.6,
    ),
  ];
  const alpha = ringCoverage();
  for (const segment of segments) drawSegment(alpha, segment);
  return alpha;
}

function ringCoverage(): Uint8Array {
  const alpha = new Uint8Array(side * side);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const radius = Math.sqrt((x + 0.5 - centre) ** 2 + (y + 0.5 - centre) ** 2);
      const outer = cover(Math.abs(radius - (side / 2 - 10)), 8);
      const inner = cover(Math.abs(radius - (side / 2 - 28)), 2.5);
      alpha[y * side + x] = Math.round(255 * Math.max(outer, inner));
    }
  }
  return alpha;
}

type Segment = readonly [Point, Point];

function segmentsOf(strokes: readonly Stroke[], [left, top]: Point, scale: number): Segment[] {
  const place = ([x, y]: Point): Point => [left + x * scale, top + y * scale];
  return strokes.flatMap((stroke) =>
    stroke.slice(1).map((point, index): Segment => [place(stroke[index] ?? point), place(point)]),
  );
}

/** Draws a line with round ends, only where it can reach. */
function drawSegment(alpha: Uint8Array, segment: Segment): void {
  const [[fromX, fromY], [toX, toY]] = segment;
  const reach = halfWidth + 1;
  for (let y = Math.floor(Math.min(fromY, toY) - reach); y <= Math.max(fromY, toY) + reach; y += 1) {
    for (let x = Math.floor(Math.min(fromX, toX) - reach); x <= Math.max(fromX, toX) + reach; x += 1) {
      const ink = Math.round(255 * cover(distance(x + 0.5, y + 0.5, segment), halfWidth));
      alpha[y * side + x] = Math.max(alpha[y * side + x] ?? 0, ink);
    }
  }
}

/** 0 to 1: how much of a pixel a line covers whose middle is `away` from the pixel's. */
function cover(away: number, half: number): number {
  return Math.min(1, Math.max(0, half - away + 0.5));
}

function distance(x: number, y: number, [[fromX, fromY], [toX, toY]]: Segment): number {
  const lengthX = toX - fromX;
  const lengthY = toY - fromY;
  const along = ((x - fromX) * lengthX + (y - fromY) * lengthY) / (lengthX * lengthX + lengthY * lengthY);
  const held = Math.min(1, Math.max(0, along));
  return Math.sqrt((x - fromX - held * lengthX) ** 2 + (y - fromY - held * lengthY) ** 2);
}
