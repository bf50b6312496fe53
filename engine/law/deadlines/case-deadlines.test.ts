import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Act, CaseDocument, CaseFile } from '../../../contract/case-file.generated.ts';
import { caseView } from '../../cases/case-view.ts';
import type { StationSettings } from '../../cases/station-settings.ts';
import { loadFormLibrary } from '../../forms/form-library.ts';
import { addDays } from '../../values/day.ts';
import { thresholds } from '../data/thresholds.ts';
import { caseDeadlines, nextDeadline, runningDeadlines } from './case-deadlines.ts';
import { deadlineDays } from './deadline-days.ts';
import { lateFine } from './deadline-notes.ts';
import { deadlineRules } from './deadline-rule.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const library = loadFormLibrary(root);
const station: StationSettings = JSON.parse(readFileSync(join(root, 'examples', 'station.json'), 'utf8'));

const issued = (form: string, issuedOn: string, content: CaseDocument['content'] = {}): CaseDocument => ({
  id: form,
  form,
  state: 'issued',
  createdOn: issuedOn,
  issuedOn,
  number: `${form} 1`,
  content,
});
const headApproved = (subject: Extract<Act, { kind: 'approval' }>['subject'], on: string): Act => ({
  id: `approval-${subject}`,
  kind: 'approval',
  subject,
  role: 'head',
  by: '赵建国',
  decision: 'approved',
  on,
});
const served = (document: string, on: string): Act => ({
  id: `service-${document}`,
  kind: 'service',
  document,
  method: 'direct',
  on,
});
const paid = (on: string, amount: number): Act => ({ id: `payment-${on}`, kind: 'payment', on, amount });
const withdrawnPublication: Act = {
  id: 'published',
  kind: 'note',
  subject: 'publication',
  on: '2026-03-02',
  text: '已公示',
};

const publicationStep = (step: Extract<Act, { kind: 'publication' }>['step'], on: string): Act => ({
  id: `publication-${step}`,
  kind: 'publication',
  document: 'penalty-decision',
  step,
  on,
  by: '张燕',
});

type Parts = { readonly documents?: CaseDocument[]; readonly acts?: Act[] };
const viewOf = ({ documents = [], acts = [] }: Parts, today: string) => {
  const file: CaseFile = {
    format: 'anjuan-case/1',
    id: 'case-1',
    facts: { procedure: 'ordinary', cause: '未取得网络预约出租汽车运输证擅自从事网约车经营' },
    documents,
    acts,
  };
  return caseView(file, station, library, today);
};
const only = (parts: Parts, today: string, id: string) => {
  const found = caseDeadlines(viewOf(parts, today), library).filter((one) => one.id === id);
  expect(found.length).toBeLessThanOrEqual(1);
  return found[0] ?? null;
};

const fined = issued('penalty-decision', '2026-01-16', { fine: 1_000_000 });

