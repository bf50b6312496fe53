import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isIsoDay } from '../../values/day.ts';
import { citationStatus } from '../statutes/citation-status.ts';
import { findStatute, versionOn } from '../statutes/statute-library.ts';
import { applicablePenalty } from './applicable-penalty.ts';
import type { PenaltyBranch } from './cause.ts';
import { causeDefaults } from './cause-defaults.ts';
import { causes, findCause, findCauseByTitle, fineRange, penaltyBranches } from './cause-library.ts';
import { fillFactsSentence, gapNames, gapsOf } from './facts-sentence.ts';

/** Sums of money as statutes print them (200元, 1万元, 三万元, 五千元), in fen. */
function sumsIn(text: string): Set<number> {
  const digits = '零一二三四五六七八九十';
  const sums = new Set<number>();
  for (const [, number = '', unit = ''] of text.matchAll(/(\d+|[一二三四五六七八九十])([万千]?)元/g)) {
    const value = /\d/.test(number) ? Number(number) : digits.indexOf(number);
    sums.add(value * (unit === '万' ? 10_000 : unit === '千' ? 1000 : 1) * 100);
  }
  return sums;
}

/** The clause that a branch cites, its paragraph's lead included; null when the text is not held. */
function clauseText(branch: PenaltyBranch): string | null {
  const statute = findStatute(branch.law);
  const article = statute && versionOn(statute, branch.since)?.articles[String(branch.article)];
  if (!article) return null;
  const paragraphs =
    branch.paragraph === undefined ? article : article.slice(branch.paragraph - 1, branch.paragraph);
  const lines = paragraphs.flatMap(({ text, items }) => {
    const listed = typeof items === 'number' || items === undefined ? [] : items;
    return [text ?? '', ...(branch.item === undefined ? listed : listed.slice(branch.item - 1, branch.item))];
  });
  return lines.some((line) => line !== '') ? lines.join('') : null;
}

describe('the library of causes', () => {
  it('holds every file of the folder, at least forty, each title once', () => {
    const files = readdirSync(new URL('../data/causes/', import.meta.url));
    expect(
      causes()
        .map(({ id }) => `${id}.json`)
        .sort(),
    ).toEqual(files.sort());
    expect(causes().length).toBeGreaterThanOrEqual(40);
    expect(new Set(causes().map(({ title }) => title)).size).toBe(causes().length);
  });

  it.each(causes().map((cause) => [cause.title, cause] as const))('%s', (_title, cause) => {
    for (const place of [...cause.prohibition, ...cause.penalty]) {
      const day = 'since' in place ? place.since : '2026-03-05';
      expect(isIsoDay(day)).toBe(true);
      expect(['in-force', 'unknown-text'], JSON.stringify(place)).toContain(
        citationStatus(place, day).status,
      );
    }
    for (const gap of gapsOf(cause.factsSentence)) expect(gapNames).toContain(gap);
    const resting = cause.penalty.some(({ unverified }) => unverified !== undefined);
    if (!cause.confirmed) expect(cause.unverified).toContain('〔未核实〕');
    else if (resting) expect(cause.penalty.some(({ unverified }) => unverified === undefined)).toBe(true);
  });

  const held = causes().flatMap((cause) =>
    cause.penalty
      .filter(({ fine, until }) => fine?.kind === 'range' && until === undefined)
      .map((branch) => ({ cause, branch, text: clauseText(branch) }))
      .filter(({ text }) => text !== null),
  );

  it('checks most ranges against the text', () => expect(held.length).toBeGreaterThan(60));

  it.each(
    held.map(({ cause, branch, text }) => [`${cause.id}: ${branch.when}`, branch, text ?? ''] as const),
  )('%s: the bounds stand in the clause', (_name, { fine, law, article, paragraph }, text) => {
    if (fine?.kind !== 'range') return;
    // 网约车办法 34(2) and 城市公共交通条例 45(2) refer to the first paragraph for their sums.
    const refers = paragraph === 2 && (/前款/.test(text) || article === 45);
    const sums = sumsIn(refers ? wholeArticle(law, article) : text);
    expect(sums).toContain(fine.max);
    if (fine.min > 0) expect(sums).toContain(fine.min);
  });

  function wholeArticle(law: string, article: number): string {
    const statute = findStatute(law);
    const paragraphs = (statute && versionOn(statute, '2026-03-05')?.articles[String(article)]) ?? [];
    return paragraphs
      .map(({ text = '', items }) => text + (Array.isArray(items) ? items.join('') : ''))
      .join('');
  }
});

