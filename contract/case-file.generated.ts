/* Generated from schemas/case.schema.json by scripts/generate-types.mjs. Do not edit. */

export type Id = string;
export type Name = string;
/**
 * 日期，写作 2026-03-05。
 */
export type Day = string;
export type Line = string;
export type Text = string;
/**
 * 案件经过中的一个行为。
 */
export type Act =
  | Approval
  | Signature
  | Service
  | StatementAct
  | Waiver
  | HearingRequest
  | Suspension
  | ReviewAct
  | Discussion
  | Payment
  | Scan
  | StateChange
  | NoteAct
  | PublicationAct;
/**
 * 时刻，写作 2026-03-05T14:05（本地时间）。
 */
export type Moment = string;
/**
 * 金额，单位为分：3000 元写 300000。
 */
export type Fen = number;

/**
 * 一个案件的全部内容：案件事实、文书、证据、经过。时间一律为本地时间；金额一律为整数“分”。
 */
export interface CaseFile {
  /**
   * 可写本格式文件的位置，供编辑器提示用，程序不读。
   */
  $schema?: string;
  /**
   * 格式及版本，固定写 anjuan-case/1。
   */
  format: 'anjuan-case/1';
  /**
   * 案件唯一编号（UUID v7）。手写时可省略，导入时自动编。
   */
  id?: string;
  facts: Facts;
  /**
   * 证据清单，依次编号。
   */
  evidence?: Evidence[];
  /**
   * 文书，按制作先后。
   */
  documents: CaseDocument[];
  /**
   * 经过：审批、签名、送达、陈述申辩、缴款等，按先后。
   */
  acts?: Act[];
}
/**
 * 案件事实：录入一次，各文书共用。
 */
export interface Facts {
  /**
   * 程序：ordinary 普通程序，summary 简易程序。
   */
  procedure: 'ordinary' | 'summary';
  /**
   * 案号。
   */
  caseNumber?: string;
  /**
   * 案由库编号，例如 ride-hailing-without-vehicle-permit；不在库中的可省略。
   */
  causeId?: string;
  /**
   * 案由，照文书写法。
   */
  cause: string;
  /**
   * 案件来源：行政检查中发现、举报、上级交办、下级报请、部门移送、其他。
   */
  source?: 'inspection' | 'report' | 'superior' | 'subordinate' | 'transferred' | 'other';
  /**
   * 来源为后四种时的说明（上级机关名称等）。
   */
  sourceText?: string;
  /**
   * 受案时间。
   */
  acceptedOn?: string;
  /**
   * 案件基本情况（立案登记表用）。
   */
  summary?: string;
  agency?: Agency;
  /**
   * 有关的人和单位：当事人、驾驶员、所有人、代理人、第三人、证人。第一个 role 为 party 的是本案当事人。
   */
  parties?: Party[];
  /**
   * 涉案车辆（牵引车、挂车分别写）。
   */
  vehicles?: Vehicle[];
  /**
   * 承办执法人员，至少两名。
   */
  officers?: Officer[];
  violation?: Violation;
  penalty?: Penalty;
  remedy?: Remedy;
  payee?: Payee;
}
/**
 * 执法部门，取自本站设置。
 */
