import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTestStation } from '../cases/test-station.ts';
import { editId, newCase } from '../cases/test-steps.ts';
import { attachmentPath } from '../store/attachments.ts';
import { evidenceHandlers } from './commands.ts';
import { photo, photoWithoutRecord } from './testing/photo.ts';

const camera = {
  make: 'ACME',
  model: 'DSJ-7\u0007\u001bV2',
  at: '2026:03:10 14:22:05',
  north: [37, 26, 9],
  east: [116, 17, 57],
} as const;

async function stationWith(files: Readonly<Record<string, Buffer>>) {
  const station = openTestStation();
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-evidence-'));
  const served: { path: string; type: string }[] = [];
  const evidence = evidenceHandlers({
    cases: station.cases,
    showFile: async (path, type) => {
      served.push({ path, type });
      return `app://anjuan/evidence/${served.length}`;
    },
  });
  const caseId = await newCase(station);
  const names = Object.keys(files);
  await station.handlers['facts/edit']({
    caseId,
    editId: editId(),
    changes: names.map((name, index) => ({
      pointer: '/evidence/-',
      value: { id: `e${index}`, kind: 'audioVisual', name, collectedAt: '2026-03-10T14:20' },
    })),
  });
  for (const [index, [name, bytes]] of Object.entries(files).entries()) {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    await station.handlers['evidence/attach']({ caseId, evidence: `e${index}`, file: station.grant(path) });
  }
  const listed = (await station.handlers['cases/asFile']({ caseId })).evidence ?? [];
  const sums = listed.map(({ attachment }) => attachment?.sha256 ?? '');
  return { station, evidence, caseId, listed, sums, served, folder };
}

it('keeps what the camera wrote beside what the person typed, and overwrites nothing', async () => {
  const { listed, station } = await stationWith({ 'a.jpg': photo(camera), 'b.jpg': photoWithoutRecord() });
  expect(listed.map(({ collectedAt, fileRecord }) => [collectedAt, fileRecord])).toEqual([
    // 26′ 9″ are 0.43583°, 17′ 57″ are 0.29917°; a stranger's control characters go.
    ['2026-03-10T14:20', { at: '2026-03-10T14:22', device: 'ACME DSJ-7 V2', place: '37.43583, 116.29917' }],
    ['2026-03-10T14:20', undefined],
  ]);
  station.close();
});

it('shows a file as what its bytes are, whatever its name says, and what could run not at all', async () => {
  const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const { station, evidence, caseId, sums, served } = await stationWith({
    'a.pdf': photoWithoutRecord(),
    'b.jpg': script,
    'c.mp4': Buffer.from('%PDF-1.7\n'),
  });
  const { files } = await evidence['evidence/show']({ caseId, files: sums });
  expect(files.map(({ name, kind, address }) => [name, kind, address !== null])).toEqual([
    ['a.pdf', 'picture', true],
    ['b.jpg', 'other', false],
    ['c.mp4', 'other', false],
  ]);
  expect(served.map(({ type }) => type)).toEqual(['image/jpeg']);
  station.close();
});

it('shows nothing that the case does not name', async () => {
  const { station, evidence, sums } = await stationWith({ 'a.jpg': photoWithoutRecord() });
  const other = await newCase(station);
  expect(await evidence['evidence/show']({ caseId: other, files: sums })).toEqual({ files: [] });
  const check = async () => evidence['evidence/check']({ caseId: other, file: sums[0] ?? '' });
  await expect(check()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  station.close();
});

it('finds a file that was changed on the disk, and one that is gone', async () => {
  const { station, evidence, caseId, sums } = await stationWith({ 'a.jpg': photo(camera) });
  const [file = ''] = sums;
  const intact = async () => (await evidence['evidence/check']({ caseId, file })).intact;
  expect(await intact()).toBe(true);
  const path = attachmentPath(station.store.folder, file);
  const bytes = readFileSync(path);
  bytes[bytes.length - 3] = (bytes.at(-3) ?? 0) ^ 1;
  writeFileSync(path, bytes);
  expect(await intact()).toBe(false);
  rmSync(path);
  expect(await intact()).toBe(false);
  expect((await evidence['evidence/show']({ caseId, files: sums })).files).toEqual([]);
  station.close();
});

it('hands out a copy under its own name, beside what is there, and none of a damaged file', async () => {
  const { station, evidence, caseId, sums } = await stationWith({ 'a.jpg': photo(camera) });
  const [file = ''] = sums;
  const out = mkdtempSync(join(tmpdir(), 'anjuan-copies-'));
  const copy = async () => evidence['evidence/saveCopy']({ caseId, file, folder: station.grant(out) });
  expect(await copy()).toEqual({ file: 'a.jpg' });
  expect(readFileSync(join(out, 'a.jpg'))).toEqual(photo(camera));
  expect(await copy()).toEqual({ file: 'a (2).jpg' });
  writeFileSync(attachmentPath(station.store.folder, file), 'x');
  await expect(copy()).rejects.toMatchObject({ code: 'COPY_DIFFERS' });
  expect(readdirSync(out).sort()).toEqual(['a (2).jpg', 'a.jpg']);
  station.close();
});