describe('未取得网络预约出租汽车运输证擅自从事网约车经营', () => {
  const cause = findCause('ride-hailing-without-vehicle-permit');
  if (!cause) throw new Error('the first cause is missing');

  it('is found by its title', () => {
    expect(findCauseByTitle('未取得网络预约出租汽车运输证擅自从事网约车经营')).toBe(cause);
  });

  it('is 警告 and 3,000–10,000 yuan by article 34(1)(2) since 2022-11-30', () => {
    const [branch, ...others] = penaltyBranches(cause, { day: '2022-11-30' });
    expect(others).toEqual([]);
    expect(branch).toMatchObject({ article: 34, paragraph: 1, item: 2, warning: true });
    expect(branch && fineRange(branch, {})).toEqual({ min: 300_000, max: 1_000_000 });
  });

  it('was 10,000–30,000 the day before', () => {
    const [branch] = penaltyBranches(cause, { day: '2022-11-29' });
    expect(branch && fineRange(branch, {})).toEqual({ min: 1_000_000, max: 3_000_000 });
  });

  it('falls under the milder new law when decided after the change (行政处罚法第三十七条)', () => {
    const change = { day: '2022-11-20', decisionDay: '2022-12-10' };
    const { law, branches } = applicablePenalty(cause, change);
    expect(law).toBe('decision-day');
    expect(branches.map((branch) => fineRange(branch, {}))).toEqual([{ min: 300_000, max: 1_000_000 }]);
    expect(applicablePenalty(cause, { day: '2026-03-05', decisionDay: '2026-04-05' }).law).toBe(
      'violation-day',
    );
    expect(applicablePenalty(cause, { day: '2022-10-01', decisionDay: '2022-11-01' })).toMatchObject({
      law: 'violation-day',
      branches: [{ item: 1 }],
    });
  });

  it('writes clause and kinds as documents do', () => {
    expect(causeDefaults(cause, { day: '2026-03-05' })).toEqual({
      cause: '未取得网络预约出租汽车运输证擅自从事网约车经营',
      prohibition: '《网络预约出租汽车经营服务管理暂行办法》第十三条',
      basis: '《网络预约出租汽车经营服务管理暂行办法》第三十四条第一款第（二）项',
      kinds: ['warning', 'fine'],
    });
  });

  it('fills the facts sentence and names what is missing', () => {
    const facts = {
      procedure: 'ordinary',
      cause: cause.title,
      parties: [{ id: 'a', role: 'party', kind: 'person', name: '张三' }],
      vehicles: [{ id: 'v', plate: '鲁ND12345' }],
      violation: { startedAt: '2026-03-05T09:05', place: '德州市东方红路' },
    } as const;
    const { text, missing } = fillFactsSentence(cause.factsSentence, {
      ...facts,
      parties: [...facts.parties],
      vehicles: [...facts.vehicles],
    });
    expect(text).toMatch(/^2026年3月5日9时05分，张三驾驶号牌为鲁ND12345的____，在德州市东方红路/);
    expect(missing).toEqual(['vehicle.type']);
  });
});

describe('a part of the sentence that may fall away', () => {
  const sentence = findCause('overload-on-highway')?.factsSentence ?? '';
  const tractor = { id: 't', plate: '鲁N12345', kind: 'tractor', type: '重型半挂牵引车' } as const;
  const facts = {
    procedure: 'ordinary',
    cause: '车辆违法超限行驶公路',
    parties: [{ id: 'a', role: 'driver', kind: 'person', name: '李四' }],
    violation: { startedAt: '2026-03-05T09:05', place: 'G3京台高速德州段' },
  } as const;

  it('names the trailer when there is one, and is silent when there is none', () => {
    const without = fillFactsSentence(sentence, {
      ...facts,
      parties: [...facts.parties],
      vehicles: [tractor],
    });
    expect(without.text).toContain('号牌为鲁N12345的重型半挂牵引车行驶至');
    expect(without.missing).toEqual([]);
    const trailer = { id: 'w', plate: '鲁N1234挂', kind: 'trailer' } as const;
    const withTrailer = fillFactsSentence(sentence, {
      ...facts,
      parties: [...facts.parties],
      vehicles: [tractor, trailer],
    });
    expect(withTrailer.text).toContain('号牌为鲁N12345（挂车鲁N1234挂）的重型半挂牵引车');
  });
});

describe('branches by illegal income (道路运输条例第六十三条第一项)', () => {
  const cause = findCause('freight-without-licence');
  if (!cause) throw new Error('cause missing');
  const when = (illegalIncome: number, grave = false): string[] =>
    penaltyBranches(cause, { day: '2026-03-05', illegalIncome, grave }).map((branch) => branch.when);

  it('above 10,000 yuan: one to five times the income', () => {
    expect(when(1_000_001)).toEqual(['违法所得超过1万元的']);
    const [branch] = penaltyBranches(cause, { day: '2026-03-05', illegalIncome: 2_000_000, grave: false });
    expect(branch && fineRange(branch, { illegalIncome: 2_000_000 })).toEqual({
      min: 2_000_000,
      max: 10_000_000,
    });
    expect(branch && fineRange(branch, {})).toBeNull();
  });

  it('below: 3,000 to 10,000 yuan, in grave cases 10,000 to 50,000', () => {
    expect(when(999_999)).toEqual(['没有违法所得或者违法所得不足1万元的']);
    expect(when(0, true)).toEqual(['没有违法所得或者违法所得不足1万元，情节严重的']);
  });

  it('exactly 10,000 yuan is in neither branch of the text', () => {
    expect(when(1_000_000)).toEqual([]);
  });

  it('an unknown income excludes nothing', () => {
    expect(penaltyBranches(cause, { day: '2026-03-05' })).toHaveLength(3);
  });
});
