import type { Binding } from './form.ts';

/** Chinese names of the binding view's roots: where a person finds the fact. */
const rootTitles: Readonly<Record<string, string>> = {
  case: '案件事实',
  agency: '本站设置 › 执法部门',
  party: '案件事实 › 当事人',
  partyPerson: '案件事实 › 当事人',
  partyOrganization: '案件事实 › 当事人',
  driver: '案件事实 › 驾驶员',
  owner: '案件事实 › 车辆所有人',
  agent: '案件事实 › 代理人',
  thirdPerson: '案件事实 › 第三人',
  witness: '案件事实 › 证人',
  vehicle: '案件事实 › 车辆',
  trailer: '案件事实 › 车辆',
  plates: '案件事实 › 车辆',
  officers: '案件事实 › 执法人员',
  officer1: '案件事实 › 执法人员',
  officer2: '案件事实 › 执法人员',
  officerNames: '案件事实 › 执法人员',
  certificateNumbers: '案件事实 › 执法人员',
  violation: '案件事实 › 违法事实',
  penalty: '案件事实 › 处罚',
  remedy: '本站设置 › 救济途径',
  payee: '本站设置 › 收款账户',
  document: '本文书的文号和日期',
  approvals: '经过 › 审批',
  earlier: '在先文书',
  evidence: '案件事实 › 证据',
  payment: '经过 › 缴款',
  statement: '经过 › 陈述申辩',
  review: '经过 › 法制审核',
  discussion: '经过 › 集体讨论',
  about: '所涉文书',
  today: '今天',
};

/** Where the fact behind a binding is kept, in Chinese. */
export function boundTitle(binding: Binding): string {
  const first = typeof binding === 'string' ? binding : (binding[0] ?? '');
  return rootTitles[first.split('/')[1] ?? ''] ?? '案件事实';
}

/** Whether a binding's source begins at a part of the case that bindings may take from. */
export function isKnownSource(source: string): boolean {
  return Object.hasOwn(rootTitles, source.split('/')[1] ?? '');
}
