import type { MissingKey, MissingSetting } from '../../contract/commands/setup.ts';
import type { IdentityInfo } from '../../contract/commands/station.ts';
import type { StationPerson, StationSettings } from '../cases/station-settings.ts';
import type { FormDefinition } from '../forms/form.ts';

export type SetupState = {
  readonly station: StationSettings;
  readonly forms: readonly FormDefinition[];
  /** The certificate that is signed with, or null. */
  readonly identity: IdentityInfo | null;
  readonly hasAccounts: boolean;
  readonly today: string;
};

type Need = {
  readonly key: MissingKey;
  /** Chinese: what is lacking, or null where nothing is. */
  readonly lacks: (state: SetupState) => string | null;
  readonly why: string;
  /** Which forms stay incomplete. */
  readonly stops: (form: FormDefinition) => boolean;
};

/** Forms that take a value of these places of the binding view, wherever it comes from. */
function takes(...places: readonly string[]): Need['stops'] {
  return ({ bindings, prefill }) =>
    [...Object.values(bindings), ...Object.values(prefill)]
      .flat()
      .some((source) => places.some((place) => source === place || source.startsWith(`${place}/`)));
}

const sealed: Need['stops'] = ({ seal }) => seal;
const approved: Need['stops'] = ({ signers }) => signers.some(({ role }) => role === 'head');
const these =
  (...ids: readonly string[]): Need['stops'] =>
  ({ id }) =>
    ids.includes(id);

const unless = (there: boolean, what: string) => (there ? null : what);
const holding = ({ people }: StationSettings, role: StationPerson['roles'][number]) =>
  people.filter(({ name, roles }) => name.trim() !== '' && roles.includes(role));
const threshold = ({ thresholds }: StationSettings, kind: 'hearing' | 'review' | 'discussion') =>
  thresholds.some((one) => one.kind === kind && one.source.trim() !== '');

