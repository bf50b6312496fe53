import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCase } from '../store/case-rows.ts';
import { readJournal } from '../store/journal.ts';
import { openStore } from '../store/store.ts';
import { dataFolder } from './test-station.ts';

const root = resolve(import.meta.dirname, '../..');
let program = '';

beforeAll(async () => {
  const { build } = await import('vite');
  mkdirSync(join(root, 'build'), { recursive: true });
  // Inside the checkout, so that the native module is found.
  program = mkdtempSync(join(root, 'build', 'crash-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { external: ['better-sqlite3'], noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'crash-child.ts'),
      outDir: program,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
});

afterAll(() => rmSync(program, { recursive: true, force: true }));

/** Lets the child type until it is killed `after` milliseconds from its first acknowledgement; answers what it acknowledged. */
function typeUntilKilled(folder: string, round: number, after: number): Promise<string[]> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [join(program, 'child.mjs'), folder, root, String(round)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let told = '';
    let trouble = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (told === '') setTimeout(() => child.kill('SIGKILL'), after);
      told += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      trouble += chunk.toString();
    });
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') failed(new Error(`the child ended by itself: ${trouble}`));
      // The last line may be half written.
      else done(told.split('\n').slice(0, -1));
    });
  });
}

test('what was told to be durable is there after kill -9, every time', async () => {
  const folder = dataFolder();
  const acknowledged: string[] = [];
  for (let round = 1; round <= 8; round++) {
    acknowledged.push(...(await typeUntilKilled(folder, round, 13 + round * 29)));
    const store = openStore(folder);
    expect(store.raw('PRAGMA integrity_check', [])).toEqual([{ integrity_check: 'ok' }]);
    const [{ id } = { id: '' }] = store.raw<{ id: string }>('SELECT id FROM cases', []);
    const journal = readJournal(store, id);
    const kept = new Set(journal.map((entry) => entry.id));
    expect(acknowledged.filter((edit) => !kept.has(edit))).toEqual([]);
    const place = readCase(store, id)?.file.documents[0]?.content.place;
    expect(`edit-${String(place)}`).toBe(journal.at(-1)?.id);
    store.close();
  }
  expect(acknowledged.length).toBeGreaterThan(100);
}, 120_000);