export interface Agency {
  /**
   * 执法部门全称，与印章一致。
   */
  name?: string;
  /**
   * 管辖区域，例如 德州市德城区。
   */
  district?: string;
  /**
   * 联系地址。
   */
  address?: string;
  /**
   * 邮政编码。
   */
  postcode?: string;
  /**
   * 联系人。
   */
  contact?: string;
  /**
   * 联系电话。
   */
  phone?: string;
  /**
   * 经办机构名称。
   */
  section?: string;
  /**
   * 所在省级行政区，用于查地方标准。
   */
  province?: string;
}
export interface Party {
  /**
   * 案件内编号，文书用它指明是谁的文书。
   */
  id: string;
  /**
   * 身份：当事人、驾驶员、车辆所有人、代理人、第三人、证人。
   */
  role: 'party' | 'driver' | 'owner' | 'agent' | 'thirdPerson' | 'witness';
  /**
   * person 个人，organization 单位。
   */
  kind: 'person' | 'organization';
  /**
   * 个人姓名或单位名称。
   */
  name: string;
  /**
   * 性别（个人）。
   */
  sex?: '男' | '女';
  /**
   * 年龄；有身份证号时可省略，按违法之日算出。
   */
  age?: number;
  /**
   * 证件种类，默认居民身份证。
   */
  idType?: 'citizen-id' | 'residence-permit' | 'passport' | 'other';
  /**
   * 身份证件号。
   */
  idNumber?: string;
  /**
   * 个人住址或单位地址。
   */
  address?: string;
  /**
   * 联系电话。
   */
  phone?: string;
  /**
   * 工作单位及职务。
   */
  employer?: string;
  /**
   * 法定代表人（单位）。
   */
  legalRepresentative?: string;
  /**
   * 法定代表人职务（单位）。
   */
  legalRepresentativePost?: string;
  /**
   * 统一社会信用代码（单位）。
   */
  creditCode?: string;
  /**
   * 与案件或当事人的关系，例如 当事人本人、乘客。
   */
  relation?: string;
  /**
   * 代理人所代理的当事人编号。
   */
  agentFor?: string;
}
export interface Vehicle {
  id: Id;
  /**
   * 号牌号码，例如 鲁N12345、鲁ND12345。
   */
  plate: string;
  /**
   * 车（船）类别。
   */
  kind?: 'car' | 'bus' | 'truck' | 'tractor' | 'trailer' | 'ship' | 'other';
  /**
   * 车（船）型，例如 小型轿车。
   */
  type?: string;
  /**
   * 颜色。
   */
  color?: string;
  /**
   * 行驶证所有人。
   */
  owner?: string;
  /**
   * 运输证号；没有的不写。
   */
  permitNumber?: string;
}
export interface Officer {
  id: Id;
  /**
   * 姓名。
   */
  name: string;
  /**
   * 执法证号。
   */
  certificateNumber: string;
  /**
   * 执法证有效期起。
   */
  validFrom?: string;
  /**
   * 执法证有效期止。
   */
  validUntil?: string;
  /**
   * 单位及职务。
   */
  post?: string;
}
export interface Violation {
  /**
   * 违法行为发生（查获）时刻。
   */
  startedAt?: string;
  /**
   * 现场检查结束时刻。
   */
  endedAt?: string;
  /**
   * 发现违法行为之日；默认与发生之日同。
   */
  discoveredOn?: string;
  /**
   * 违法行为发生地（执法地点）。
   */
  place?: string;
  /**
   * 查明的违法事实。
   */
  facts?: string;
  /**
   * 违反的条款，例如 《网络预约出租汽车经营服务管理暂行办法》第十三条。
   */
  prohibition?: string;
  /**
   * 违法所得（分）；没有的写 0。
   */
  illegalIncome?: number;
  /**
   * 裁量情节：初次、轻微、及时改正、主动配合、立功、受诱骗、未成年、造成危害、再犯、阻碍、突发事件期间、主动消除危害后果、主动供述、没有主观过错、不能辨认或者控制行为、尚未完全丧失行为能力。
   */
  circumstances?: (
    | 'first'
    | 'minor'
    | 'corrected'
    | 'cooperative'
    | 'meritorious'
    | 'induced'
    | 'juvenile'
    | 'harm'
    | 'repeated'
    | 'obstructed'
    | 'emergency'
    | 'remedied'
    | 'confessed'
    | 'faultless'
    | 'incapable'
    | 'limitedCapacity'
  )[];
  /**
   * 是否涉嫌犯罪。
   */
  suspectedCrime?: boolean;
}
/**
 * 拟作出或已作出的处罚。
 */
