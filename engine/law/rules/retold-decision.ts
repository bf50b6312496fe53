import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { parseChineseNumeral } from '../../values/chinese-numeral.ts';
import type { RuleFinding } from '../rule.ts';
import { parseCitations } from '../statutes/parse-citations.ts';
import { found } from './support.ts';

/** Fields in which later papers tell anew what the penalty decision said. */
const retellings = ['/decisionContent', '/decisionMatter', '/result'];

/** A paper that tells the decision anew gives it the terms and articles that it has (强制法35, 37). */
export function retoldDecision(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const decision = view.last('penalty-decision');
  if (!decision || one.id === decision.id) return [];
  return retellings.flatMap((pointer) => {
    const text = one.text(pointer);
    if (text === '') return [];
    const wrong = otherTerm(decision, text) ?? otherArticle(decision, text);
    return wrong === null
      ? []
      : [found(one, pointer, `${one.title}转述决定写${wrong}，《行政处罚决定书》没有这样写。请核对。`)];
  });
}

const said = (decision: DocumentView) =>
  ['/penaltyContent', '/otherPerformance', '/prohibition', '/penaltyBasis', '/discretion', '/facts']
    .map((pointer) => decision.text(pointer))
    .join('\n');

/** Terms that the decision's own print gives: fifteen days to pay (处罚法67), sixty days and six months of remedy. */
const printed = new Set(['15日', '60日', '6个月']);

function otherTerm(decision: DocumentView, text: string): string | null {
  const own = new Set([...termsIn(said(decision)), ...printed]);
  const other = termsIn(text).find((term) => !own.has(term));
  return other === undefined ? null : `期限${other}`;
}

/** The terms 某日内, 某个月内 of a text, with the number in figures. */
export function termsIn(text: string): readonly string[] {
  return [
    ...text.matchAll(/(\d{1,3}|[一二三四五六七八九十百]{1,4})(个工作日|个月|日|天)(?:之|以)?内/g),
  ].flatMap(([, written = '', unit = '']) => {
    const number = /^\d+$/.test(written) ? Number(written) : parseChineseNumeral(written);
    return number === null ? [] : [`${number}${unit === '天' ? '日' : unit}`];
  });
}

const shortTitle = (law: string) => law.replace(/^中华人民共和国/, '');

function otherArticle(decision: DocumentView, text: string): string | null {
  const own = parseCitations(said(decision));
  const other = parseCitations(text).find(
    ({ law, article }) =>
      article !== null &&
      !own.some((right) => shortTitle(right.law) === shortTitle(law) && right.article === article),
  );
  return other ? `依据“${text.slice(other.span.start, other.span.end)}”` : null;
}
