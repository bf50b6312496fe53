import { describe, expect, it } from 'vitest';
import { dateSentence, formatDay, formatMoment, isIsoMoment, parseDay, parseMoment } from './chinese-date.ts';
import { formatChineseNumeral, parseChineseNumeral } from './chinese-numeral.ts';

describe('days', () => {
  it.each([
    '2026-3-5',
    '2026.3.5',
    '2026/03/05',
    '20260305',
    '2026年3月5日',
    '2026 年 3 月 5 日',
    '２０２６年３月５日',
    '2026－3－5',
    '二〇二六年三月五日',
    '二○二六年三月五日',
  ])('reads %s', (text) => {
    expect(parseDay(text)).toEqual({ ok: true, value: '2026-03-05' });
  });

  it.each([
    ['', 'empty'],
    ['2026-02-29', 'no-such-day'],
    ['2026年13月1日', 'no-such-day'],
    ['26-3-5', 'not-a-date'],
    ['3月5日', 'not-a-date'],
    ['2026-3.5', 'not-a-date'],
  ] as const)('refuses %s: %s', (text, problem) => {
    expect(parseDay(text)).toEqual({ ok: false, problem });
    expect(dateSentence(problem)).toMatch(/。$/);
  });

  it('prints without leading zeros and reads back', () => {
    expect(formatDay('2026-03-05')).toBe('2026年3月5日');
    expect(formatDay('2026-11-24')).toBe('2026年11月24日');
    expect(formatDay('明天')).toBe('明天');
  });
});

describe('moments', () => {
  it.each([
    '2026年3月5日9时05分',
    '2026-03-05T09:05',
    '2026-3-5 9:05',
    '２０２６年３月５日９时５分',
    '20260305 9:05',
  ])('reads %s', (text) => {
    expect(parseMoment(text)).toEqual({ ok: true, value: '2026-03-05T09:05' });
  });

  it.each([
    ['2026年3月5日', 'no-time'],
    ['2026年3月5日24时00分', 'no-such-time'],
    ['2026年2月30日9时05分', 'no-such-day'],
    ['9:05', 'not-a-date'],
    ['', 'empty'],
  ] as const)('refuses %s: %s', (text, problem) => {
    expect(parseMoment(text)).toEqual({ ok: false, problem });
  });

  it('prints minutes with two digits', () => {
    expect(formatMoment('2026-03-05T09:05')).toBe('2026年3月5日9时05分');
    expect(isIsoMoment('2026-03-05T24:00')).toBe(false);
  });
});

describe('Chinese numerals of articles', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [19, '十九'],
    [20, '二十'],
    [63, '六十三'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [128, '一百二十八'],
    [1260, '一千二百六十'],
    [1005, '一千零五'],
  ])('%d is %s', (value, text) => {
    expect(formatChineseNumeral(value)).toBe(text);
    expect(parseChineseNumeral(text)).toBe(value);
  });

  it('refuses what is no numeral', () => {
    for (const text of ['', '零', '十零', '百', '六三', 'abc']) expect(parseChineseNumeral(text)).toBeNull();
  });
});