/** Counted by hand in the State Council's notice for 2026 (国办发明电〔2025〕7号). */
const lastDays: readonly (Parts & { readonly id: string; readonly last: string; readonly why: string })[] = [
  {
    id: 'decision-period',
    acts: [headApproved('filing', '2026-01-05')],
    last: '2026-04-07',
    why: '90 days come to 5 April, in the holiday of 清明 (4–6)',
  },
  {
    id: 'decision-extension',
    acts: [headApproved('filing', '2026-01-05'), headApproved('decisionExtension', '2026-04-01')],
    last: '2026-05-07',
    why: '30 days more from 7 April',
  },
  {
    id: 'evidence-preservation',
    documents: [issued('evidence-preservation-list', '2026-02-12', { preservedFrom: '2026-02-12' })],
    last: '2026-02-28',
    why: '13, the make-up day 14, then after 春节 (15–23) 24 to 27 and the make-up day 28',
  },
  {
    id: 'coercion-late-approval',
    documents: [issued('coercive-measure-decision', '2026-03-05', { eventAt: '2026-03-05T16:20' })],
    last: '2026-03-06',
    why: '24 hours',
  },
  {
    id: 'seizure',
    documents: [issued('coercive-measure-decision', '2026-01-16', { periodFrom: '2026-01-16' })],
    last: '2026-02-15',
    why: '30 days, and a holiday gives no longer power',
  },
  {
    id: 'seizure-extension',
    documents: [
      issued('coercive-measure-decision', '2026-01-16', { periodFrom: '2026-01-16', periodTo: '2026-02-15' }),
      issued('coercive-measure-extension', '2026-02-13'),
    ],
    last: '2026-03-17',
    why: '30 days more',
  },
  {
    id: 'hearing-notice',
    documents: [{ ...issued('hearing-notice', '2026-05-06', { hearingAt: '2026-05-15T09:00' }) }],
    last: '2026-05-06',
    why: '7 and 8, the make-up day 9, 11 to 14 lie between',
  },
  {
    id: 'decision-service',
    documents: [issued('penalty-decision', '2026-06-17')],
    last: '2026-06-29',
    why: '18, after 端午 (19–21) 22 to 26, and 29',
  },
  {
    id: 'publication',
    documents: [issued('penalty-decision', '2026-06-17')],
    last: '2026-06-29',
    why: 'the same seven working days',
  },
  {
    id: 'fine-payment',
    documents: [issued('penalty-decision', '2026-09-16', { fine: 1_000_000 })],
    acts: [served('penalty-decision', '2026-09-16')],
    last: '2026-10-08',
    why: '15 days come to 1 October, the first of the holiday to the 7th',
  },
  {
    id: 'fine-deferral',
    documents: [
      fined,
      issued('fine-deferral-notice', '2026-02-02', { result: 'deferred', deferredUntil: '2026-05-20' }),
    ],
    last: '2026-05-20',
    why: 'the notice says so',
  },
  {
    id: 'court-application',
    documents: [fined],
    acts: [served('penalty-decision', '2026-01-20')],
    last: '2026-10-20',
    why: 'three months after 20 July, when the six months to sue ended',
  },
  {
    id: 'summary-decision-filing',
    documents: [issued('summary-penalty-decision', '2026-04-30')],
    last: '2026-05-11',
    why: 'after 劳动节 (1–5) 6 to 8, the make-up day 9, and 11',
  },
  {
    id: 'publication-withdrawal',
    documents: [fined, issued('revocation-decision', '2026-04-03')],
    acts: [withdrawnPublication],
    last: '2026-04-09',
    why: 'after 清明 7, 8, 9',
  },
  {
    id: 'publication-withdrawal',
    documents: [fined, issued('revocation-decision', '2026-04-03')],
    acts: [publicationStep('published', '2026-03-02')],
    last: '2026-04-09',
    why: 'the same, of a decision that the queue made public',
  },
];

describe.each(lastDays)('$id', ({ id, last, why, ...parts }) => {
  it(`ends on ${last}: ${why}`, () => {
    expect(only(parts, last, id)).toMatchObject({
      endsOn: last,
      state: 'running',
      daysLeft: 0,
      remind: true,
    });
  });

  it('is late on the day after', () => {
    expect(only(parts, addDays(last, 1), id)).toMatchObject({ state: 'late', daysLeft: -1, remind: true });
  });
});

describe('a right of the party', () => {
  const notice = issued('violation-notice', '2026-09-29', { rights: ['statement', 'hearing'] });
  const rights: readonly (Parts & { readonly id: string; readonly last: string })[] = [
    // 30 September; after the holiday 8, 9, the make-up day 10, and 12.
    {
      id: 'hearing-request',
      last: '2026-10-12',
      documents: [notice],
      acts: [served('violation-notice', '2026-09-29')],
    },
    // Ten working days from Thursday 22 January: 23, 26 to 30, 2 to 5 February.
    {
      id: 'demand-before-court',
      last: '2026-02-05',
      documents: [issued('demand-notice', '2026-01-22', { fine: 1_000_000 })],
      acts: [served('demand-notice', '2026-01-22')],
    },
    // 60 days come to Saturday 21 March.
    {
      id: 'reconsideration-application',
      last: '2026-03-23',
      documents: [fined],
      acts: [served('penalty-decision', '2026-01-20')],
    },
    {
      id: 'litigation',
      last: '2026-07-20',
      documents: [fined],
      acts: [served('penalty-decision', '2026-01-20')],
    },
  ];

  it.each(rights)('$id lapses after $last and nobody is late', ({ id, last, ...parts }) => {
    expect(only(parts, last, id)).toMatchObject({ endsOn: last, state: 'running', remind: false });
    expect(only(parts, addDays(last, 1), id)).toMatchObject({ state: 'over', remind: false });
  });

  it('is not told of where the notice does not name it', () => {
    const silent = issued('violation-notice', '2026-09-29', { rights: ['statement'] });
    const parts = { documents: [silent], acts: [served('violation-notice', '2026-09-29')] };
    expect(only(parts, '2026-09-30', 'hearing-request')).toBeNull();
  });
});

