import type { DocumentView } from '../../cases/case-view.ts';
import { formatYuan, parseMoney } from '../../values/money.ts';
import type { RuleFinding } from '../rule.ts';
import { found, textsOf } from './support.ts';

const FIGURES = '[¥￥]?\\d[\\d,.]*万?元';
const CAPITALS = '(?:人民币)?(?:大写[：:]?)?[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{3,}';
const pairs = new RegExp(`(${FIGURES}|${CAPITALS})整?[（(](${FIGURES}|${CAPITALS})[）)]`, 'g');

/** An amount that a text gives both in figures and in capitals is the same in both. The fine's own column is P-10's. */
export function amountsTwice(one: DocumentView): readonly RuleFinding[] {
  return textsOf(one.content)
    .filter(({ pointer }) => pointer !== '/penaltyContent')
    .flatMap(({ pointer, text }) => {
      const wrong = differingPair(text);
      return wrong === null
        ? []
        : [
            found(
              one,
              pointer,
              `${one.title}这里写“${wrong.written}”，前一数额是${formatYuan(wrong.first)}，括号里是${formatYuan(wrong.second)}。请核对大写和数字。`,
            ),
          ];
    });
}

function differingPair(text: string): { written: string; first: number; second: number } | null {
  if (!/[（(]/.test(text)) return null;
  for (const [written, before = '', after = ''] of text.matchAll(pairs)) {
    const [first, second] = [amount(before), amount(after)];
    if (first !== null && second !== null && first !== second) return { written, first, second };
  }
  return null;
}

function amount(text: string): number | null {
  const read = parseMoney(text.replace(/^人民币|大写[：:]?/g, ''));
  return read.ok ? read.value : null;
}
