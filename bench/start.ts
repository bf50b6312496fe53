import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ms, percentile, type Row, ratioOf } from './row.ts';
import { appFolder, temporary } from './support.ts';
import { openWindow } from './window.ts';

/**
 * Cold start of a station that has begun, to the first button one can press and to the first case one can open, against
 * the bare runtime opening an empty page with a button; each five times, in turn.
 */
export async function benchStart(): Promise<Row[]> {
  const bareFolder = bareApp();
  const station = await sampleStation();
  const [usable, listed, bare]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < 5; round++) {
    const { app, startedIn } = await openWindow(bareFolder, () => temporary('start'));
    await app.close();
    bare.push(startedIn);
    const ours = await startStation(station);
    usable.push(ours.usable);
    listed.push(ours.listed);
  }
  const row = (what: string, times: number[]): Row => ({
    what,
    ours: ms(percentile(times, 0.5)),
    against: `bare runtime, empty page ${ms(percentile(bare, 0.5))}`,
    ratio: ratioOf(percentile(times, 0.5), percentile(bare, 0.5)),
    goal: '≤ 1.5',
  });
  return [row('cold start to usable window', usable), row('cold start to the list of cases', listed)];
}

/** A profile whose station has the sample cases and has been opened once. */
export async function sampleStation(): Promise<string> {
  const folder = temporary('station');
  const { app, page } = await openWindow(appFolder, () => folder, ['--sample']);
  await page.locator('tbody tr').first().waitFor();
  await app.close();
  return folder;
}

/** Milliseconds to the first button and to the first case; `limit`: how long a start may take. */
export async function startStation(
  folder: string,
  limit?: number,
): Promise<{ usable: number; listed: number }> {
  const { app, page, startedIn } = await openWindow(appFolder, () => folder, [], limit);
  const since = performance.now();
  await page.locator('tbody tr').first().waitFor();
  const listed = startedIn + performance.now() - since;
  await app.close();
  return { usable: startedIn, listed };
}

/** An application that opens an empty page with a button and does nothing else. */
export function bareApp(): string {
  const folder = temporary('bare');
  writeFileSync(join(folder, 'package.json'), '{"name":"bare","main":"main.js"}');
  writeFileSync(
    join(folder, 'main.js'),
    "const {app,BrowserWindow}=require('electron');app.whenReady().then(()=>new BrowserWindow().loadURL('data:text/html,<button>x</button>'));",
  );
  return folder;
}