export interface Penalty {
  /**
   * 处罚依据条款。
   */
  basis?: string;
  /**
   * 处罚种类（行政处罚法第九条）。
   */
  kinds?: (
    | 'warning'
    | 'criticism'
    | 'fine'
    | 'confiscateIncome'
    | 'confiscateGoods'
    | 'suspendLicence'
    | 'lowerGrade'
    | 'revokeLicence'
    | 'restrictOperation'
    | 'suspendBusiness'
    | 'closeDown'
    | 'restrictEmployment'
  )[];
  /**
   * 罚款数额（分）。
   */
  fine?: number;
  /**
   * 没收违法所得数额（分）。
   */
  confiscatedIncome?: number;
  /**
   * 处罚内容，照文书写法，金额须写明。
   */
  content?: string;
  /**
   * 适用的裁量基准名称和文号。
   */
  discretionStandard?: string;
  /**
   * 裁量档次。
   */
  discretionStep?: string;
  /**
   * 裁量理由。
   */
  discretionReason?: string;
  /**
   * 其他执行方式和期限。
   */
  otherPerformance?: string;
}
export interface Remedy {
  /**
   * 行政复议机关（行政复议法第二十四条：一般为本级人民政府）。
   */
  reconsiderationOrgan?: string;
  /**
   * 管辖法院，写到“人民法院”之前。
   */
  court?: string;
}
export interface Payee {
  /**
   * 代收机构（银行）名称。
   */
  bank?: string;
  /**
   * 代收机构地址。
   */
  bankAddress?: string;
  /**
   * 收款账号。
   */
  account?: string;
  /**
   * 收款户名。
   */
  accountName?: string;
}
export interface Evidence {
  id: Id;
  /**
   * 证据种类（行政处罚法第四十六条）：书证、物证、视听资料、电子数据、证人证言、当事人的陈述、鉴定意见、勘验笔录和现场笔录。
   */
  kind:
    'documentary' | 'physical' | 'audioVisual' | 'electronic' | 'testimony' | 'statement' | 'expertOpinion' | 'record';
  /**
   * 证据名称。
   */
  name: string;
  /**
   * 规格。
   */
  specification?: string;
  /**
   * 数量，例如 1份。
   */
  count?: string;
  /**
   * 备注。
   */
  note?: string;
  /**
   * 来源。
   */
  source?: string;
  /**
   * 取得时刻。
   */
  collectedAt?: string;
  /**
   * 取证人员姓名。
   */
  collectedBy?: Name[];
  /**
   * 证明内容。
   */
  proves?: string;
  /**
   * 复制件是否与原件核对无误。
   */
  checkedAgainstOriginal?: boolean;
  /**
   * 认定为非法取得，不得作为根据。
   */
  unlawful?: boolean;
  /**
   * 证据即本案文书时，该文书的编号。
   */
  document?: string;
  attachment?: Attachment;
  /**
   * 是全过程记录中哪些环节的文字、音像记录（行政处罚法第四十七条）。
   */
  recordOf?: RecordedStep[];
  fileRecord?: FileRecord;
}
/**
 * 附件文件（扫描件、照片、录像），按内容存一份。
 */
export interface Attachment {
  sha256: string;
  name: Name;
  size: number;
}
/**
 * 全过程记录的一个环节，或者其中一份文书所记的那一次（现场检查、询问、送达等）。
 */
export interface RecordedStep {
  /**
   * 环节：filing 立案，investigation 调查取证，coercion 行政强制，notice 告知，hearing 听证，review 审核，decision 决定，service 送达，execution 执行。
   */
  stage: string;
  /**
   * 记录的是这份文书所记的那一次；送达写被送达的文书。
   */
  document?: string;
}
/**
 * 文件自带的拍摄记录（Exif），附文件时照读照存，不由人填写。
 */
