import { describe, expect, it } from 'vitest';
import { runningDeadlines } from './case-deadlines.ts';
import { deadlineDays } from './deadline-days.ts';
import {
  headApproved,
  issued,
  library,
  type Parts,
  seenOn,
  served,
  suspended,
} from './testing/deadline-case.ts';

const of = (parts: Parts, today: string, id: string) => {
  const found = runningDeadlines(seenOn(parts, today), library).find(({ shown }) => shown.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const measure = issued('coercive-measure-decision', '2026-01-16', { periodFrom: '2026-01-16' });

describe('time that does not count', () => {
  it('of a seizure is that of testing, with the article (强制法25第三款)', () => {
    const acts = [suspended('testing', '2026-01-20', { until: '2026-01-24', toldOn: '2026-01-20' })];
    const { shown } = of({ documents: [measure], acts }, '2026-02-01', 'seizure');
    // Thirty days from 16 January come to 15 February; five days of testing do not count.
    expect(shown).toMatchObject({ endsOn: '2026-02-20', state: 'running' });
    expect(shown.notes).toEqual([
      '检测期间不计算（行政强制法第二十五条第三款）：2026年1月20日至2026年1月24日，共5日。',
    ]);
  });

  it('is shown day by day with its reason, and gets no number', () => {
    const acts = [suspended('appraisal', '2026-01-20', { until: '2026-01-21', toldOn: '2026-01-20' })];
    const days = deadlineDays(of({ documents: [measure], acts }, '2026-02-01', 'seizure'));
    expect(days.slice(2, 6).map(({ day, kind, number }) => [day, kind, number])).toEqual([
      ['2026-01-19', 'working', 3],
      ['2026-01-20', 'suspended', null],
      ['2026-01-21', 'suspended', null],
      ['2026-01-22', 'working', 4],
    ]);
    expect(days[3]?.reason).toBe('技术鉴定期间不计算（行政强制法第二十五条第三款）');
    expect(days.at(-1)).toMatchObject({ day: '2026-02-17', number: 30 });
  });

  it('without an end is said to run, and the period has no end yet', () => {
    const acts = [suspended('inspection', '2026-01-20')];
    const { shown } = of({ documents: [measure], acts }, '2026-01-29', 'seizure');
    expect(shown).toMatchObject({ endsOn: null, earliest: '2026-02-25', state: 'running' });
    expect(shown.unknown).toBe('检验从2026年1月20日起还在进行，期限停止计算，最早到2026年2月25日。');
    expect(shown.notes[0]).toContain('还在进行，已经10日。结束以后请登记结束之日。');
  });

  it('ends when the same is recorded again with its end', () => {
    const acts = [
      suspended('inspection', '2026-01-20'),
      { ...suspended('inspection', '2026-01-20', { until: '2026-01-22' }), id: 'again' },
    ];
    expect(of({ documents: [measure], acts }, '2026-01-29', 'seizure').shown.endsOn).toBe('2026-02-18');
  });

  it('moves the last day that the paper names, and the extension after it', () => {
    const documents = [
      issued('coercive-measure-decision', '2026-01-16', { periodFrom: '2026-01-16', periodTo: '2026-02-10' }),
      issued('coercive-measure-extension', '2026-02-10', { extendedTo: '2026-03-01' }),
    ];
    const acts = [suspended('testing', '2026-01-20', { until: '2026-01-22', toldOn: '2026-01-20' })];
    expect(of({ documents, acts }, '2026-02-11', 'seizure').shown.endsOn).toBe('2026-02-13');
    expect(of({ documents, acts }, '2026-02-11', 'seizure-extension').shown).toMatchObject({
      startsOn: '2026-02-13',
      endsOn: '2026-03-04',
    });
  });

  it('of another measure leaves this one alone', () => {
    const acts = [suspended('testing', '2026-01-20', { until: '2026-01-24', document: 'other' })];
    expect(of({ documents: [measure], acts }, '2026-02-01', 'seizure').shown.endsOn).toBe('2026-02-15');
  });

  it('of the ninety days counts by the rule that the station names alone (处罚法60)', () => {
    const filed = headApproved('filing', '2026-01-05');
    const bare = [filed, suspended('hearing', '2026-02-02', { until: '2026-02-11' })];
    const without = of({ acts: bare }, '2026-02-12', 'decision-period').shown;
    expect(without.endsOn).toBe('2026-04-07');
    expect(without.notes.join()).toContain('没有写依据，这一期限没有扣除');
    const named = [
      filed,
      suspended('hearing', '2026-02-02', { until: '2026-02-11', basis: '某省规定第九条' }),
    ];
    const { shown } = of({ acts: named }, '2026-02-12', 'decision-period');
    // 5 April and ten days more.
    expect(shown.endsOn).toBe('2026-04-15');
    expect(shown.notes.join()).toContain('行政处罚法第六十条；本站所据：某省规定第九条');
  });

  it('of the added fine is that of reconsideration and lawsuit (处罚法73第三款)', () => {
    const parts = {
      documents: [issued('penalty-decision', '2026-09-16', { fine: 1_000_000 })],
      acts: [
        served('penalty-decision', '2026-09-16'),
        suspended('reconsideration', '2026-10-12', { until: '2026-10-15' }),
      ],
    };
    const { shown } = of(parts, '2026-10-18', 'late-fine');
    // From 8 October to the 18th are ten days, four of them left out.
    expect(shown.notes[0]).toContain('加处罚款1800元');
    expect(shown.endsOn).toBe('2026-11-15');
  });
});
