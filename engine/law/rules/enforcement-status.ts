import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { citation, found } from './support.ts';

const coercionLaw = '中华人民共和国行政强制法';
const act = { since: '2012-01-01', judgedBy: 'act' } as const;

const suspendGround: Rule = {
  id: 'F-22',
  title: '中止强制执行有法定情形，在强制执行决定之后',
  basis: [citation(coercionLaw, '第三十九条', '第一款')],
  severity: 'minor',
  ...act,
  forms: ['enforcement-status-notice'],
  check: (view, documents) => [
    ...documents.flatMap((one) => beforeDecision(view, one)),
    ...documents
      .filter((one) => one.text('/kind') === 'suspend' && one.text('/suspendReason') !== '')
      .filter(
        (one) =>
          !/确有困难|暂无履行能力|没有履行能力|第三人|权利|难以弥补|公共利益|其他|认为/.test(
            one.text('/suspendReason'),
          ),
      )
      .map((one) =>
        found(
          one,
          '/suspendReason',
          '中止的原因不像法定的四种情形（履行确有困难或者暂无履行能力；第三人主张权利确有理由；可能造成难以弥补的损失且中止不损害公共利益；行政机关认为需要中止的其他情形）。请核对。',
        ),
      ),
  ],
};

/** Nothing is suspended, resumed or ended before it was decided. */
function beforeDecision(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const decided = view.last('enforcement-decision')?.day ?? null;
  const day = one.text('/suspendFrom') || one.day;
  if (decided === null || day === null || day >= decided) return [];
  const pointer = one.text('/suspendFrom') === '' ? '/issuedOn' : '/suspendFrom';
  const message = `${formatDay(day)}中止、恢复或者终结强制执行，《行政强制执行决定书》${formatDay(decided)}才作出。请核对。`;
  return [found(one, pointer, message)];
}

const endGround: Rule = {
  id: 'F-23',
  title: '终结强制执行有法定情形',
  basis: [citation(coercionLaw, '第四十条')],
  severity: 'minor',
  ...act,
  forms: ['enforcement-status-notice'],
  check: (_view, documents) =>
    documents
      .filter((one) => one.text('/kind') === 'end' && one.text('/endReason') !== '')
      .filter((one) => !/死亡|终止|灭失|撤销|其他|认为/.test(one.text('/endReason')))
      .map((one) =>
        found(
          one,
          '/endReason',
          '终结的原因不像法定的五种情形（公民死亡无遗产和义务承受人；组织终止无财产和义务承受人；标的灭失；决定被撤销；其他）。请核对。',
        ),
      ),
};

/** 中止、终结强制执行. */
export const enforcementStatusRules: readonly Rule[] = [suspendGround, endGround];
