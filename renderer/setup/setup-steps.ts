import type { MissingKey } from '../../contract/commands/setup.ts';
import type { SettingsTab, SetupStep } from '../state/route.ts';

/** One step of setting up a station: what is told there, and why it matters. */
export type StepInfo = {
  readonly key: SetupStep;
  readonly title: string;
  readonly lead: string;
  /** What the station still lacks as long as this is not filled in. */
  readonly tells: readonly MissingKey[];
  /** Where the same is changed later. */
  readonly tab: SettingsTab;
};

export const setupSteps: readonly StepInfo[] = [
  {
    key: 'agency',
    title: '本机关',
    lead: '全称要与印章一致，每一份文书都印它。几台机器共用一个机关名称的，给本机一个代号。',
    tells: ['agency', 'contact'],
    tab: 'agency',
  },
  {
    key: 'people',
    title: '人员',
    lead: '逐个添加，或者从名单（CSV、XLSX）一次导入，连同执法证号和有效期。一个人可以担任几种角色。',
    tells: ['officers', 'certificates', 'head', 'reviewer'],
    tab: 'people',
  },
  {
    key: 'numbering',
    title: '文号',
    lead: '照本机关发文的格式填。几台机器各用一段号码，文号就不会重复。',
    tells: ['numbering'],
    tab: 'numbering',
  },
  {
    key: 'remedy',
    title: '复议和诉讼',
    lead: '决定书告诉当事人到哪里申请复议、向哪个法院起诉。填一次，各文书都用。',
    tells: ['reconsideration', 'court'],
    tab: 'agency',
  },
  {
    key: 'payee',
    title: '罚款账户',
    lead: '罚款交到哪家银行、哪个账户，印在处罚决定书上。请照财政部门的通知填，填完核对一遍。',
    tells: ['payee'],
    tab: 'agency',
  },
  {
    key: 'thresholds',
    title: '数额标准',
    lead: '罚多少要告知听证、要法制审核、要集体讨论，由地方规定。写明规定的名称和文号才算数。',
    tells: ['hearing', 'review', 'discussion'],
    tab: 'thresholds',
  },
  {
    key: 'seal',
    title: '印章和证书',
    lead: '印章图盖在已签发的文书上；证书用来签名，可以是证书文件，也可以是 USB Key。',
    tells: ['seal', 'identity'],
    tab: 'seal',
  },
  {
    key: 'accounts',
    title: '管理员账户',
    lead: '设立账户以后，各人用自己的密码登录，审核、审批、签名只能本人做。',
    tells: ['accounts'],
    tab: 'accounts',
  },
];

/** Where something that is lacking is entered. */
export function stepOf(key: MissingKey): StepInfo | null {
  return setupSteps.find(({ tells }) => tells.includes(key)) ?? null;
}
