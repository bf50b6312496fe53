import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { dataFolder, openTestStation } from './test-station.ts';
import { newCase, newDocument, typed } from './test-steps.ts';

/** Holds the write lock as a second program, SQLite's own; resolves to what lets it go. */
async function lockFile(file: string): Promise<() => Promise<void>> {
  const other = spawn('sqlite3', ['-batch', file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise<void>((done) => other.once('exit', () => done()));
  const held = new Promise<void>((done, fail) => {
    other.once('error', fail);
    other.stdout.once('data', () => done());
  });
  other.stdin.write(".timeout 5000\nBEGIN IMMEDIATE;\nSELECT 'held';\n");
  await held;
  return async () => {
    other.stdin.end('ROLLBACK;\n');
    await gone;
  };
}

test('while another program locks the file edits are kept and the page is told; once it lets go they go to the disk', async () => {
  const folder = dataFolder();
  const station = openTestStation(folder);
  const caseId = await newCase(station);
  const documentId = await newDocument(station, caseId, 'interview-record');
  const release = await lockFile(join(folder, 'anjuan.sqlite'));
  await typed(station, caseId, documentId, '/place', '锁住时写的');
  expect(() => station.cases.commits.flush()).toThrowError(expect.objectContaining({ code: 'STORE_LOCKED' }));
  expect(station.events).toContainEqual(
    expect.objectContaining({
      kind: 'storeTrouble',
      error: expect.objectContaining({ code: 'STORE_LOCKED' }),
    }),
  );
  expect(station.durable()).toEqual([]);
  // What was typed is still there to be read, and nothing of it is half on the disk.
  const { documents } = await station.handlers['cases/asFile']({ caseId });
  expect(documents[0]?.content.place).toBe('锁住时写的');
  // An act is refused whole.
  const act = { kind: 'note', subject: 'other', on: '2026-03-12', text: '记事' };
  expect(() => station.handlers['acts/record']({ caseId, act })).toThrowError(
    expect.objectContaining({ code: 'STORE_LOCKED' }),
  );
  await release();
  await vi.waitFor(() => expect(station.durable()).toHaveLength(1), { timeout: 10_000 });
  expect(station.events).toContainEqual({ kind: 'storeTrouble', error: null });
  station.close();
  const again = openTestStation(folder);
  const kept = await again.handlers['cases/asFile']({ caseId });
  expect([kept.documents[0]?.content.place, kept.acts ?? []]).toEqual(['锁住时写的', []]);
  again.close();
}, 30_000);
