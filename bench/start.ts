import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { ms, type Row, ratioOf } from './row.ts';
import { appFolder, temporary } from './support.ts';

const executable = process.env.ANJUAN_ELECTRON ?? '';
const switches = (process.env.ANJUAN_ELECTRON_SWITCHES ?? '').split(' ').filter((word) => word !== '');

/** Cold start to a window one can use, against the bare runtime opening an empty page. */
export async function benchStart(): Promise<Row[]> {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < 4; round++) {
    bare.push(await bareStart());
    ours.push(await ourStart());
  }
  const middle = (values: number[]) => [...values].sort((a, b) => a - b)[1] ?? Number.NaN;
  return [
    {
      what: 'cold start to usable window',
      ours: ms(middle(ours)),
      against: `bare runtime, empty page ${ms(middle(bare))}`,
      ratio: ratioOf(middle(ours), middle(bare)),
      goal: '≤ 1.5',
    },
  ];
}

async function ourStart(): Promise<number> {
  const since = performance.now();
  const app = await _electron.launch({
    executablePath: executable,
    args: [...switches, '--disable-gpu', `--user-data-dir=${temporary('start')}`],
    env: { ...process.env, ANJUAN_APP: appFolder } as Record<string, string>,
  });
  const page = await app.firstWindow();
  await page.getByRole('button').first().waitFor();
  const time = performance.now() - since;
  await app.close();
  return time;
}

async function bareStart(): Promise<number> {
  const folder = temporary('bare');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"name":"bare","main":"main.js"}');
  writeFileSync(
    join(folder, 'main.js'),
    "const {app,BrowserWindow}=require('electron');app.whenReady().then(()=>new BrowserWindow().loadURL('data:text/html,<button>x</button>'));",
  );
  const since = performance.now();
  const app = await _electron.launch({
    executablePath: executable,
    args: [...switches, '--disable-gpu', `--user-data-dir=${temporary('bare-data')}`],
    env: { ...process.env, ANJUAN_APP: folder } as Record<string, string>,
  });
  const page = await app.firstWindow();
  await page.getByRole('button').first().waitFor();
  const time = performance.now() - since;
  await app.close();
  return time;
}
