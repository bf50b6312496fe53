import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, openStation } from './testing/two-stations.ts';

/** `npm run large -- 4096`: so many megabytes. */
const megabytes = Number(process.env.ANJUAN_LARGE_MB ?? 256);
/** What streams and caches may add to the process at its largest, in kilobytes, whatever the file's size. */
const allowed = 96 * 1024;

/** A file in which no megabyte is like another. */
function largeFile(path: string): void {
  const file = openSync(path, 'w');
  const block = Buffer.alloc(1 << 20, 0x5a);
  for (let index = 0; index < megabytes; index++) {
    block.writeUInt32BE(index, 0);
    writeSync(file, block);
  }
  closeSync(file);
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

test(`a video of ${megabytes} MB is taken in, packed and imported with flat memory`, async () => {
  const folder = emptyFolder('anjuan-large-');
  const [here, there] = [await openStation(join(folder, 'here')), await openStation(join(folder, 'there'))];
  const video = join(folder, '执法记录仪.mp4');
  largeFile(video);
  const sha256 = await hashOf(video);
  const caseId = await here.importExample('open-case.json');
  const small = await here.pack([caseId]);
  await there.take(small);
  const evidence = (await here.ask('cases/asFile', { caseId })).evidence?.[0]?.id ?? '';
  const before = process.resourceUsage().maxRSS;
  await here.ask('evidence/attach', { caseId, evidence, file: here.grant(video) });
  const bundle = await here.pack([caseId]);
  await there.take(bundle);
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(allowed);
  const taken = join(there.dataFolder, 'files', sha256.slice(0, 2), sha256);
  expect(statSync(taken).size).toBe(megabytes * (1 << 20));
  expect(await hashOf(taken)).toBe(sha256);
  await Promise.all([here.close(), there.close()]);
  rmSync(folder, { recursive: true });
  rmSync(bundle);
}, 1_800_000);
