import type { IsoDay } from '../../values/day.ts';
import { missingCase } from '../../values/missing-case.ts';
import { formatYuan } from '../../values/money.ts';
import type { Cause, FineMeasure, PenaltyBranch, PenaltyKind } from './cause.ts';
import { penaltyBranches } from './cause-library.ts';

/** The kinds of penalty as 行政处罚法第九条 names them. */
const kindTitles: Readonly<Record<PenaltyKind, string>> = {
  warning: '警告',
  criticism: '通报批评',
  fine: '罚款',
  confiscateIncome: '没收违法所得',
  confiscateGoods: '没收非法财物',
  suspendLicence: '暂扣许可证件',
  lowerGrade: '降低资质等级',
  revokeLicence: '吊销许可证件',
  restrictOperation: '限制开展生产经营活动',
  suspendBusiness: '责令停产停业',
  closeDown: '责令关闭',
  restrictEmployment: '限制从业',
};

/**
 * What a cause is punished with by the law of a day, in one readable line for choosing among causes:
 * “警告，罚款3000元至10000元”. Several branches follow one another; '' when no branch is in force that day.
 */
export function penaltySentence(cause: Cause, day: IsoDay): string {
  return [...new Set(penaltyBranches(cause, { day }).map(branchText))].filter(Boolean).join('；');
}

function branchText({ kinds, fine, fineIsOptional }: PenaltyBranch): string {
  return kinds
    .map((kind) => {
      if (kind !== 'fine') return kindTitles[kind];
      return `${fineIsOptional ? '可以处' : ''}罚款${fine ? measureText(fine) : ''}`;
    })
    .join('，');
}

function measureText(fine: FineMeasure): string {
  switch (fine.kind) {
    case 'range':
      if (fine.min === fine.max) return formatYuan(fine.max);
      if (fine.min === 0) return `${formatYuan(fine.max)}以下`;
      return `${formatYuan(fine.min)}至${formatYuan(fine.max)}`;
    case 'multiple': {
      const base = fine.of === 'illegalIncome' ? '违法所得' : '货值金额';
      return fine.min === fine.max ? `${base}${fine.max}倍` : `${base}${fine.min}倍至${fine.max}倍`;
    }
    case 'perUnit':
      return `每${fine.unit}${formatYuan(fine.perUnit)}，最高${formatYuan(fine.max)}`;
    default:
      return missingCase(fine);
  }
}
