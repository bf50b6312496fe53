import type { Checklist } from '../law/law-tables.ts';
import { isRuleOfList } from './checklist.ts';

/** What a schema does not see in a checklist, each with its pointer: a number given twice, a rule that the program does not have. */
export function checklistMistakes({
  items,
}: Pick<Checklist, 'items'>): readonly { readonly pointer: string; readonly problem: string }[] {
  return items.flatMap((item, index) => [
    ...(items.findIndex((other) => other.id === item.id) < index
      ? [{ pointer: `/items/${index}/id`, problem: `编号“${item.id}”已经用过` }]
      : []),
    ...item.rules.flatMap((rule, at) =>
      isRuleOfList(rule)
        ? []
        : [{ pointer: `/items/${index}/rules/${at}`, problem: `没有编号为“${rule}”的规则` }],
    ),
  ]);
}
