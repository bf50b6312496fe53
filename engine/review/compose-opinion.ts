import type { AnnotationView } from '../../contract/commands/annotations.ts';
import type { ChecklistItem } from '../../contract/commands/review.ts';

/** What the checklist and the annotations say for the opinion's fields; `open` are the questions nobody has answered. */
export type ComposedOpinion = {
  /** Values by pointer of the form legal-review-opinion; a field that cannot be told is not among them. */
  readonly values: Readonly<Record<string, string>>;
  readonly open: readonly string[];
};

type Answer = 'yes' | 'no' | null;

/** The rows of the opinion, each with the items of the penalty checklist that answer it, in the order of the form. */
const rows: readonly (readonly [pointer: string, name: string, items: readonly string[]])[] = [
  ['/agencyLawful', '执法主体', ['LR-02']],
  ['/officersQualified', '执法人员资格', ['LR-04']],
  [
    '/procedureLawful',
    '执法程序',
    ['LR-05', 'LR-06', 'LR-07', 'LR-09', 'LR-18', 'LR-19', 'LR-22', 'LR-23', 'LR-24'],
  ],
  ['/factsClear', '案件事实', ['LR-10', 'LR-12']],
  ['/evidenceSufficient', '证据', ['LR-08', 'LR-11']],
  ['/lawCorrect', '法律适用', ['LR-13', 'LR-15', 'LR-16', 'LR-17']],
  ['/discretionProper', '裁量', ['LR-14', 'LR-30']],
  ['/documentsComplete', '文书', ['LR-20', 'LR-25', 'LR-26', 'LR-27']],
];
/** Asked the other way round on the form: 是 there is 否 here. */
const turned: typeof rows = [
  ['/beyondPower', '权限', ['LR-03']],
  ['/suspectedCrime', '涉嫌犯罪', ['LR-21']],
];

/**
 * Composes the 法制审核意见书 from the answered checklist and the open annotations of the document under review. A
 * person's answer counts before the program's; what only a person can judge and nobody has answered stays open, and a
 * row or a conclusion that hangs on it is not proposed. `mustReview`: a reason of 行政处罚法58 or the station's list holds.
 */
export function composeOpinion(
  checklist: readonly ChecklistItem[],
  annotations: readonly AnnotationView[],
  mustReview: boolean,
): ComposedOpinion {
  const answers = new Map(checklist.map((item) => [item.id, answerOf(item)]));
  const values: Record<string, string> = mustReview ? { '/inScope': 'yes' } : {};
  for (const [pointer, , items] of rows) {
    const answer = together(items.map((id) => answers.get(id) ?? null));
    if (answer) values[pointer] = answer;
  }
  for (const [pointer, , items] of turned) {
    const answer = together(items.map((id) => answers.get(id) ?? null));
    if (answer) values[pointer] = answer === 'yes' ? 'no' : 'yes';
  }
  const wanted = annotations.filter(
    ({ annotation }) =>
      annotation.settled === undefined &&
      (annotation.kind === 'mustChange' || annotation.kind === 'suggestion'),
  );
  const mustChange = wanted.some(({ annotation }) => annotation.kind === 'mustChange');
  const conclusion = conclusionOf(values, mustChange);
  if (conclusion) values['/conclusion'] = conclusion;
  const opinion = opinionText(checklist, wanted, conclusion === 'agree');
  if (opinion !== '') values['/opinion'] = opinion;
  const open = checklist.filter((item) => answerOf(item) === null).map(({ question }) => question);
  return { values, open };
}

/** Not applicable stands against nothing. */
function answerOf({ answer, proposed, automatic }: ChecklistItem): Answer {
  if (answer) return answer.answer === 'no' ? 'no' : 'yes';
  if (automatic !== 'yes' || !proposed || proposed.answer === 'undecided') return null;
  return proposed.answer;
}

function together(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes(null) ? null : 'yes';
}

/** The five conclusions of the form, the gravest first; null while the rows do not decide it. */
function conclusionOf(values: Readonly<Record<string, string>>, mustChange: boolean): string | null {
  if (values['/suspectedCrime'] === 'yes') return 'transferCrime';
  if (values['/beyondPower'] === 'yes') return 'transferCompetence';
  if (values['/factsClear'] === 'no' || values['/evidenceSufficient'] === 'no') return 'supplement';
  if (mustChange || rows.some(([pointer]) => values[pointer] === 'no')) return 'correct';
  const decided = [...rows, ...turned].every(([pointer]) => values[pointer] !== undefined);
  return decided ? 'agree' : null;
}

function opinionText(
  checklist: readonly ChecklistItem[],
  wanted: readonly AnnotationView[],
  agreed: boolean,
): string {
  const against = checklist
    .filter((item) => answerOf(item) === 'no')
    .map((item) => `${item.question.replace(/？$/, '')}：否。${reasonsOf(item)}`);
  const notes = wanted.map(({ annotation, fieldTitle }) => {
    const place = fieldTitle === '' ? '' : `“${fieldTitle}”：`;
    const proposed = annotation.proposed === undefined ? '' : `建议改为“${annotation.proposed}”。`;
    return `${place}${ended(annotation.text)}${proposed}`;
  });
  const points = [...against, ...notes].map((text, index) => `${index + 1}.${text}`);
  if (points.length > 0) return points.join('\n');
  return agreed ? `经逐项审核，${rows.map(([, name]) => name).join('、')}均未发现问题，同意处理意见。` : '';
}

/** A person's note, else what the program found. */
function reasonsOf({ answer, proposed }: ChecklistItem): string {
  if (answer && answer.note.trim() !== '') return ended(answer.note.trim());
  return (proposed?.because ?? []).map(({ message }) => message).join('');
}

const ended = (text: string) => (/[。！？；]$/.test(text) ? text : `${text}。`);
