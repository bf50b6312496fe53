import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citationSentence, citationStatus } from './citation-status.ts';
import { parseCitations } from './parse-citations.ts';
import { articleOn, articleText, findStatute, suggestStatutes } from './statute-library.ts';
import { formatStatutePlace } from './statute-place.ts';

const RIDE_HAILING = '网络预约出租汽车经营服务管理暂行办法';

function places(text: string): unknown[] {
  return parseCitations(text).map(({ law, article, paragraph, item }) => [law, article, paragraph, item]);
}

describe('citations in a text', () => {
  it('reads article, paragraph and item, with full-width or half-width brackets', () => {
    expect(
      places(`违反了《${RIDE_HAILING}》第十三条，依据《${RIDE_HAILING}》第三十四条第一款第（二）项`),
    ).toEqual([
      [RIDE_HAILING, 13, undefined, undefined],
      [RIDE_HAILING, 34, 1, 2],
    ]);
    expect(places(`《${RIDE_HAILING}》第三十四条第一款第(二)项`)).toEqual([[RIDE_HAILING, 34, 1, 2]]);
    expect(places(`《${RIDE_HAILING}》第三十四条第一款第二项`)).toEqual([[RIDE_HAILING, 34, 1, 2]]);
    expect(places('《行政处罚法》第五十七条第二款')).toEqual([['行政处罚法', 57, 2, undefined]]);
  });

  it('goes on over several articles, paragraphs and items of one law', () => {
    expect(places('《行政处罚法》第四十四条、第四十五条和第六十三条第一款第（一）项、第（三）项')).toEqual([
      ['行政处罚法', 44, undefined, undefined],
      ['行政处罚法', 45, undefined, undefined],
      ['行政处罚法', 63, 1, 1],
      ['行政处罚法', 63, 1, 3],
    ]);
  });

  it('lets 该办法 and 同法 stand for the law named last', () => {
    expect(places(`违反《${RIDE_HAILING}》第十三条，依据该办法第三十四条第一款`)).toEqual([
      [RIDE_HAILING, 13, undefined, undefined],
      [RIDE_HAILING, 34, 1, undefined],
    ]);
  });

  it('marks digits where Chinese numerals belong', () => {
    expect(parseCitations('《行政处罚法》第51条')).toMatchObject([{ article: 51, digits: true }]);
    expect(parseCitations('《行政处罚法》第５１条第1款')).toMatchObject([
      { article: 51, paragraph: 1, digits: true },
    ]);
    expect(parseCitations('《行政处罚法》第五十一条')).toMatchObject([{ digits: false }]);
  });

  it('marks vague ones, and leaves titles that are no law alone', () => {
    expect(parseCitations('根据《道路运输条例》等规定，')).toMatchObject([{ article: null, vague: true }]);
    expect(parseCitations('根据《道路运输条例》的有关规定')).toMatchObject([{ article: null, vague: true }]);
    expect(parseCitations('根据《道路运输条例》第六十三条等规定')).toMatchObject([
      { article: 63, vague: true },
    ]);
    expect(parseCitations('依照《行政复议法》申请')).toMatchObject([{ article: null, vague: false }]);
    expect(parseCitations('未取得《网络预约出租汽车运输证》；已送达《违法行为通知书》')).toEqual([]);
  });

  it('passes over a remark between title and article, and reads both ends of a range', () => {
    expect(places(`《${RIDE_HAILING}》（2022年修正）第十三条`)).toEqual([
      [RIDE_HAILING, 13, undefined, undefined],
    ]);
    expect(places('《行政处罚法》第六十七条至第六十九条')).toEqual([
      ['行政处罚法', 67, undefined, undefined],
      ['行政处罚法', 69, undefined, undefined],
    ]);
  });

  it('never fails, and its spans lie in order within the text', () => {
    const piece = fc.constantFrom(
      '《行政处罚法》',
      '《',
      '》',
      '第',
      '五十一',
      '条',
      '款',
      '（二）',
      '项',
      '、',
      '和',
      '等规定',
      '该办法',
      '1',
      '文',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { span } of parseCitations(text)) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
          last = span.start;
        }
      }),
    );
  });

  it('says where each one stands', () => {
    const text = '依据《行政处罚法》第五十一条作出';
    const [citation] = parseCitations(text);
    expect(text.slice(citation?.span.start, citation?.span.end)).toBe('《行政处罚法》第五十一条');
  });
});

