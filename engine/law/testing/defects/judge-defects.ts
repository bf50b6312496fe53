import { caseView } from '../../../cases/case-view.ts';
import { caseFindings } from '../../../findings.ts';
import { changed } from '../changed-case.ts';
import { soundCases, TESTED_ON } from '../sound-cases.ts';
import type { Defect } from './defect.ts';
import { besideEach, defects } from './index.ts';

export type Judged = {
  readonly defect: Defect;
  /** Alternatives of `finds` that no finding answers. */
  readonly missed: readonly string[];
  /** Rules (above hint) that nothing explains. */
  readonly wrong: readonly string[];
  /** Findings above hint. */
  readonly findings: number;
  /** Rules of the findings that are folded under another, in their order. */
  readonly folded: readonly string[];
};

/** Plants every defect in its sound case, and compares what all layers say with what they have to say. */
export function judgeDefects(root: string): readonly Judged[] {
  const { cases, station, library } = soundCases(root);
  return defects.map((defect) => {
    const sound = cases.get(defect.base);
    if (!sound) throw new Error(`${defect.id}: no sound case ${defect.base}`);
    const view = caseView(changed(sound, defect.change), station, library, TESTED_ON);
    const findings = caseFindings(view, library);
    const grave = findings.filter(({ severity }) => severity !== 'hint');
    return {
      defect,
      missed: defect.finds.filter((wanted) => !findings.some(({ rule }) => answers(wanted, rule))),
      wrong: [...new Set(grave.map(({ rule }) => rule))].filter((rule) => !explained(defect, rule)),
      findings: grave.length,
      folded: grave.filter(({ consequenceOf }) => consequenceOf !== undefined).map(({ rule }) => rule),
    };
  });
}

/** `P-08|schema.`: one of them, or any rule of the layer. */
function answers(wanted: string, rule: string): boolean {
  return wanted.split('|').some((one) => (one.endsWith('.') ? rule.startsWith(one) : rule === one));
}

function explained(defect: Defect, rule: string): boolean {
  const beside = besideEach[rule];
  return (
    defect.finds.some((wanted) => answers(wanted, rule) || beside?.finds.test(wanted)) ||
    defect.also?.[rule] !== undefined
  );
}
