import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDiskShim } from '../store/testing/failing-disk.ts';
import { seeded } from '../store/testing/random.ts';
import { buildTypist, CrashRuns, type Typing, typistResources } from './testing/crash-harness.ts';

/** `npm run soak` asks for more runs, and for the seed of a run that failed. */
const runs = Number(process.env.ANJUAN_SOAK_RUNS ?? 200);
const seed = Number(process.env.ANJUAN_SOAK_SEED ?? 20260312);
/** Runs over one data folder before a fresh one. */
const inARow = 20;

const built: string[] = [];
let sound: Omit<Typing, 'random'> = { program: '', resources: '', shim: '' };

beforeAll(async () => {
  sound = { program: await programOf(null), resources: typistResources(), shim: buildDiskShim() };
});

afterAll(() => {
  for (const folder of built) rmSync(folder, { recursive: true, force: true });
});

async function programOf(mutation: Parameters<typeof buildTypist>[0]): Promise<string> {
  const folder = await buildTypist(mutation);
  built.push(folder);
  return folder;
}

/** Runs until something is wrong; what is wrong, with the seed and run that show it again. */
async function firstWrong(typing: Omit<Typing, 'random'>, lane: number, rounds: number): Promise<string[]> {
  for (let begun = 0; begun < rounds; begun += inARow) {
    const own = seed + lane * 1_000_000 + begun;
    const row = new CrashRuns({ ...typing, random: seeded(own) });
    for (let round = 1; round <= Math.min(inARow, rounds - begun); round++) {
      const wrong = await row.run(round);
      if (wrong.length > 0) return [`seed ${own}, run ${round}`, ...wrong];
    }
    if (row.acknowledged.length === 0) return [`seed ${own}: nothing was acknowledged`];
  }
  return [];
}

test(`${runs} power cuts in mid-typing, half of them within a write, lose nothing that was acknowledged`, async () => {
  const lanes = [0, 1].map((lane) => firstWrong(sound, lane, runs / 2));
  expect(await Promise.all(lanes)).toEqual([[], []]);
}, 4_000_000);

test('the harness finds a store that does not wait for the disk', async () => {
  const mutation = { file: 'store/store.ts', from: 'synchronous = FULL', to: 'synchronous = OFF' };
  const program = await programOf(mutation);
  expect((await firstWrong({ ...sound, program }, 2, inARow)).join('\n')).toMatch(/seed .* run/);
}, 120_000);

test('the harness finds a disk that only says it has synced', async () => {
  expect((await firstWrong({ ...sound, noSync: true }, 3, inARow)).join('\n')).toMatch(/seed .* run/);
}, 120_000);

test('the harness finds an acknowledgement that comes before the commit', async () => {
  expect((await firstWrong({ ...sound, early: true }, 4, inARow)).join('\n')).toMatch(/lost: edit-/);
}, 120_000);
