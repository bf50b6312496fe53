import { describe, expect, it } from 'vitest';
import type { StatuteListing } from '../../../contract/commands/law.ts';
import { completionAt } from './citation-completion.ts';

const article = (number: number, place: string, opening = '') => ({ number, place, opening });
const statutes: readonly StatuteListing[] = [
  {
    title: '中华人民共和国行政处罚法',
    aliases: ['行政处罚法', '处罚法'],
    inForce: true,
    articles: [article(3, '第三条'), article(33, '第三十三条', '违法行为轻微'), article(34, '第三十四条')],
  },
  { title: '网络预约出租汽车经营服务管理暂行办法', aliases: ['网约车办法'], inForce: true, articles: [] },
  { title: '交通行政处罚程序规定', aliases: [], inForce: false, articles: [] },
];
const at = (text: string, caret = text.length) => completionAt(text, caret, statutes);
const labels = (text: string) => at(text)?.options.map(({ label }) => label) ?? null;
const taken = (text: string, caret: number, index: number) => {
  const offer = at(text, caret);
  const option = offer?.options[index];
  return offer && option ? text.slice(0, offer.from) + option.text + text.slice(offer.to) : null;
};

describe('what is offered where a citation is typed', () => {
  it('after 《, the statutes whose full or short name begins so, then those that hold it', () => {
    expect(labels('依据《')).toHaveLength(3);
    expect(labels('依据《行政处')).toEqual(['中华人民共和国行政处罚法', '交通行政处罚程序规定']);
    expect(labels('依据《网约车')).toEqual(['网络预约出租汽车经营服务管理暂行办法']);
    expect(labels('持《道路运输证')).toBeNull();
  });

  it('after 》第, the articles whose number begins so, in Chinese numerals or figures', () => {
    expect(labels('《行政处罚法》第')).toEqual(['第三条', '第三十三条', '第三十四条']);
    expect(labels('《行政处罚法》第三十')).toEqual(['第三十三条', '第三十四条']);
    expect(labels('《行政处罚法》第33')).toEqual(['第三十三条']);
    expect(labels('《行政处罚法》第３４')).toEqual(['第三十四条']);
    expect(labels('《行政处罚法》（2021年修订）第三十四')).toEqual(['第三十四条']);
    expect(labels('《行政处罚法》第九')).toBeNull();
    expect(labels('《某某办法》第')).toBeNull();
  });

  it('nothing elsewhere: outside of a title, after the 条, on another line', () => {
    expect(labels('依据行政处罚法第')).toBeNull();
    expect(labels('《行政处罚法》第三条')).toBeNull();
    expect(labels('《行政处\n')).toBeNull();
    expect(at('依据《行政处', 2)).toBeNull();
  });

  it('takes the place of what was typed, and of a bracket or 条 that stands there already', () => {
    expect(taken('依据《处罚', 5, 0)).toBe('依据《中华人民共和国行政处罚法》第');
    expect(taken('依据《处罚》作出', 5, 0)).toBe('依据《中华人民共和国行政处罚法》第作出');
    expect(taken('《处罚》第三条', 3, 0)).toBe('《中华人民共和国行政处罚法》第三条');
    expect(taken('《网约车》', 4, 0)).toBe('《网络预约出租汽车经营服务管理暂行办法》');
    expect(taken('《行政处罚法》第33条第一款', 10, 0)).toBe('《行政处罚法》第三十三条第一款');
  });
});
