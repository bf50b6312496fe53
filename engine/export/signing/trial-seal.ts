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
  const alpha = new Uint8Array(side * side);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1)
      alpha[y * side + x] = Math.round(255 * inkAt([x + 0.5, y + 0.5], segments));
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

/** 0 to 1: how much of a pixel the seal's lines cover, by its distance to the nearest. */
function inkAt(point: Point, segments: readonly Segment[]): number {
  const radius = Math.hypot(point[0] - centre, point[1] - centre);
  const rings = [
    cover(Math.abs(radius - (side / 2 - 10)), 8),
    cover(Math.abs(radius - (side / 2 - 28)), 2.5),
  ];
  let nearest = Number.POSITIVE_INFINITY;
  for (const segment of segments) nearest = Math.min(nearest, distance(point, segment));
  return Math.max(...rings, cover(nearest, 7.5));
}

function cover(away: number, halfWidth: number): number {
  return Math.min(1, Math.max(0, halfWidth - away + 0.5));
}

function distance([x, y]: Point, [[fromX, fromY], [toX, toY]]: Segment): number {
  const lengthX = toX - fromX;
  const lengthY = toY - fromY;
  const along = ((x - fromX) * lengthX + (y - fromY) * lengthY) / (lengthX * lengthX + lengthY * lengthY);
  const held = Math.min(1, Math.max(0, along));
  return Math.hypot(x - fromX - held * lengthX, y - fromY - held * lengthY);
}
