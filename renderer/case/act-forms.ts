import type { Act } from '../../contract/case-file.generated.ts';
import type { Option } from '../ui/select-input.tsx';
import * as words from './act-words.ts';

export type ActField = {
  readonly key: string;
  readonly label: string;
  readonly kind:
    | 'text'
    | 'longText'
    | 'day'
    | 'moment'
    | 'choice'
    | 'people'
    | 'document'
    | 'money'
    | 'flag'
    | 'names';
  readonly options?: readonly Option[];
  readonly required?: boolean;
  /** Asked only when another field has this value. */
  readonly when?: readonly [key: string, value: string | boolean];
};

export type RecordedKind = Exclude<Act['kind'], 'review' | 'scan' | 'stateChange' | 'publication'>;

const on: ActField = { key: 'on', label: '日期', kind: 'day', required: true };
const document: ActField = { key: 'document', label: '文书', kind: 'document', required: true };

/** What is asked of each kind of act that a person records (schemas/case.schema.json, act). */
export const actForms: Readonly<Record<RecordedKind, readonly ActField[]>> = {
  approval: [
    { key: 'subject', label: '审批事项', kind: 'choice', options: words.approvalSubjects, required: true },
    { ...document, required: false },
    { key: 'role', label: '审批人身份', kind: 'choice', options: words.approvalRoles, required: true },
    { key: 'by', label: '审批人', kind: 'people', required: true },
    { key: 'decision', label: '决定', kind: 'choice', options: words.approvalDecisions, required: true },
    on,
    { key: 'medium', label: '方式', kind: 'choice', options: words.media },
    { key: 'opinion', label: '意见', kind: 'longText' },
  ],
  signature: [
    document,
    { key: 'role', label: '签名人身份', kind: 'choice', options: words.signatureRoles, required: true },
    { key: 'name', label: '姓名', kind: 'people', required: true },
    { key: 'at', label: '时刻', kind: 'moment', required: true },
    { key: 'medium', label: '方式', kind: 'choice', options: words.media },
    { key: 'refused', label: '拒绝签名', kind: 'flag' },
    { key: 'reason', label: '拒绝理由', kind: 'text', required: true, when: ['refused', true] },
    { key: 'witness', label: '见证人', kind: 'text', when: ['refused', true] },
  ],
  service: [
    document,
    { key: 'method', label: '送达方式', kind: 'choice', options: words.serviceMethods, required: true },
    on,
    { key: 'place', label: '送达地点', kind: 'text' },
    { key: 'recipient', label: '收件人', kind: 'text' },
    { key: 'servers', label: '送达人（用顿号分开）', kind: 'names' },
    { key: 'relation', label: '代收人与受送达人的关系', kind: 'text' },
    { key: 'tracking', label: '邮件单号', kind: 'text', when: ['method', 'post'] },
    { key: 'refusalReason', label: '拒收理由', kind: 'text', when: ['method', 'retention'] },
    { key: 'witness', label: '见证人', kind: 'text', when: ['method', 'retention'] },
    { key: 'recorded', label: '有录音录像', kind: 'flag', when: ['method', 'retention'] },
    { key: 'tracking', label: '受委托的机关', kind: 'text', when: ['method', 'entrusted'] },
    { key: 'tracking', label: '转交的机关、单位', kind: 'text', when: ['method', 'forwarded'] },
    { key: 'tracking', label: '公告的媒体或者地点', kind: 'text', when: ['method', 'announcement'] },
    { key: 'refusalReason', label: '公告送达的原因和经过', kind: 'text', when: ['method', 'announcement'] },
    { key: 'addressConfirmed', label: '受送达人已书面确认该送达地址', kind: 'flag' },
  ],
  statement: [
    on,
    { key: 'by', label: '陈述人', kind: 'text', required: true },
    { key: 'content', label: '陈述申辩内容', kind: 'longText' },
    { key: 'reviewedOn', label: '复核日期', kind: 'day' },
    { key: 'adopted', label: '是否采纳', kind: 'choice', options: words.adoptions },
    { key: 'reviewOpinion', label: '复核意见', kind: 'longText' },
  ],
  waiver: [
    { key: 'right', label: '放弃的权利', kind: 'choice', options: words.rights, required: true },
    on,
    { key: 'by', label: '谁放弃', kind: 'text', required: true },
  ],
  suspension: [
    { key: 'ground', label: '原因', kind: 'choice', options: words.suspensionGrounds, required: true },
    { key: 'on', label: '不计算的第一日', kind: 'day', required: true },
    { key: 'until', label: '最后一日（还没有结束的空着）', kind: 'day' },
    { key: 'toldOn', label: '书面告知当事人的日期', kind: 'day' },
    { ...document, label: '所涉的强制措施决定书（不止一份的时候选）', required: false },
    { key: 'basis', label: '本站所据的规定（办案期限凭它扣除）', kind: 'longText' },
    { key: 'note', label: '说明', kind: 'text' },
  ],
  hearingRequest: [on, { key: 'by', label: '谁要求', kind: 'text', required: true }],
  discussion: [
    on,
    { key: 'attendees', label: '参加人（用顿号分开）', kind: 'names' },
    { key: 'conclusion', label: '讨论结论', kind: 'longText', required: true },
  ],
  payment: [
    on,
    { key: 'amount', label: '金额（元）', kind: 'money', required: true },
    { key: 'method', label: '方式', kind: 'choice', options: words.paymentMethods },
    { key: 'receiptNumber', label: '票据号', kind: 'text' },
  ],
  note: [
    { key: 'subject', label: '事项', kind: 'choice', options: words.noteSubjects, required: true },
    on,
    { key: 'text', label: '内容', kind: 'longText', required: true },
    { key: 'by', label: '记录人', kind: 'people' },
  ],
};

export const recordedKinds: readonly RecordedKind[] = [
  'approval',
  'signature',
  'service',
  'statement',
  'waiver',
  'hearingRequest',
  'suspension',
  'discussion',
  'payment',
  'note',
];
