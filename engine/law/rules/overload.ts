import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { causeOf } from '../causes/case-ranges.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { citation, found } from './support.ts';

const kilograms: Readonly<Record<string, number>> = { 吨: 1000, 千克: 1, 公斤: 1, kg: 1, t: 1000 };
const number = '(\\d+(?:\\.\\d+)?)\\s*(吨|千克|公斤|kg|t)';
const total = new RegExp(`(?:车货总质量|车货总重|总质量|总重)(?:为|是|：|:|达|达到|重)?\\s*${number}`);
const limit = new RegExp(
  `(?:限定标准|规定标准|限值|限载|限重|最高限|质量限定)[^0-9，。；超]{0,12}?\\s*${number}`,
);
const excess = new RegExp(`超(?:限|重|载)(?:重量|质量|数量|数|量|部分)?(?:为|是|：|:|达|了)?\\s*${number}`);

/** The kilograms that a text gives after these words, and how precisely; null where it gives none. */
function weightIn(text: string, words: RegExp): { readonly kg: number; readonly step: number } | null {
  const [, amount = '', unit = ''] = words.exec(text) ?? [];
  const each = kilograms[unit];
  if (each === undefined) return null;
  return { kg: Number(amount) * each, step: each / 10 ** (amount.split('.')[1]?.length ?? 0) };
}

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
    return documents.flatMap((one) => [...wrongWeights(one), ...noWeighing(view, one)]);
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

/** The decision of an overload rests on a weighing (公路安全保护条例40). */
function noWeighing(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  if (one.form !== 'penalty-decision' || one.state !== 'issued') return [];
  const evidence = view.file.evidence ?? [];
  if (evidence.length === 0 || evidence.some(({ name }) => /检测|称重|过磅|磅单|测量/.test(name))) return [];
  const message = '超限案件的证据清单中没有检测单、称重记录。请登记检测的证据。';
  return [{ ...found(one, '/evidence', message), severity: 'major' }];
}

/** 超限: what was weighed. */
export const overloadRules: readonly Rule[] = [weighed];