describe('the added fine (行政处罚法72)', () => {
  const parts = {
    documents: [issued('penalty-decision', '2026-09-16', { fine: 1_000_000 })],
    acts: [served('penalty-decision', '2026-09-16')],
  };

  it('does not run while the fine may still be paid', () => {
    expect(only(parts, '2026-10-08', 'late-fine')).toBeNull();
  });

  it('is three in a hundred a day from the day after', () => {
    const running = only(parts, '2026-10-18', 'late-fine');
    expect(running).toMatchObject({ startsOn: '2026-10-08', endsOn: '2026-11-11', state: 'running' });
    expect(running?.notes[0]).toContain('共10日，加处罚款3000元');
  });

  it('never exceeds the fine', () => {
    expect([33, 34, 100].map((days) => lateFine(1_000_000, days, 30))).toEqual([
      990_000, 1_000_000, 1_000_000,
    ]);
  });

  it('stops on the day of full payment, not of a part', () => {
    const part = { ...parts, acts: [...parts.acts, paid('2026-10-12', 400_000)] };
    expect(only(part, '2026-10-18', 'late-fine')?.state).toBe('running');
    const whole = { ...part, acts: [...part.acts, paid('2026-10-13', 600_000)] };
    const met = only(whole, '2026-10-18', 'late-fine');
    expect(met).toMatchObject({ state: 'met', metOn: '2026-10-13' });
    expect(met?.notes[0]).toContain('共5日，加处罚款1500元');
  });

  it('is none when the fine was paid in time', () => {
    const whole = { ...parts, acts: [...parts.acts, paid('2026-10-08', 1_000_000)] };
    expect(only(whole, '2026-10-18', 'late-fine')).toBeNull();
    expect(only(whole, '2026-10-18', 'fine-payment')).toMatchObject({ state: 'met', metOn: '2026-10-08' });
  });
});

describe('publication', () => {
  const state = (step: Extract<Act, { kind: 'publication' }>['step']) =>
    only({ documents: [fined], acts: [publicationStep(step, '2026-01-20')] }, '2026-01-21', 'publication')
      ?.state;

  it('is met when the decision is public, or decided not to be, and by no other step', () => {
    expect([state('published'), state('withheld'), state('made')]).toEqual(['met', 'met', 'running']);
  });

  it('of a revoked decision is met when it is withdrawn', () => {
    const parts = {
      documents: [fined, issued('revocation-decision', '2026-04-03')],
      acts: [publicationStep('published', '2026-01-20')],
    };
    const withdrawn = [...parts.acts, publicationStep('withdrawn', '2026-04-07')];
    expect(only(parts, '2026-04-07', 'publication-withdrawal')?.state).toBe('running');
    expect(only({ ...parts, acts: withdrawn }, '2026-04-07', 'publication-withdrawal')?.state).toBe('met');
  });
});

