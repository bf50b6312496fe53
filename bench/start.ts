import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ms, percentile, type Row, ratioOf } from './row.ts';
import { appFolder, temporary } from './support.ts';
import { openWindow } from './window.ts';

/** Cold start to a window one can use, against the bare runtime opening an empty page; each five times, in turn. */
export async function benchStart(): Promise<Row[]> {
  const bareFolder = bareApp();
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < 5; round++) {
    bare.push(await start(bareFolder));
    ours.push(await start(appFolder));
  }
  return [
    {
      what: 'cold start to usable window',
      ours: ms(percentile(ours, 0.5)),
      against: `bare runtime, empty page ${ms(percentile(bare, 0.5))}`,
      ratio: ratioOf(percentile(ours, 0.5), percentile(bare, 0.5)),
      goal: '≤ 1.5',
    },
  ];
}

async function start(folder: string): Promise<number> {
  const { app, startedIn } = await openWindow(folder, () => temporary('start'));
  await app.close();
  return startedIn;
}

/** An application that opens an empty page with a button and does nothing else. */
function bareApp(): string {
  const folder = temporary('bare');
  writeFileSync(join(folder, 'package.json'), '{"name":"bare","main":"main.js"}');
  writeFileSync(
    join(folder, 'main.js'),
    "const {app,BrowserWindow}=require('electron');app.whenReady().then(()=>new BrowserWindow().loadURL('data:text/html,<button>x</button>'));",
  );
  return folder;
}
