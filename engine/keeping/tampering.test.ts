import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppError } from '../../contract/app-error.ts';
import { auditHead, recordAct } from '../store/audit.ts';
import { openStore, type WritableStore } from '../store/store.ts';
import { seeded } from '../store/testing/random.ts';
import type { AuditCheckpoint } from './audit-checkpoint.ts';
import { checkAudit } from './check-audit.ts';

const entries = 40;
const columns = ['seq', 'at', 'who', 'what', 'subject', 'detail', 'previous', 'hash'] as const;

function chain() {
  const store = openStore(mkdtempSync(join(tmpdir(), 'anjuan-tamper-')));
  store.transaction((writable) => {
    for (let index = 1; index <= entries; index++) recordAct(writable, act(index));
  });
  return store;
}

const act = (index: number) => ({
  at: `2026-03-05T10:${String(index).padStart(2, '0')}`,
  who: `执法员${index % 3}`,
  what: '签发文书',
  subject: `document:case-${index}/d${index}`,
  detail: { number: `鲁德交罚〔2026〕${index}号` },
});

test('every one of 1,000 random tamperings is found, and the first entry that it spoils is named', () => {
  const store = chain();
  const random = seeded(58);
  const below = (count: number) => Math.floor(random() * count);
  const head = auditHead(store);
  const checkpoint: AuditCheckpoint = {
    format: 'anjuan-audit-checkpoint/1',
    at: '',
    agency: '',
    seq: head?.seq ?? 0,
    hash: head?.hash ?? '',
  };
  expect(checkAudit(store, checkpoint).broken).toBeNull();
  const missed: string[] = [];
  for (let turn = 0; turn < 1000; turn++) {
    const seq = 1 + below(entries);
    const tampering = tamperings[turn % tamperings.length] ?? changeOne;
    try {
      store.transaction((writable) => {
        const first = tampering(writable, seq, below);
        const { broken } = checkAudit(writable, checkpoint);
        if (broken?.seq !== first)
          missed.push(`${turn} ${tampering.name} ${seq}: ${broken?.seq}, not ${first}`);
        // Takes the tampering back.
        throw new AppError('NOT_FOUND');
      });
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'NOT_FOUND')) throw error;
    }
  }
  expect(missed).toEqual([]);
  expect(checkAudit(store, checkpoint)).toMatchObject({ entries, broken: null });
});

/** What somebody with the file does; answers the first entry that no longer holds. */
type Tampering = (store: WritableStore, seq: number, below: (count: number) => number) => number;

function changeOne(store: WritableStore, seq: number, below: (count: number) => number): number {
  const column = columns[1 + below(columns.length - 1)] ?? 'who';
  const [row] = store.raw<Record<string, string>>(`SELECT ${column} AS value FROM audit WHERE seq = ?`, [
    seq,
  ]);
  const text = row?.value ?? '';
  const at = below(text.length + 1);
  const inserted = below(2) === 0 || at === text.length;
  const changed = `${text.slice(0, at)}${text[at] === '改' ? '更' : '改'}${text.slice(inserted ? at : at + 1)}`;
  store.rawRun(`UPDATE audit SET ${column} = ? WHERE seq = ?`, [changed, seq]);
  return seq;
}

function takeAway(store: WritableStore, seq: number): number {
  store.rawRun('DELETE FROM audit WHERE seq = ?', [seq]);
  // Where the last one goes, only the checkpoint knows that it was there: it names that one.
  return seq;
}

function takeAwayAndCloseTheGap(store: WritableStore, seq: number): number {
  store.rawRun('DELETE FROM audit WHERE seq = ?', [seq]);
  store.rawRun('UPDATE audit SET seq = -seq + 1 WHERE seq > ?', [seq]);
  store.rawRun('UPDATE audit SET seq = -seq WHERE seq < 0', []);
  return seq;
}

function exchange(store: WritableStore, seq: number): number {
  const other = seq === entries ? seq - 1 : seq + 1;
  store.rawRun('UPDATE audit SET seq = -1 WHERE seq = ?', [seq]);
  store.rawRun('UPDATE audit SET seq = ? WHERE seq = ?', [seq, other]);
  store.rawRun('UPDATE audit SET seq = ? WHERE seq = -1', [other]);
  return Math.min(seq, other);
}

function cutShort(store: WritableStore, seq: number): number {
  store.rawRun('DELETE FROM audit WHERE seq >= ?', [seq]);
  return entries;
}

/** Whoever can write the file can make the chain anew from any entry on: the checkpoint's entry is then another. */
function makeAnew(store: WritableStore, seq: number): number {
  store.rawRun('DELETE FROM audit WHERE seq >= ?', [seq]);
  for (let index = seq; index <= entries; index++) {
    recordAct(store, { ...act(index), ...(index === seq ? { who: '别人' } : {}) });
  }
  return entries;
}

const tamperings: readonly Tampering[] = [
  changeOne,
  takeAway,
  takeAwayAndCloseTheGap,
  exchange,
  cutShort,
  makeAnew,
];