describe('periods that give way to others', () => {
  it('an approved extension takes the place of the ninety days', () => {
    const acts = [headApproved('filing', '2026-01-05'), headApproved('decisionExtension', '2026-04-01')];
    expect(only({ acts }, '2026-04-20', 'decision-period')?.state).toBe('over');
    expect(only({ acts }, '2026-04-20', 'decision-extension')?.state).toBe('running');
  });

  it('the end that a document states counts, but never beyond the law', () => {
    const measure = (periodTo: string) =>
      only(
        {
          documents: [
            issued('coercive-measure-decision', '2026-03-02', { periodFrom: '2026-03-02', periodTo }),
          ],
        },
        '2026-03-02',
        'seizure',
      )?.endsOn;
    expect(measure('2026-03-20')).toBe('2026-03-20');
    expect(measure('2026-06-30')).toBe('2026-04-01');
  });

  it('a release ends the measure that it names, not another', () => {
    const decision = (id: string, number: string) => ({
      ...issued('coercive-measure-decision', '2026-03-02', { periodFrom: '2026-03-02' }),
      id,
      number,
    });
    const release = issued('coercive-measure-release', '2026-03-10', {
      decisionNumber: '甲1号',
      releasedOn: '2026-03-10',
    });
    const view = viewOf(
      { documents: [decision('a', '甲1号'), decision('b', '甲2号'), release] },
      '2026-03-11',
    );
    const states = caseDeadlines(view, library).flatMap((one) =>
      one.id === 'seizure' ? [[one.document, one.state]] : [],
    );
    expect(states.sort()).toEqual([
      ['a', 'met'],
      ['b', 'running'],
    ]);
  });

  it('an approval before the measure leaves nothing to make up', () => {
    const documents = [issued('coercive-measure-decision', '2026-03-05', { eventAt: '2026-03-05T16:20' })];
    const acts = [headApproved('coerciveMeasure', '2026-03-05')];
    expect(only({ documents, acts }, '2026-03-05', 'coercion-late-approval')).toBeNull();
  });
});

describe('a year without a holiday notice', () => {
  it('leaves the end unknown, and the desk still has the day it cannot come before', () => {
    const acts = [headApproved('filing', '2026-11-02')];
    const period = only({ acts }, '2027-01-20', 'decision-period');
    expect(period).toMatchObject({ endsOn: null, earliest: '2027-01-31', daysLeft: 11, remind: true });
    expect(period?.unknown).toContain('2027 年的节假日安排通知不在日历表中');
  });
});

describe('the next deadline of the list', () => {
  it('is what the station has to do, whatever right of the party lapses sooner', () => {
    const notice = issued('violation-notice', '2026-09-22', { rights: ['hearing'] });
    const acts = [headApproved('filing', '2026-09-01'), served('violation-notice', '2026-09-22')];
    const all = caseDeadlines(viewOf({ documents: [notice], acts }, '2026-09-23'), library);
    expect(nextDeadline(all)?.id).toBe('decision-period');
  });
});

describe('the account day by day', () => {
  it('numbers the days that count and says why the others do not', () => {
    const documents = [issued('evidence-preservation-list', '2026-02-12', { preservedFrom: '2026-02-12' })];
    const found = runningDeadlines(viewOf({ documents }, '2026-02-12'), library);
    const days = found[0] ? deadlineDays(found[0]) : [];
    expect(
      days.filter(({ number }) => number !== null).map(({ day, number }) => `${day.slice(8)} ${number}`),
    ).toEqual(['13 1', '14 2', '24 3', '25 4', '26 5', '27 6', '28 7']);
    expect(days.find(({ day }) => day === '2026-02-14')).toMatchObject({ kind: 'make-up' });
    expect(days.find(({ day }) => day === '2026-02-17')).toMatchObject({
      kind: 'holiday',
      reason: '春节放假',
    });
  });

  it('goes on past a count that ends on a holiday', () => {
    const found = runningDeadlines(
      viewOf({ acts: [headApproved('filing', '2026-01-05')] }, '2026-02-12'),
      library,
    );
    const days = found[0] ? deadlineDays(found[0]) : [];
    expect(days.slice(-3).map(({ day, number }) => [day, number])).toEqual([
      ['2026-04-05', 90],
      ['2026-04-06', null],
      ['2026-04-07', null],
    ]);
  });
});

describe('the data', () => {
  it('names lengths that exist, once each', () => {
    const ids = deadlineRules().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { value } of deadlineRules())
      if (value !== undefined) expect(thresholds().map(({ id }) => id)).toContain(value);
  });

  it('knows every deadline that a form starts', () => {
    const ids = deadlineRules().map(({ id }) => id);
    for (const { definition } of library.forms)
      for (const started of definition.starts) expect(ids, definition.id).toContain(started);
  });
});
