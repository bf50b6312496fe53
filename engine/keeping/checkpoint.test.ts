import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkpointSentence } from '../../contract/checkpoint-words.ts';
import { openStore } from '../store/store.ts';
import { openStation, type Station } from '../transfer/testing/two-stations.ts';

let station: Station;
beforeEach(async () => {
  station = await openStation();
});
afterEach(() => station.close().catch(() => undefined));

const folder = () => mkdtempSync(join(tmpdir(), 'anjuan-checkpoint-'));
const verify = (path: string) => station.ask('audit/verify', { checkpoint: station.grant(path) });

test('a checkpoint taken with a certificate is judged: whose it is, and whether a byte of it was changed', async () => {
  await station.importExample('ride-hailing-person.json');
  await station.ask('identity/makeTrial', {});
  const out = folder();
  const made = await station.ask('audit/checkpoint', { folder: station.grant(out) });
  expect(readdirSync(out).sort()).toEqual([made.file, made.file.replace('.json', '.p7s')].sort());
  const path = join(out, made.file);
  const sound = await verify(path);
  expect(sound).toMatchObject({ broken: null, checkpoint: { seq: made.entries } });
  expect(sound.checkpoint?.signature).toMatchObject({ integrity: 'intact', trial: true });
  expect(sound.checkpoint && checkpointSentence(sound.checkpoint)).toContain('文件没有改动过');
  // Whoever makes the chain anew writes a checkpoint to fit; the signature they cannot.
  writeFileSync(path, readFileSync(path, 'utf8').replace(/"agency": "[^"]*"/, '"agency": "别处"'));
  const altered = await verify(path);
  expect(altered.checkpoint?.signature?.integrity).toBe('broken');
  expect(altered.checkpoint && checkpointSentence(altered.checkpoint)).toContain('不能作准');
});

test('one without a certificate says that it bears no signature', async () => {
  await station.importExample('ride-hailing-person.json');
  const out = folder();
  const made = await station.ask('audit/checkpoint', { folder: station.grant(out) });
  expect(made.signedBy).toBeNull();
  const { checkpoint } = await verify(join(out, made.file));
  expect(checkpoint?.signature).toBeNull();
  expect(checkpoint && checkpointSentence(checkpoint)).toContain('没有签名');
});

test('a bundle is a checkpoint of the station that made it: a chain made anew since is found by it', async () => {
  const id = await station.importExample('ride-hailing-person.json');
  await station.ask('identity/makeTrial', {});
  const bundle = await station.pack([id]);
  const before = await verify(bundle);
  expect(before.broken).toBeNull();
  expect(before.checkpoint?.signature?.integrity).toBe('intact');
  const seq = before.checkpoint?.seq ?? 0;
  expect(seq).toBeGreaterThan(0);
  await station.close();
  // Cut short from the sender's entry on, as somebody with the file can.
  const store = openStore(station.dataFolder);
  store.transaction((writable) => writable.rawRun('DELETE FROM audit WHERE seq >= ?', [seq]));
  store.close();
  const again = await openStation(station.dataFolder);
  expect(await again.ask('audit/verify', {})).toMatchObject({ broken: null, checkpoint: null });
  const found = await again.ask('audit/verify', { checkpoint: again.grant(bundle) });
  expect(found.broken?.seq).toBe(seq);
  await again.close();
});

test.each([
  ['another.json', '{"format":"anjuan-audit-checkpoint/1","seq":1}', 'CHECKPOINT_UNREADABLE'],
  ['broken.anjuan', 'PK', 'BUNDLE_UNREADABLE'],
])('%s is refused with a code', async (name, text, code) => {
  const path = join(folder(), name);
  writeFileSync(path, text);
  await expect(verify(path)).rejects.toMatchObject({ code });
});
