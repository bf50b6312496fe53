import type { Act } from '../../contract/case-file.generated.ts';
import type { Option } from '../ui/select-input.tsx';

export const actKinds: Readonly<Record<Act['kind'], string>> = {
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
  note: '记事',
  publication: '公示',
};

export const publicationSteps: readonly Option[] = [
  { value: 'submitted', title: '提交公开稿' },
  { value: 'returned', title: '退回公开稿' },
  { value: 'confirmed', title: '确认公开稿' },
  { value: 'withheld', title: '决定不公示' },
  { value: 'made', title: '制成公示包' },
  { value: 'published', title: '已公示' },
  { value: 'withdrawn', title: '撤回公示' },
  { value: 'ended', title: '停止公示' },
];

export const approvalSubjects: readonly Option[] = [
  { value: 'filing', title: '立案' },
  { value: 'evidencePreservation', title: '证据登记保存' },
  { value: 'coerciveMeasure', title: '行政强制措施' },
  { value: 'coerciveExtension', title: '延长强制措施期限' },
  { value: 'coerciveRelease', title: '解除强制措施' },
  { value: 'penalty', title: '处罚、不予处罚' },
  { value: 'transfer', title: '移送' },
  { value: 'decisionExtension', title: '延长办案期限' },
  { value: 'fineDeferral', title: '分期、延期缴纳罚款' },
  { value: 'enforcement', title: '行政强制执行' },
  { value: 'enforcementStatus', title: '中止、终结、恢复执行' },
  { value: 'closing', title: '结案' },
];
export const approvalRoles: readonly Option[] = [
  { value: 'section', title: '经办机构负责人' },
  { value: 'head', title: '执法部门负责人' },
];
export const approvalDecisions: readonly Option[] = [
  { value: 'approved', title: '同意' },
  { value: 'rejected', title: '不同意' },
];
export const signatureRoles: readonly Option[] = [
  { value: 'party', title: '当事人' },
  { value: 'agent', title: '代理人' },
  { value: 'interviewee', title: '被询问人' },
  { value: 'witness', title: '见证人' },
  { value: 'officer', title: '执法人员' },
  { value: 'recorder', title: '记录人' },
  { value: 'section', title: '经办机构负责人' },
  { value: 'head', title: '执法部门负责人' },
  { value: 'reviewer', title: '审核人' },
  { value: 'recipient', title: '受送达人' },
  { value: 'moderator', title: '主持人' },
];
export const media: readonly Option[] = [
  { value: 'paper', title: '纸上' },
  { value: 'screen', title: '屏上' },
];
export const serviceMethods: readonly Option[] = [
  { value: 'direct', title: '直接送达' },
  { value: 'retention', title: '留置送达' },
  { value: 'entrusted', title: '委托送达' },
  { value: 'post', title: '邮寄送达' },
  { value: 'forwarded', title: '转交送达' },
  { value: 'electronic', title: '电子送达' },
  { value: 'announcement', title: '公告送达' },
];
export const adoptions: readonly Option[] = [
  { value: 'yes', title: '采纳' },
  { value: 'partly', title: '部分采纳' },
  { value: 'no', title: '不采纳' },
];
export const rights: readonly Option[] = [
  { value: 'statement', title: '陈述、申辩' },
  { value: 'hearing', title: '听证' },
];
export const paymentMethods: readonly Option[] = [
  { value: 'bank', title: '银行' },
  { value: 'electronic', title: '电子支付' },
  { value: 'cash', title: '现金' },
];
export const suspensionGrounds: readonly Option[] = [
  { value: 'testing', title: '检测' },
  { value: 'inspection', title: '检验' },
  { value: 'quarantine', title: '检疫' },
  { value: 'appraisal', title: '技术鉴定' },
  { value: 'reconsideration', title: '行政复议' },
  { value: 'litigation', title: '行政诉讼' },
  { value: 'hearing', title: '听证' },
  { value: 'announcement', title: '公告' },
  { value: 'assistance', title: '行政协助' },
  { value: 'other', title: '其他' },
];
export const noteSubjects: readonly Option[] = [
  { value: 'transfer', title: '移送' },
  { value: 'recusal', title: '回避' },
  { value: 'assistance', title: '协助' },
  { value: 'recording', title: '全过程记录' },
  { value: 'publication', title: '公示' },
  { value: 'other', title: '其他' },
];
export const changedStates: readonly Option[] = [
  { value: 'issued', title: '签发' },
  { value: 'void', title: '作废' },
  { value: 'withdrawn', title: '撤回' },
  { value: 'revoked', title: '撤销' },
];
export const reviewResults: readonly Option[] = [
  { value: 'submitted', title: '提交审核' },
  { value: 'passed', title: '审核通过' },
  { value: 'returned', title: '审核退回' },
];
