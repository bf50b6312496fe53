import type { DocumentView } from '../../cases/case-view.ts';
import type { Rule } from '../rule.ts';
import { citation, found } from './support.ts';

const coercionLaw = '中华人民共和国行政强制法';
/** Other fates of a seized thing than its return (行政强制法27, 行政处罚法74), as the closing report tells them. */
const otherFate = /没收|拍卖|变卖|销毁|移送|移交/;

function releases(release: DocumentView, decision: DocumentView): boolean {
  const named = release.text('/decisionNumber');
  return named === '' || named === decision.number;
}

const finalFate: Rule = {
  id: 'X-04',
  title: '结案前查封、扣押的场所、财物已有处理结果',
  basis: [citation(coercionLaw, '第二十七条'), citation(coercionLaw, '第二十八条')],
  severity: 'block',
  since: '2012-01-01',
  judgedBy: 'act',
  forms: ['case-closing-report'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      if (otherFate.test(`${one.text('/result')}${one.text('/performance')}`)) return [];
      return view
        .of('coercive-measure-decision')
        .filter((decision) => !view.of('coercive-measure-release').some((made) => releases(made, decision)))
        .map((decision) =>
          found(
            one,
            '/result',
            `${decision.title}${decision.number}采取的措施没有解除，结案报告也没有写明没收、拍卖、销毁或者移送。请先作出处理，再结案。`,
          ),
        );
    }),
};

/** 查封、扣押的财物. */
export const seizedThingRules: readonly Rule[] = [finalFate];