export interface FileRecord {
  /**
   * 设备记下的拍摄时刻，随设备的时钟。
   */
  at?: string;
  /**
   * 设备的厂商、型号。
   */
  device?: string;
  /**
   * 设备记下的经纬度（度），例如 37.43580, 116.29910。
   */
  place?: string;
}
/**
 * 一份文书：式样编号加内容。草稿中与案件事实绑定的栏目不必写，签发时才抄入。
 */
export interface CaseDocument {
  /**
   * 案件内编号。
   */
  id: string;
  /**
   * 式样编号，例如 penalty-decision。
   */
  form: string;
  /**
   * 式样版本；省略则取文书之日有效的版本。
   */
  formVersion?: string;
  /**
   * 文书所对的当事人编号；省略为本案当事人。
   */
  party?: string;
  /**
   * 所涉的其他文书编号，例如送达回证所送达的文书。
   */
  about?: Id[];
  /**
   * 状态：草稿、已签发、作废、撤回、撤销（由撤销决定书撤销）；默认草稿。
   */
  state?: 'draft' | 'issued' | 'void' | 'withdrawn' | 'revoked';
  /**
   * 文号。
   */
  number?: string;
  createdOn?: Day;
  /**
   * 日期，写作 2026-03-05。
   */
  issuedOn?: string;
  /**
   * 内容，各栏目见 schemas/forms/<式样编号>.schema.json。
   */
  content: {
    [k: string]: unknown;
  };
  /**
   * 对重要问题（major）说明的理由。
   */
  reasons?: {
    finding: Line;
    reason: Text;
    by?: Name;
    on?: Day;
  }[];
  /**
   * 审核清单的人工回答，键为条目编号。
   */
  checklist?: {
    [k: string]: {
      answer: 'yes' | 'no' | 'notApplicable';
      note?: Text;
      by?: Name;
      on?: Day;
    };
  };
  /**
   * 审核批注，只增加、不删除。
   */
  annotations?: Annotation[];
  importedFrom?: Attachment1;
  judgedBy?: JudgedBy;
  /**
   * 重新制作的，所代替的文书编号。
   */
  replaces?: string;
  /**
   * 公开稿中由人决定去留的文字。
   */
  publicationChoices?: PublicationChoice[];
}
/**
 * 对文书、栏目或其中一段文字的批注。
 */
export interface Annotation {
  id: Id;
  /**
   * 必须修改、建议、疑问、肯定。
   */
  kind: 'mustChange' | 'suggestion' | 'question' | 'praise';
  place?: AnnotationPlace;
  text: Text;
  /**
   * 建议改成的文字，代替原文。
   */
  proposed?: string;
  by: Name;
  on: Day;
  round?: number;
  /**
   * 从 Word 工作稿收回的批注。
   */
  source?: 'word';
  replies?: {
    text: Text;
    by: Name;
    on: Day;
  }[];
  settled?: {
    /**
     * 已处理；已采用建议文字。
     */
    how: 'resolved' | 'taken';
    by?: Name;
    on: Day;
  };
}
/**
 * 批注的位置；没有位置的批注针对整份文书。
 */
export interface AnnotationPlace {
  /**
   * 栏目（RFC 6901）。
   */
  pointer: string;
  /**
   * 批注时的原文。
   */
  quote: string;
  /**
   * 原文在栏目中的起点（UTF-16）；没有则针对整个栏目。
   */
  start?: number;
  /**
   * 原文之前的文字。
   */
  before?: string;
  /**
   * 原文之后的文字。
   */
  after?: string;
}
/**
 * 附件文件（扫描件、照片、录像），按内容存一份。
 */
export interface Attachment1 {
  sha256: string;
  name: Name;
  size: number;
}
/**
 * 签发时检查它的法律数据。
 */
export interface JudgedBy {
  /**
   * 日期，写作 2026-03-05。
   */
  lawAsOf: string;
  /**
   * 另装的法律数据包。
   */
  packages?: {
    title: string;
    version: string;
    sha256: string;
  }[];
}
/**
 * 公开稿中一处文字的去留；保留的写明理由。
 */
