import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChecklistItem } from '../../contract/commands/review.ts';
import type { Finding } from '../../contract/finding.ts';
import type { DocumentView } from '../cases/case-view.ts';
import rowsWithoutRule from '../law/data/rows-without-rule.json' with { type: 'json' };
import { type Checklist, type ChecklistQuestion, lawTables } from '../law/law-tables.ts';
import { rules } from '../law/rules/index.ts';

/**
 * The checklist of a form, or null where it has none: one that came with the data of law, else what a station's form
 * brings itself (`own`), else the program's.
 */
export function loadChecklist(resources: string, form: string, own?: Checklist): Checklist | null {
  const installed = lawTables().checklists.find((one) => one.form === form) ?? own;
  if (installed) return installed;
  const path = join(resources, 'templates', form, 'checklist.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

/**
 * The items with the program's answer (from the findings of their rules) and the person's. 「否」 means something stands
 * against it; an undecided finding makes the answer undecided, never a yes.
 */
export function answeredChecklist(
  checklist: Pick<Checklist, 'items'>,
  document: DocumentView,
  findings: readonly Finding[],
): ChecklistItem[] {
  const given = document.raw.checklist ?? {};
  return checklist.items.map((item) => {
    const answer = given[item.id];
    return {
      id: item.id,
      question: item.question,
      basis: item.basis,
      howToJudge: item.howToJudge,
      automatic: item.automatic,
      unknownRules: item.rules.filter((id) => !knownRules().has(id) && !judgedByPeople.has(id)),
      proposed: item.automatic === 'no' || item.rules.length === 0 ? null : proposal(item, findings),
      answer: answer
        ? { answer: answer.answer, note: answer.note ?? '', by: answer.by ?? '', on: answer.on ?? '' }
        : null,
    };
  });
}

function proposal(item: ChecklistQuestion, findings: readonly Finding[]): ChecklistItem['proposed'] {
  const own = findings.filter((finding) => item.rules.includes(finding.rule));
  const against = own.filter((finding) => !finding.undecided && finding.severity !== 'hint');
  const undecided = own.filter((finding) => finding.undecided);
  const because = (list: readonly Finding[]) => list.map(({ message, at }) => ({ message, at }));
  if (against.length > 0) return { answer: 'no', because: because(against) };
  if (undecided.length > 0) return { answer: 'undecided', because: because(undecided) };
  // Silence of rules that do not exist proves nothing: the answer is then left to the person.
  return item.rules.every((id) => knownRules().has(id)) ? { answer: 'yes', because: [] } : null;
}

/** Rows of the rule list that no program decides: that a checklist names them is no mistake. */
const judgedByPeople: ReadonlySet<string> = new Set(rowsWithoutRule.map(({ id }) => id));

/** Whether a rule of this number is in the list, decided by the program or by people. */
export function isRuleOfList(id: string): boolean {
  return knownRules().has(id) || judgedByPeople.has(id);
}

function knownRules(): ReadonlySet<string> {
  return new Set(rules.map((rule) => rule.id));
}
