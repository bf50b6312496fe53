import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWindowState, visibleBounds, writeWindowState } from './window-state.ts';

const screen = { x: 0, y: 0, width: 1366, height: 768 };

describe('where the window opens', () => {
  it('stays where it was when a screen still shows it', () => {
    const kept = { x: 100, y: 50, width: 1000, height: 700 };
    expect(visibleBounds(kept, [screen])).toEqual(kept);
  });
  it('comes back when the screen it was on is gone', () => {
    const found = visibleBounds({ x: 2000, y: 0, width: 1000, height: 700 }, [screen]);
    expect(found.x).toBeGreaterThanOrEqual(0);
    expect(found.x + found.width).toBeLessThanOrEqual(1366);
    expect(found.y + found.height).toBeLessThanOrEqual(768);
  });
  it('fits a first start into a small screen', () => {
    expect(visibleBounds(null, [screen])).toEqual({ x: 0, y: 0, width: 1366, height: 768 });
  });
});

describe('the kept state', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'anjuan-window-'));
  it('comes back as it was kept', () => {
    const place = folder();
    const state = { bounds: { x: 1, y: 2, width: 1200, height: 800 }, maximized: true, zoom: 1.5 };
    writeWindowState(place, state);
    expect(readWindowState(place)).toEqual(state);
  });
  it.each([
    '',
    '{',
    '{"bounds":null}',
    '{"bounds":{"x":0,"y":0,"width":1e9,"height":-1},"maximized":false,"zoom":1}',
  ])('is none when the file holds %j', (text) => {
    const place = folder();
    writeFileSync(join(place, 'window.json'), text);
    expect(readWindowState(place)).toBeNull();
  });
});
