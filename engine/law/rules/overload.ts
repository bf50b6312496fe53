import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatYuan } from '../../values/money.ts';
import { causeOf } from '../causes/case-ranges.ts';
import { excess, excessIn, limit, total, weightIn } from '../causes/weights.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { parseCitations } from '../statutes/parse-citations.ts';
import { amountOf, citation, found } from './support.ts';

const weighed: Rule = {
  id: 'I-23',
  title: '超限案件的总质量、限定标准和超限数相符，有检测的证据',
  basis: [citation('公路安全保护条例', '第四十条'), citation('公路安全保护条例', '第六十四条')],
  severity: 'block',
  since: '2011-07-01',
  judgedBy: 'act',
  forms: ['violation-notice', 'penalty-decision', 'investigation-report'],
  check: (view, documents) => {
    const cause = causeOf(view);
    if (cause?.field !== '公路超限' && !/超限/.test(view.facts.cause)) return [];
    return documents.flatMap((one) => [
      ...wrongWeights(one),
      ...unlikeScene(view, one),
      ...noWeighing(view, one),
      ...unlikeWeight(one),
    ]);
  },
};

function wrongWeights(one: DocumentView): readonly RuleFinding[] {
  const text = one.text('/facts');
  const [whole, allowed, over] = [total, limit, excess].map((words) => weightIn(text, words));
  if (!whole || !allowed) return [];
  if (whole.kg <= allowed.kg) {
    const message = `事实写总质量${whole.kg}千克，没有超过限定标准${allowed.kg}千克。请对照检测单核对。`;
    return [found(one, '/facts', message)];
  }
  if (!over) return [];
  const right = whole.kg - allowed.kg;
  // As precise as the least precise of the three.
  if (Math.abs(right - over.kg) <= Math.max(whole.step, allowed.step, over.step) / 2) return [];
  const message = `事实写总质量${whole.kg}千克、限定标准${allowed.kg}千克，超限应当是${right}千克，写的是${over.kg}千克。请对照检测单核对。`;
  return [found(one, '/facts', message)];
}

/** What the record of the scene says was weighed, and what the notice and the decision say. */
function unlikeScene(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const scene = view.last('scene-record');
  if (!scene || one.form === 'investigation-report') return [];
  const pairs = [
    ['总质量', total],
    ['限定标准', limit],
  ] as const;
  return pairs.flatMap(([title, words]) => {
    const [there, here] = [weightIn(scene.text('/content'), words), weightIn(one.text('/facts'), words)];
    if (!there || !here || Math.abs(there.kg - here.kg) <= Math.max(there.step, here.step) / 2) return [];
    const message = `现场笔录写${title}${there.kg}千克，这里写${here.kg}千克。请对照检测单核对。`;
    const related = [{ document: scene.id, pointer: '/content' }];
    return [{ ...found(one, '/facts', message), related }];
  });
}

/** The decision of an overload rests on a weighing (公路安全保护条例40). */
function noWeighing(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  if (one.form !== 'penalty-decision' || one.state !== 'issued') return [];
  const evidence = view.file.evidence ?? [];
  if (evidence.length === 0 || evidence.some(({ name }) => /检测|称重|过磅|磅单|测量/.test(name))) return [];
  const message = '超限案件的证据清单中没有检测单、称重记录。请登记检测的证据。';
  return [{ ...found(one, '/evidence', message), severity: 'major' }];
}

/** 超限运输车辆行驶公路管理规定 43 第一款第（二）项: 500 yuan for each 1000 kg, at most 30000; below that a warning. */
function unlikeWeight(one: DocumentView): readonly RuleFinding[] {
  const [fine, over] = [amountOf(one, '/fine'), excessIn(one.text('/facts'))];
  const cited = parseCitations(one.text('/penaltyBasis')).some(
    ({ law, article, item }) => law.startsWith('超限运输车辆') && article === 43 && item === 2,
  );
  if (fine === null || over === null || !cited || /减轻/.test(one.text('/discretion'))) return [];
  if (over <= 1000 && fine === 0) return [];
  const [least, most] = [Math.floor(over / 1000), Math.ceil(over / 1000)].map((units) =>
    Math.min(units * 50_000, 3_000_000),
  );
  if (over > 1000 && fine >= (least ?? 0) && fine <= (most ?? 0)) return [];
  const right =
    over <= 1000
      ? '予以警告'
      : `罚款${formatYuan(least ?? 0)}（不足1000千克的部分是否计算，看本省的裁量基准）`;
  const message = `超限${over}千克，按每超1000千克罚款500元计算，应当${right}，这里罚款${formatYuan(fine)}。请核对（该项是否为2021年文本〔未核实〕）。`;
  return [{ ...found(one, '/fine', message), severity: 'minor' }];
}

/** 超限: what was weighed. */
export const overloadRules: readonly Rule[] = [weighed];
