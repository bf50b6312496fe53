import type { Act } from '../../contract/case-file.generated.ts';

const titles: Readonly<Record<Act['kind'], string>> = {
  approval: '审批',
  signature: '签名',
  service: '送达',
  statement: '陈述、申辩',
  waiver: '放弃权利',
  hearingRequest: '要求听证',
  suspension: '不计入期限的时间',
  review: '法制审核',
  discussion: '集体讨论',
  payment: '缴款',
  scan: '扫描件',
  stateChange: '文书状态',
  note: '其他情况',
  publication: '公示',
};

/** An act as a text of the record: what it is, of which document (its title, or ''), and who did it where it says so. */
export function actTitle(act: Act, document: string): string {
  const by = 'by' in act ? (act.by ?? '') : '';
  return `${titles[act.kind]}${document && `《${document}》`}${by && `（${by}）`}`;
}
