import type { DocumentSummary } from '../../contract/commands/cases.ts';

type Word = { readonly text: string; readonly tone: 'neutral' | 'good' | 'wait' | 'bad' | 'accent' };

export const documentState: Readonly<Record<DocumentSummary['state'], Word>> = {
  draft: { text: '草稿', tone: 'wait' },
  issued: { text: '已签发', tone: 'good' },
  void: { text: '已作废', tone: 'neutral' },
  withdrawn: { text: '已撤回', tone: 'neutral' },
  revoked: { text: '已撤销', tone: 'bad' },
};

/** null: nothing to say. */
export const reviewState: Readonly<Record<DocumentSummary['review'], Word | null>> = {
  none: null,
  submitted: { text: '审核中', tone: 'accent' },
  passed: { text: '审核通过', tone: 'good' },
  returned: { text: '审核退回', tone: 'bad' },
  voided: { text: '须重新审核', tone: 'bad' },
};
