import { expect, it } from 'vitest';
import type { DiscretionView, EarlierFine } from '../../contract/commands/discretion.ts';
import { middleOf, plotSentence } from './fine-plot.tsx';

const fined = (fine: number): EarlierFine => ({
  caseId: `case-${fine}`,
  caseName: '鲁德交立〔2026〕1号',
  number: '鲁德交罚〔2026〕1号',
  decidedOn: '2026-03-26',
  fine,
  step: '',
  partyKind: 'person',
});
const view = (earlier: readonly EarlierFine[], fine: number | null): DiscretionView => ({
  grounds: [],
  fine,
  partyKind: 'person',
  ranges: [{ title: '《某办法》第三十四条', min: 300_000, max: 1_000_000 }],
  unknown: null,
  steps: [],
  earlier,
});

it('tells in words what it draws', () => {
  expect(plotSentence(view([fined(500_000), fined(300_000), fined(400_050)], 300_000))).toBe(
    '法定幅度：《某办法》第三十四条 3000元至10000元。本站以前同一案由罚款 3 件，最低 3000 元，最高 5000 元，居中的是 4000.50 元。本案 3000 元',
  );
  expect(plotSentence(view([], null))).toContain('本站以前没有同一案由的罚款。本案还没有填罚款');
});

it('the middle of an even number is the lower of the two', () => {
  expect([middleOf([]), middleOf([3]), middleOf([9, 1]), middleOf([5, 1, 9])]).toEqual([null, 3, 1, 5]);
});
