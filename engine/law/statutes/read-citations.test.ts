import { describe, expect, it } from 'vitest';
import { readCitations } from './read-citations.ts';
import { listStatutes } from './statute-listing.ts';

describe('a citation as it is read', () => {
  it('gives the text in force on the day, with its dates', () => {
    const text = '依据《行政处罚法》第六十八条当场收缴';
    const [one, ...rest] = readCitations(text, '2026-03-05');
    expect(rest).toEqual([]);
    expect(one).toMatchObject({
      cited: '《行政处罚法》第六十八条',
      title: '中华人民共和国行政处罚法',
      sentence: null,
      version: { adopted: '2021-01-22', inForceFrom: '2021-07-15', until: null },
    });
    expect(one?.text).toMatch(/^依照本法第五十一条的规定当场作出行政处罚决定，/);
    expect(text.slice(one?.span.start, one?.span.end)).toBe('《行政处罚法》第六十八条');
    expect(one?.others.map(({ inForceFrom }) => inForceFrom)).toEqual([
      '1996-10-01',
      '2009-08-27',
      '2018-01-01',
    ]);
  });

  it('says plainly that a text is not carried, and gives none of another day', () => {
    const [before] = readCitations('《行政处罚法》第四十二条', '2021-07-14');
    expect(before).toMatchObject({ text: null, version: { until: '2021-07-14' } });
    expect(before?.sentence).toContain('程序没有');
    const [unknown] = readCitations('《某某管理办法》第一条', '2026-03-05');
    expect(unknown).toMatchObject({ title: null, text: null, version: null, others: [] });
    expect(unknown?.sentence).toContain('法律库中没有《某某管理办法》');
  });

  it('reads a title alone, and says when it is not in force', () => {
    expect(readCitations('依照《行政复议法》申请', '2026-03-05')).toMatchObject([
      { cited: '《行政复议法》', sentence: null, text: null },
    ]);
    const [repealed] = readCitations('依照《交通行政处罚程序规定》办理', '2026-03-05');
    expect(repealed?.sentence).toBe('《交通行政处罚程序规定》已于2019年5月31日后失效。请改引现行规定。');
    const [early] = readCitations('依照《城市公共交通条例》办理', '2024-11-30');
    expect(early?.sentence).toContain('自2024年12月1日起才施行');
  });
});

describe('statutes as they are offered', () => {
  it('lists every article of a law whose last one is known', () => {
    const law = listStatutes('2026-03-05').find(({ title }) => title === '中华人民共和国行政处罚法');
    expect(law?.articles.map(({ number }) => number)).toEqual([...Array(86).keys()].map((one) => one + 1));
    expect(law?.articles[50]).toMatchObject({ place: '第五十一条' });
    expect(law?.articles[50]?.opening).toMatch(/^违法事实确凿并有法定依据，/);
  });

  it('lists what is in force first, and offers no article of what is not', () => {
    const listed = listStatutes('2026-03-05');
    const firstOut = listed.findIndex(({ inForce }) => !inForce);
    expect(firstOut).toBeGreaterThan(0);
    expect(listed.slice(firstOut).every(({ inForce, articles }) => !inForce && articles.length === 0)).toBe(
      true,
    );
  });
});
