import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '../../contract/app-error.ts';
import { seeded } from '../store/testing/random.ts';
import { type Spoil, spoiltBundles, spoiltCases } from './testing/malformed.ts';
import { emptyFolder, openStation, type Station } from './testing/two-stations.ts';

/** `npm run fuzz -- 10000 7`: so many files, from that seed. */
const runs = Number(process.env.ANJUAN_FUZZ_RUNS ?? 1000);
const seed = Number(process.env.ANJUAN_FUZZ_SEED ?? 20_261_125);

let station: Station;
let bundle: Uint8Array;
let caseFile: Uint8Array;
beforeAll(async () => {
  const sender = await openStation();
  const caseId = await sender.importExample('open-case.json');
  bundle = readFileSync(await sender.pack([caseId]));
  caseFile = Buffer.from(JSON.stringify(await sender.ask('cases/asFile', { caseId })));
  await sender.close();
  station = await openStation();
});
afterAll(() => station.close());

/** Everything in the data folder, by content; the log of SQLite may be written without anything being said in it. */
function everything(): string[] {
  return readdirSync(station.dataFolder, { recursive: true })
    .map((name) => join(station.dataFolder, String(name)))
    .filter((path) => statSync(path).isFile() && !/-(wal|shm)$/.test(path))
    .map((path) => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)
    .sort();
}

test(`${runs} malformed bundles and case files: each is refused with a code, nothing is written`, async () => {
  const random = seeded(seed);
  const folder = emptyFolder('anjuan-fuzz-');
  const kinds: readonly { readonly path: string; readonly spoils: readonly Spoil[] }[] = [
    { path: join(folder, 'a.anjuan'), spoils: spoiltBundles(bundle) },
    { path: join(folder, 'a.json'), spoils: spoiltCases(caseFile) },
  ];
  const before = everything();
  const codes = new Set<string>();
  const accepted: string[] = [];
  for (let run = 0; run < runs; run++) {
    const { path, spoils } = kinds[run % 3 === 2 ? 1 : 0] as (typeof kinds)[number];
    // A bomb takes twenty megabytes to make.
    const usual = spoils.filter(({ name }) => name !== 'bomb' || run % 97 === 0);
    const spoil = usual[Math.floor(random() * usual.length)] as Spoil;
    writeFileSync(path, spoil.make(random));
    await station.ask('transfer/open', { file: station.grant(path) }).then(
      () => accepted.push(`${run}: ${spoil.name}`),
      (error: unknown) => codes.add(error instanceof AppError ? error.code : String(error)),
    );
  }
  expect(accepted).toEqual([]);
  expect([...codes].filter((code) => !/^(BUNDLE|CASE)_|^FILE_TOO_LARGE$/.test(code))).toEqual([]);
  expect(everything()).toEqual(before);
  expect((await station.ask('audit/verify', {})).entries).toBe(0);
}, 600_000);