export interface PublicationChoice {
  text: string;
  /**
   * 去掉、保留。
   */
  treatment: 'remove' | 'keep';
  reason?: Line;
  by: Name;
  on: Day;
}
/**
 * 审批：经办机构负责人或执法部门负责人的意见。
 */
export interface Approval {
  id: Id;
  kind: 'approval';
  /**
   * 审批事项：立案、登记保存、强制措施、延长强制措施、解除强制措施、处罚（包括不予处罚）、移送、延长办案期限、分期延期、强制执行、中止终结恢复执行、结案。
   */
  subject:
    | 'filing'
    | 'evidencePreservation'
    | 'coerciveMeasure'
    | 'coerciveExtension'
    | 'coerciveRelease'
    | 'penalty'
    | 'transfer'
    | 'decisionExtension'
    | 'fineDeferral'
    | 'enforcement'
    | 'enforcementStatus'
    | 'closing';
  document?: Id;
  /**
   * section 经办机构负责人，head 执法部门负责人。
   */
  role: 'section' | 'head';
  by: Name;
  decision: 'approved' | 'rejected';
  opinion?: Text;
  on: Day;
  medium?: 'paper' | 'screen';
}
/**
 * 签名；拒绝签名的写明理由和见证人。
 */
export interface Signature {
  id: Id;
  kind: 'signature';
  document: Id;
  role:
    | 'party'
    | 'agent'
    | 'interviewee'
    | 'witness'
    | 'officer'
    | 'recorder'
    | 'section'
    | 'head'
    | 'reviewer'
    | 'recipient'
    | 'moderator';
  name: Name;
  at: Moment;
  medium?: 'paper' | 'screen';
  refused?: boolean;
  reason?: Line;
  witness?: Name;
  scan?: Attachment;
}
/**
 * 送达。
 */
export interface Service {
  id: Id;
  kind: 'service';
  /**
   * 被送达的文书编号。
   */
  document: string;
  /**
   * 直接、留置、委托、邮寄、转交、电子、公告送达。
   */
  method: 'direct' | 'retention' | 'entrusted' | 'post' | 'forwarded' | 'electronic' | 'announcement';
  /**
   * 日期，写作 2026-03-05。
   */
  on: string;
  place?: Line;
  /**
   * 收件人。
   */
  recipient?: string;
  /**
   * 与受送达人关系，本人写 本人。
   */
  relation?: string;
  /**
   * 送达人。
   */
  servers?: Name[];
  refusalReason?: Line;
  witness?: Name;
  /**
   * 留置送达以拍照、录像记录过程的写 true。
   */
  recorded?: boolean;
  /**
   * 邮件号、公告媒体等。
   */
  tracking?: string;
  /**
   * 有签名的送达地址确认书。
   */
  addressConfirmed?: boolean;
}
/**
 * 当事人的陈述、申辩及复核。
 */
export interface StatementAct {
  id: Id;
  kind: 'statement';
  on: Day;
  by: Name;
  content?: Text;
  reviewedOn?: Day;
  reviewOpinion?: Text;
  adopted?: 'yes' | 'partly' | 'no';
}
/**
 * 当事人明确放弃权利。
 */
export interface Waiver {
  id: Id;
  kind: 'waiver';
  right: 'statement' | 'hearing';
  on: Day;
  by: Name;
}
/**
 * 要求听证。
 */
export interface HearingRequest {
  id: Id;
  kind: 'hearingRequest';
  on: Day;
  by: Name;
}
/**
 * 不计入期限的时间。同一原因、同一起日再记一次的，以后一次为准。
 */