/** Everything that a station has to tell once, the most needed first. Articles of 行政处罚法 as of 2021-07-15. */
const needs: readonly Need[] = [
  {
    key: 'agency',
    lacks: ({ station: { agency } }) => unless(agency.name.trim() !== '', '执法部门全称'),
    why: '文书要写明作出决定的机关名称，与印章一致（《行政处罚法》第五十九条）。',
    stops: takes('/agency/name'),
  },
  {
    key: 'contact',
    lacks: ({ station: { agency } }) => {
      const parts = { address: '地址', postcode: '邮政编码', contact: '联系人', phone: '联系电话' } as const;
      const empty = (Object.keys(parts) as (keyof typeof parts)[]).filter((key) => agency[key].trim() === '');
      return unless(empty.length === 0, empty.map((key) => parts[key]).join('、'));
    },
    why: '文书上要印，当事人据此联系和陈述申辩。',
    stops: takes('/agency/address', '/agency/postcode', '/agency/contact', '/agency/phone'),
  },
  {
    key: 'numbering',
    lacks: ({ station: { numbering } }) =>
      unless(
        ['{year}', '{serial}'].every((part) => numbering.pattern.includes(part)),
        '文号格式',
      ),
    why: '格式里没有年份或者顺序号，文号会重复。',
    stops: ({ numberCode }) => numberCode !== null,
  },
  {
    key: 'officers',
    lacks: ({ station }) => {
      const officers = holding(station, 'officer').filter((one) => one.certificateNumber.trim() !== '');
      return unless(officers.length >= 2, officers.length === 0 ? '执法人员及执法证号' : '第二名执法人员');
    },
    why: '执法人员不得少于两人，并有行政执法资格（《行政处罚法》第四十二条）。',
    stops: takes('/officer1', '/officer2', '/officers', '/officerNames', '/certificateNumbers'),
  },
  {
    key: 'certificates',
    lacks: ({ station, today }) => {
      const expired = holding(station, 'officer').filter(
        ({ validUntil }) => validUntil !== undefined && validUntil < today,
      );
      const names = expired.map(({ name }) => name).join('、');
      return unless(expired.length === 0, `${names}的有效执法证`);
    },
    why: '执法证已到期，不能再由其执法。换证后改有效期；不再执法的，去掉“执法人员”。',
    stops: takes('/officer1', '/officer2', '/officers', '/officerNames', '/certificateNumbers'),
  },
  {
    key: 'head',
    lacks: ({ station }) => unless(holding(station, 'head').length > 0, '执法部门负责人'),
    why: '由负责人审查调查结果，作出决定（《行政处罚法》第五十七条）；立案、延期等审批也由其签署。',
    stops: approved,
  },
  {
    key: 'reviewer',
    lacks: ({ station }) => unless(holding(station, 'reviewer').length > 0, '法制审核人员'),
    why: '应当法制审核的，未经审核不得作出决定（《行政处罚法》第五十八条）。',
    stops: these('legal-review-opinion'),
  },
  {
    key: 'reconsideration',
    lacks: ({ station: { remedy } }) => unless(remedy.reconsiderationOrgan.trim() !== '', '行政复议机关'),
    why: '决定书要写明申请行政复议的途径（《行政处罚法》第五十九条）。',
    stops: takes('/remedy/reconsiderationOrgan'),
  },
  {
    key: 'court',
    lacks: ({ station: { remedy } }) => unless(remedy.court.trim() !== '', '管辖法院'),
    why: '决定书要写明提起行政诉讼的途径（《行政处罚法》第五十九条）。',
    stops: takes('/remedy/court'),
  },
  {
    key: 'payee',
    lacks: ({ station: { payee } }) =>
      unless(payee.bank.trim() !== '' && payee.account.trim() !== '', '收款银行和账号'),
    why: '罚款由当事人到指定的银行缴纳（《行政处罚法》第六十七条）。',
    stops: takes('/payee'),
  },
  {
    key: 'hearing',
    lacks: ({ station }) => unless(threshold(station, 'hearing'), '听证的数额标准'),
    why: '没有写明出处的标准，程序不能判断罚款是不是“较大数额”（《行政处罚法》第六十三条）。',
    stops: these('violation-notice', 'hearing-notice'),
  },
  {
    key: 'review',
    lacks: ({ station }) => unless(threshold(station, 'review'), '法制审核的数额标准'),
    why: '没有写明出处的标准，程序不能判断是不是应当审核（《行政处罚法》第五十八条）。',
    stops: these('penalty-decision', 'legal-review-opinion'),
  },
  {
    key: 'discussion',
    lacks: ({ station }) => unless(threshold(station, 'discussion'), '集体讨论的数额标准'),
    why: '没有写明出处的标准，程序不能判断是不是应当集体讨论（《行政处罚法》第五十七条）。',
    stops: these('penalty-decision', 'collective-discussion-record'),
  },
  {
    key: 'seal',
    lacks: ({ station: { seal } }) => unless(seal !== null, '印章图'),
    why: '决定书必须盖有机关的印章（《行政处罚法》第五十九条）；没有印章图，导出的文件上只有签名没有章。',
    stops: sealed,
  },
  {
    key: 'identity',
    lacks: ({ identity, today }) => {
      if (identity === null) return '签名证书';
      if (identity.trial) return '正式的签名证书';
      return unless(identity.notAfter.slice(0, 10) >= today, '有效的签名证书');
    },
    why: '已签发的文书要用有效的正式证书签名；试用证书的签名没有法律效力。',
    stops: sealed,
  },
  {
    key: 'accounts',
    lacks: ({ hasAccounts }) => unless(hasAccounts, '第一个管理员的账户'),
    why: '现在谁打开程序都能做一切，操作记录也分不出是谁。',
    stops: () => false,
  },
];

/** What the station has not told yet, with the forms that stay incomplete without it. */
export function missingSettings(state: SetupState): readonly MissingSetting[] {
  return needs.flatMap(({ key, lacks, why, stops }) => {
    const what = lacks(state);
    if (what === null) return [];
    return [{ key, what, why, forms: state.forms.filter(stops).map(({ title }) => title) }];
  });
}
