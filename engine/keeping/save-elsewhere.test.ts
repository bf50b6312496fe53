import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestStation } from '../cases/test-station.ts';
import { editId, newCase } from '../cases/test-steps.ts';
import { noTrust } from '../export/signing/trust/station-trust.ts';
import { Backups } from './backups.ts';
import { keepingHandlers } from './commands.ts';

test('while the disk takes nothing, what was typed goes into case files elsewhere, which can be read in again', async () => {
  const station = openTestStation();
  const { cases, handlers, store } = station;
  const keeping = keepingHandlers({
    store,
    backups: new Backups({
      store,
      agency: () => '',
      identity: async () => null,
      now: () => new Date(),
      progress: () => undefined,
    }),
    grantedPath: () => elsewhere,
    agency: () => '',
    identity: async () => null,
    trust: async () => noTrust,
    now: () => new Date(),
    today: () => '2026-03-12',
    openFiles: () => cases.openFiles(),
    record: () => undefined,
  });
  const elsewhere = mkdtempSync(join(tmpdir(), 'anjuan-elsewhere-'));
  const caseId = await newCase(station);
  store.raw('PRAGMA max_page_count = 1', []);
  const summary = '没有存进磁盘的话'.repeat(600);
  handlers['facts/edit']({
    caseId,
    editId: editId(),
    changes: [{ pointer: '/facts/summary', value: summary }],
  });
  expect(() => cases.flush()).toThrowError(expect.objectContaining({ code: 'DISK_FULL' }));
  const { files } = await keeping['store/saveElsewhere']({ folder: 'granted-folder' });
  expect(files).toHaveLength(1);
  const path = join(elsewhere, files[0] ?? '');
  expect(cases.context.readCase('x', readFileSync(path)).facts.summary).toBe(summary);
  store.raw('PRAGMA max_page_count = 1000000', []);
  const { caseId: again } = await handlers['cases/import']({ file: station.grant(path) });
  expect(cases.session(again).file.facts.summary).toBe(summary);
});
