import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rectangle } from 'electron';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

/** Where the window was, kept for the next start. */
const WindowState = Type.Object({
  bounds: Type.Object({
    x: Type.Integer(),
    y: Type.Integer(),
    width: Type.Integer({ minimum: 200 }),
    height: Type.Integer({ minimum: 200 }),
  }),
  maximized: Type.Boolean(),
  zoom: Type.Number({ minimum: 0.5, maximum: 3 }),
});
export type WindowState = { bounds: Rectangle; maximized: boolean; zoom: number };

/** Smallest usable window; the program is made for 1366 × 768. */
export const leastSize = { width: 1024, height: 640 };

const fileIn = (folder: string) => join(folder, 'window.json');

/** The state kept in a folder, or null when there is none that can be read. */
export function readWindowState(folder: string): WindowState | null {
  try {
    const found: unknown = JSON.parse(readFileSync(fileIn(folder), 'utf8'));
    return Value.Check(WindowState, found) ? found : null;
  } catch {
    return null;
  }
}

/** Keeps the state; losing it is no harm, so a failure is silent. */
export function writeWindowState(folder: string, state: WindowState): void {
  try {
    writeFileSync(`${fileIn(folder)}.part`, JSON.stringify(state));
    renameSync(`${fileIn(folder)}.part`, fileIn(folder));
  } catch {
    // The next start opens in the middle of the screen.
  }
}

/** Bounds that can be seen: those kept where a screen still shows a good part of them, else a window amid the first screen. */
export function visibleBounds(kept: Rectangle | null, screens: readonly Rectangle[]): Rectangle {
  const first = screens[0] ?? { x: 0, y: 0, width: 1366, height: 768 };
  if (kept && screens.some((screen) => overlap(kept, screen) >= 0.5 * kept.width * kept.height)) return kept;
  const width = Math.min(first.width, 1480);
  const height = Math.min(first.height, 940);
  return {
    x: first.x + Math.round((first.width - width) / 2),
    y: first.y + Math.round((first.height - height) / 2),
    width,
    height,
  };
}

function overlap(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return Math.max(0, width) * Math.max(0, height);
}