describe('whether a citation stands', () => {
  const status = (law: string, article: number, paragraph?: number, item?: number, day = '2026-03-05') =>
    citationStatus(
      {
        law,
        article,
        ...(paragraph === undefined ? {} : { paragraph }),
        ...(item === undefined ? {} : { item }),
      },
      day,
    );

  it('finds what exists, by full title or short name', () => {
    expect(status('中华人民共和国行政处罚法', 63, 1, 6)).toMatchObject({ status: 'in-force' });
    expect(status('行政处罚法', 86)).toMatchObject({ status: 'in-force' });
    expect(status('《中华人民共和国行政处罚法》（2021年修订）', 85)).toMatchObject({ status: 'in-force' });
    expect(status(RIDE_HAILING, 34, 1, 2)).toMatchObject({ status: 'in-force', paragraphUnnamed: false });
  });

  it('refuses article, paragraph and item beyond the last', () => {
    expect(status('行政处罚法', 87)).toEqual({ status: 'no-such-article', missing: 'article' });
    expect(status('行政处罚法', 51, 2)).toEqual({ status: 'no-such-article', missing: 'paragraph' });
    expect(status('行政处罚法', 63, 1, 7)).toEqual({ status: 'no-such-article', missing: 'item' });
    expect(status('行政处罚法', 63, 2, 1)).toEqual({ status: 'no-such-article', missing: 'item' });
    expect(status('道路运输条例', 83)).toEqual({ status: 'no-such-article', missing: 'article' });
  });

  it('asks for the 款 where an article has several', () => {
    expect(status(RIDE_HAILING, 34, undefined, 2)).toMatchObject({
      status: 'in-force',
      paragraphUnnamed: true,
    });
    expect(status('道路运输条例', 63, undefined, 2)).toMatchObject({ paragraphUnnamed: false });
  });

  it('judges by the day: the 1996 text of 行政处罚法 had 64 articles and ended on 2021-07-14', () => {
    expect(status('行政处罚法', 70, undefined, undefined, '2021-07-14')).toEqual({
      status: 'no-such-article',
      missing: 'article',
    });
    expect(status('行政处罚法', 70, undefined, undefined, '2021-07-15')).toMatchObject({
      status: 'in-force',
    });
    expect(status('行政处罚法', 42, undefined, undefined, '2021-07-14')).toEqual({ status: 'unknown-text' });
  });

  it('knows the repealed, the future and the unknown', () => {
    expect(status('交通行政处罚程序规定', 3)).toEqual({ status: 'repealed', until: '2019-05-31' });
    expect(status('城市公共交通条例', 45, 1, undefined, '2024-11-30')).toEqual({
      status: 'not-yet-in-force',
      from: '2024-12-01',
    });
    expect(status('城市公共交通条例', 45, 1, undefined, '2024-12-01')).toMatchObject({ status: 'in-force' });
    expect(status('某某管理办法', 1)).toEqual({ status: 'unknown-law' });
    expect(status(RIDE_HAILING, 35)).toEqual({ status: 'unknown-text' });
  });

  it('calls nothing missing from an article read only in part', () => {
    expect(status('超限运输车辆行驶公路管理规定', 3, 1, 8)).toMatchObject({ status: 'in-force' });
    expect(status('超限运输车辆行驶公路管理规定', 3, 2)).toEqual({ status: 'unknown-text' });
    expect(status('超限运输车辆行驶公路管理规定', 43, 3)).toMatchObject({ missing: 'paragraph' });
  });

  it('has a sentence for each', () => {
    const place = { law: '行政处罚法', article: 63, paragraph: 1, item: 7 };
    expect(citationSentence(place, citationStatus(place, '2026-03-05'))).toBe(
      '《行政处罚法》没有第六十三条第一款第（七）项。请核对条、款、项。',
    );
    expect(formatStatutePlace(place)).toBe('《行政处罚法》第六十三条第一款第（七）项');
  });
});

describe('the library', () => {
  it('gives an article’s text, a line a paragraph or item', () => {
    const law = findStatute('处罚法');
    const article = law && articleOn(law, 68, '2026-03-05');
    expect(article && articleText(article)).toBe(
      '依照本法第五十一条的规定当场作出行政处罚决定，有下列情形之一，执法人员可以当场收缴罚款：\n' +
        '（一）依法给予一百元以下罚款的；\n（二）不当场收缴事后难以执行的。',
    );
    const unread = law && articleOn(law, 77, '2026-03-05');
    expect(unread && articleText(unread)).toBeNull();
  });

  it('completes titles while one types', () => {
    expect(suggestStatutes('行政处')[0]?.title).toBe('中华人民共和国行政处罚法');
    expect(suggestStatutes('网约车')[0]?.title).toBe(RIDE_HAILING);
    expect(suggestStatutes('公路').map(({ title }) => title)).toContain('公路安全保护条例');
    expect(suggestStatutes('不存在')).toEqual([]);
  });
});
