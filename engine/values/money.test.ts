import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney, formatYuan, moneySentence, parseMoney } from './money.ts';
import { moneyInCapitals, parseMoneyCapitals } from './money-in-capitals.ts';

describe('amounts in capitals (正确填写票据和结算凭证的基本规定)', () => {
  // The rule's own examples (fourth section) and plain consequences of it.
  it.each([
    [140_950, '壹仟肆佰零玖元伍角'],
    [600_714, '陆仟零柒元壹角肆分'],
    [168_032, '壹仟陆佰捌拾元零叁角贰分'],
    [10_700_053, '壹拾万柒仟元零伍角叁分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [32_504, '叁佰贰拾伍元零肆分'],
    [20_000, '贰佰元整'],
    [300_000, '叁仟元整'],
    [1_050_000, '壹万零伍佰元整'],
    [3_000_000, '叁万元整'],
    [10_000_500, '壹拾万零伍元整'],
    [10_000_000_000, '壹亿元整'],
    [10_000_100_000, '壹亿零壹仟元整'],
    [1000, '壹拾元整'],
    [50, '伍角'],
    [5, '伍分'],
    [0, '零元整'],
  ])('%d fen is %s', (fen, capitals) => {
    expect(moneyInCapitals(fen)).toBe(capitals);
    expect(parseMoneyCapitals(capitals)).toEqual({ ok: true, value: fen });
  });

  it.each([
    ['人民币壹仟陆佰捌拾元叁角贰分', 168_032],
    ['人民币壹拾万零柒仟元伍角叁分', 10_700_053],
    ['叁仟圆正', 300_000],
    ['叁仟元', 300_000],
    ['壹仟肆佰零玖元伍角整', 140_950],
  ])('reads the other spelling that the rule allows: %s', (capitals, fen) => {
    expect(parseMoneyCapitals(capitals)).toEqual({ ok: true, value: fen });
  });

  it.each([
    ['陆仟柒元整', 'zero-misplaced'],
    ['叁仟零元整', 'zero-misplaced'],
    ['拾元整', 'ten-without-one'],
    ['叁千元整', 'not-capitals'],
    ['叁仟仟元整', 'not-capitals'],
    ['叁仟', 'not-capitals'],
  ] as const)('refuses %s: %s', (capitals, problem) => {
    expect(parseMoneyCapitals(capitals)).toEqual({ ok: false, problem });
  });

  it('writes and reads every amount back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (fen) => {
        expect(parseMoneyCapitals(moneyInCapitals(fen))).toEqual({ ok: true, value: fen });
      }),
    );
  });
});

describe('amounts in figures', () => {
  it.each([
    ['3000', 300_000],
    ['3,000.00', 300_000],
    ['3000元', 300_000],
    ['¥3000.00', 300_000],
    ['￥３０００', 300_000],
    ['人民币3000元整', 300_000],
    ['0.5', 50],
    ['1409.50元', 140_950],
    ['叁仟元整', 300_000],
  ])('%s is %d fen', (text, fen) => {
    expect(parseMoney(text)).toEqual({ ok: true, value: fen });
  });

  it.each([
    ['', 'empty'],
    ['-5', 'negative'],
    ['1.234', 'more-than-two-decimals'],
    ['30,00', 'thousands-separator'],
    ['三千元', 'plain-numerals'],
    ['3万元', 'plain-numerals'],
    ['约3000', 'not-money'],
    ['99999999999999', 'too-large'],
  ] as const)('refuses %s: %s', (text, problem) => {
    expect(parseMoney(text)).toEqual({ ok: false, problem });
    expect(moneySentence(problem)).toMatch(/。$/);
  });

  it('formats', () => {
    expect(formatMoney(300_000)).toBe('¥3000.00');
    expect(formatMoney(5)).toBe('¥0.05');
    expect(formatYuan(300_000)).toBe('3000元');
    expect(formatYuan(140_950)).toBe('1409.50元');
  });
});