export interface Suspension {
  id: Id;
  kind: 'suspension';
  /**
   * 检测、检验、检疫、技术鉴定、行政复议、行政诉讼、听证、公告、行政协助、其他。
   */
  ground:
    | 'testing'
    | 'inspection'
    | 'quarantine'
    | 'appraisal'
    | 'reconsideration'
    | 'litigation'
    | 'hearing'
    | 'announcement'
    | 'assistance'
    | 'other';
  /**
   * 日期，写作 2026-03-05。
   */
  on: string;
  /**
   * 日期，写作 2026-03-05。
   */
  until?: string;
  /**
   * 日期，写作 2026-03-05。
   */
  toldOn?: string;
  /**
   * 所涉的强制措施决定书；没有的，案件中的每一项。
   */
  document?: string;
  /**
   * 本站所据的规定，法律数据没有载明依据的期限凭它中止。
   */
  basis?: string;
  note?: Text;
  by?: Name;
}
/**
 * 法制审核的一轮结果。
 */
export interface ReviewAct {
  id: Id;
  kind: 'review';
  document: Id;
  round: number;
  result: 'submitted' | 'passed' | 'returned';
  by: Name;
  on: Day;
  opinion?: Text;
  /**
   * 通过时文书实质内容的 SHA-256。
   */
  substanceHash?: string;
  /**
   * 审核人具有国家统一法律职业资格。
   */
  qualified?: boolean;
  judgedBy?: JudgedBy1;
}
/**
 * 提交、审结时检查它的法律数据。
 */
export interface JudgedBy1 {
  /**
   * 日期，写作 2026-03-05。
   */
  lawAsOf: string;
  /**
   * 另装的法律数据包。
   */
  packages?: {
    title: string;
    version: string;
    sha256: string;
  }[];
}
/**
 * 负责人集体讨论。
 */
export interface Discussion {
  id: Id;
  kind: 'discussion';
  on: Day;
  conclusion: Text;
  attendees?: Name[];
}
/**
 * 缴款。
 */
export interface Payment {
  id: Id;
  kind: 'payment';
  on: Day;
  amount: Fen;
  method?: 'bank' | 'electronic' | 'cash';
  /**
   * 缴款凭据号。
   */
  receiptNumber?: string;
}
/**
 * 签名后的纸质文书扫描件。
 */
export interface Scan {
  id: Id;
  kind: 'scan';
  document: Id;
  on: Day;
  attachment: Attachment;
  by?: Name;
}
/**
 * 文书签发、作废、撤回、撤销。
 */
export interface StateChange {
  id: Id;
  kind: 'stateChange';
  document: Id;
  to: 'issued' | 'void' | 'withdrawn' | 'revoked';
  on: Day;
  reason?: Line;
  by?: Name;
  /**
   * 撤销它的文书编号。
   */
  because?: string;
}
/**
 * 其他情况记录（移送、回避、协助等）。
 */
export interface NoteAct {
  id: Id;
  kind: 'note';
  subject: 'transfer' | 'recusal' | 'assistance' | 'recording' | 'publication' | 'other';
  on: Day;
  text: Text;
  by?: Name;
  recordOf?: RecordedStep;
}
/**
 * 处罚决定公示的一步。
 */
export interface PublicationAct {
  id: Id;
  kind: 'publication';
  /**
   * 公示的处罚决定书。
   */
  document: string;
  /**
   * 公开稿提交确认、退回、确认；决定不公示；制成公示包；已公示；撤回；公示期满停止公示。
   */
  step: 'submitted' | 'returned' | 'confirmed' | 'withheld' | 'made' | 'published' | 'withdrawn' | 'ended';
  on: Day;
  by: Name;
  /**
   * 退回、不公示、撤回、停止公示的理由。
   */
  reason?: string;
  /**
   * 公示网站或者载体。
   */
  site?: string;
  /**
   * 公示、撤回的回执：网址、编号等。
   */
  receipt?: string;
  /**
   * 提交、确认：公开稿内容的 SHA-256；制成、公示：公示包清单的 SHA-256。
   */
  sha256?: string;
}
