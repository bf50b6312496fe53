import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ms, percentile, type Row, ratioOf } from './row.ts';
import { bareApp, sampleStation } from './start.ts';
import { appFolder, temporary } from './support.ts';
import { openWindow } from './window.ts';

const packed = (flavour: string) => join(process.cwd(), 'dist', flavour, 'linux-unpacked');

/**
 * What is installed against the bare runtime it carries: its size, and its start to a usable window (the flavour that
 * can be driven; it differs from the release in one fuse), five times in turn.
 */
export async function benchPackage(): Promise<Row[]> {
  const runtime = process.env.ANJUAN_RUNTIME_FOLDER ?? '';
  const [ours, bare] = [sizeOf(packed('release')), sizeOf(runtime)];
  const station = await sampleStation();
  const bareFolder = bareApp();
  const [packagedStarts, bareStarts]: [number[], number[]] = [[], []];
  for (let round = 0; round < 5; round++) {
    bareStarts.push(await startOf(bareFolder, () => temporary('start')));
    packagedStarts.push(await startOf(appFolder, () => station, join(packed('test'), 'anjuan')));
  }
  const megabytes = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(1)} MB`;
  const [start, bareStart] = [percentile(packagedStarts, 0.5), percentile(bareStarts, 0.5)];
  return [
    {
      what: 'size of the package, unpacked',
      ours: megabytes(ours),
      against: `bare runtime ${megabytes(bare)}`,
      ratio: ratioOf(ours, bare),
      goal: '≤ 1.15',
    },
    {
      what: 'cold start of the package to usable window',
      ours: ms(start),
      against: `bare runtime, empty page ${ms(bareStart)}`,
      ratio: ratioOf(start, bareStart),
      goal: '≤ 1.2',
    },
  ];
}

async function startOf(folder: string, profile: () => string, executable?: string): Promise<number> {
  const { app, startedIn } = await openWindow(folder, profile, [], undefined, executable);
  await app.close();
  return startedIn;
}

/** Bytes of a file, or of all files of a folder. */
function sizeOf(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}
