import { describe, expect, it } from 'vitest';
import { addDays } from '../../values/day.ts';
import { runningDeadlines } from './case-deadlines.ts';
import { deadlineDays } from './deadline-days.ts';
import { headApproved, issued, library, type Parts, seenOn, served } from './testing/deadline-case.ts';

type Named = Parts & {
  readonly id: string;
  readonly starts: string;
  readonly ends: string;
  /** Days that count, and those passed over, counted by hand in the notice for 2026 (国办发明电〔2025〕7号). */
  readonly counted: number;
  readonly skipped: string;
  /** The first day of the reminder; null: a right of the party, which nobody reminds of. */
  readonly remindsOn: string | null;
};
const fined = issued('penalty-decision', '2026-01-16', { fine: 1_000_000 });

/** The deadlines that a case can set running, each with its whole account. */
const named: readonly Named[] = [
  {
    id: 'decision-period',
    acts: [headApproved('filing', '2026-01-05')],
    starts: '2026-01-05',
    ends: '2026-04-07',
    counted: 90,
    skipped: '04-06 04-07',
    remindsOn: '2026-03-23',
  },
  {
    id: 'evidence-preservation',
    documents: [issued('evidence-preservation-list', '2026-02-12', { preservedFrom: '2026-02-12' })],
    starts: '2026-02-12',
    ends: '2026-02-28',
    counted: 7,
    skipped: '02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23',
    remindsOn: '2026-02-25',
  },
  {
    id: 'seizure',
    documents: [issued('coercive-measure-decision', '2026-01-16', { periodFrom: '2026-01-16' })],
    starts: '2026-01-16',
    ends: '2026-02-15',
    counted: 30,
    skipped: '',
    remindsOn: '2026-02-08',
  },
  {
    id: 'seizure-extension',
    documents: [
      issued('coercive-measure-decision', '2026-01-16', { periodFrom: '2026-01-16', periodTo: '2026-02-15' }),
      issued('coercive-measure-extension', '2026-02-13'),
    ],
    starts: '2026-02-15',
    ends: '2026-03-17',
    counted: 30,
    skipped: '',
    remindsOn: '2026-03-10',
  },
  {
    id: 'coercion-late-approval',
    documents: [issued('coercive-measure-decision', '2026-03-05', { eventAt: '2026-03-05T16:20' })],
    starts: '2026-03-05',
    ends: '2026-03-06',
    counted: 0,
    skipped: '',
    remindsOn: '2026-03-05',
  },
  {
    id: 'hearing-request',
    documents: [issued('violation-notice', '2026-04-30', { rights: ['statement', 'hearing'] })],
    acts: [served('violation-notice', '2026-04-30')],
    starts: '2026-04-30',
    ends: '2026-05-11',
    counted: 5,
    skipped: '05-01 05-02 05-03 05-04 05-05 05-10',
    remindsOn: null,
  },
  {
    id: 'hearing-notice',
    documents: [issued('hearing-notice', '2026-05-06', { hearingAt: '2026-05-15T09:00' })],
    starts: '2026-05-15',
    ends: '2026-05-06',
    counted: 7,
    skipped: '05-10',
    remindsOn: '2026-05-03',
  },
  {
    id: 'decision-service',
    documents: [issued('penalty-decision', '2026-06-17')],
    starts: '2026-06-17',
    ends: '2026-06-29',
    counted: 7,
    skipped: '06-19 06-20 06-21 06-27 06-28',
    remindsOn: '2026-06-24',
  },
  {
    id: 'fine-payment',
    documents: [issued('penalty-decision', '2026-04-17', { fine: 1_000_000 })],
    acts: [served('penalty-decision', '2026-04-17')],
    starts: '2026-04-17',
    ends: '2026-05-06',
    counted: 15,
    skipped: '05-03 05-04 05-05 05-06',
    remindsOn: '2026-05-03',
  },
  {
    id: 'late-fine',
    documents: [issued('penalty-decision', '2026-03-02', { fine: 1_000_000 })],
    acts: [served('penalty-decision', '2026-03-02')],
    starts: '2026-03-17',
    ends: '2026-04-20',
    counted: 34,
    skipped: '',
    remindsOn: null,
  },
  {
    id: 'demand-before-court',
    documents: [issued('demand-notice', '2026-09-17')],
    acts: [served('demand-notice', '2026-09-17')],
    starts: '2026-09-17',
    ends: '2026-10-08',
    counted: 10,
    skipped: '09-19 09-25 09-26 09-27 10-01 10-02 10-03 10-04 10-05 10-06 10-07',
    remindsOn: null,
  },
  {
    id: 'court-application',
    documents: [fined],
    acts: [served('penalty-decision', '2026-01-20')],
    starts: '2026-07-20',
    ends: '2026-10-20',
    counted: 92,
    skipped: '',
    remindsOn: '2026-09-20',
  },
  {
    id: 'publication',
    documents: [issued('penalty-decision', '2026-06-17')],
    starts: '2026-06-17',
    ends: '2026-06-29',
    counted: 7,
    skipped: '06-19 06-20 06-21 06-27 06-28',
    remindsOn: '2026-06-24',
  },
  {
    id: 'publication-withdrawal',
    documents: [fined, issued('revocation-decision', '2026-02-13')],
    acts: [{ id: 'published', kind: 'note', subject: 'publication', on: '2026-01-20', text: '已公示' }],
    starts: '2026-02-13',
    ends: '2026-02-25',
    counted: 3,
    skipped: '02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23',
    remindsOn: '2026-02-22',
  },
];

describe.each(named)('$id', ({ id, starts, ends, counted, skipped, remindsOn, ...parts }) => {
  const on = (today: string) =>
    runningDeadlines(seenOn(parts, today), library).find(({ shown }) => shown.id === id);

  it(`runs from ${starts} to ${ends}, by an article`, () => {
    const shown = on(ends)?.shown;
    expect(shown).toMatchObject({ startsOn: starts, endsOn: ends, state: 'running' });
    expect(shown?.basis.law).not.toBe('');
  });

  it(`counts ${counted} days and passes over ${skipped === '' ? 'none' : skipped}`, () => {
    const found = on(ends);
    const days = found ? deadlineDays(found) : [];
    expect(days.filter(({ number }) => number !== null).length).toBe(counted);
    expect(
      days
        .filter(({ number }) => number === null)
        .map(({ day }) => day.slice(5))
        .join(' '),
    ).toBe(skipped);
    expect(days.every(({ reason }) => reason !== '')).toBe(true);
  });

  it(remindsOn === null ? 'reminds nobody of what is the party’s' : `reminds from ${remindsOn} on`, () => {
    if (remindsOn === null) {
      expect(on(ends)?.shown.remind).toBe(false);
      return;
    }
    expect(on(remindsOn)?.shown.remind).toBe(true);
    expect(on(addDays(remindsOn, -1))?.shown.remind ?? false).toBe(false);
    expect(remindsOn <= ends).toBe(true);
  });
});

it('invents no number: an Act that gives none leaves the document to say it', () => {
  const deferred = issued('fine-deferral-notice', '2026-02-02', { result: 'deferred' });
  const found = runningDeadlines(seenOn({ documents: [fined, deferred] }, '2026-02-03'), library).find(
    ({ shown }) => shown.id === 'fine-deferral',
  );
  expect(found?.shown).toMatchObject({
    endsOn: null,
    unknown: '通知书没有写缴纳期限。',
    length: '文书写明的期限',
  });
});
