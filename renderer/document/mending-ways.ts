import type { DocumentSummary } from '../../contract/commands/cases.ts';

export type MendingWay = 'corrects' | 'revokes' | 'reissue' | 'withdraw' | 'void';

/** One way of dealing with a mistake found after issue, and what it does. */
export type MendingChoice = {
  readonly way: MendingWay;
  readonly title: string;
  readonly effect: string;
  /** It ends a document, so someone answers for it with a reason; the others begin a paper that is issued itself. */
  readonly answered: boolean;
};

const correct: MendingChoice = {
  way: 'corrects',
  title: '更正',
  effect:
    '错字、漏字、算错，不改变认定的事实、依据和处罚。新建更正通知书，签发后送达当事人；原文书照样有效，期限不变。',
  answered: false,
};
const revoke: MendingChoice = {
  way: 'revokes',
  title: '撤销',
  effect:
    '没有依据、违反程序，或者事实、法律有错误（行政处罚法第七十五条第二款）。新建撤销决定书；它一签发，本决定即告撤销：缴款等期限不再计算，公示过的三个工作日内撤回。',
  answered: false,
};
const withdraw: MendingChoice = {
  way: 'withdraw',
  title: '撤回',
  effect: '不再使用，也不重新制作。文书和文号留在案卷里，期限不再计算。',
  answered: true,
};
const voided: MendingChoice = {
  way: 'void',
  title: '作废',
  effect: '写坏、重复的稿子。文书和文号留在案卷里，印出来带“作废”字样。',
  answered: true,
};

const reissued = (effect: string): MendingChoice => ({
  way: 'reissue',
  title: '重新制作',
  effect: `${effect}新稿保留本文书自己写的内容，案件事实取现在的，文号另取。`,
  answered: true,
});

/**
 * What may be done about a document in its state. A decision that has been served binds until it is revoked by a paper
 * of its own; what has not left the house can simply be taken back.
 */
export function mendingChoices(document: DocumentSummary): readonly MendingChoice[] {
  switch (document.state) {
    case 'draft':
      return [voided];
    case 'void':
    case 'withdrawn':
    case 'revoked':
      return [reissued('')];
    case 'issued':
      return issuedChoices(document);
  }
}

function issuedChoices({ servedOn, revocable }: DocumentSummary): readonly MendingChoice[] {
  if (servedOn === null) return [reissued('还没有送达：先撤回这一份。'), withdraw, voided];
  if (revocable) return [correct, revoke];
  return [correct, reissued('已经送达：撤回这一份，并在新的一份里或者另行书面告知当事人。'), withdraw];
}
