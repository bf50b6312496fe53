import { Type } from 'typebox';
import { command } from '../command.ts';
import { closed, Day, Id, Line, Name, Token, WebAddress } from './inputs.ts';

const OfficerInput = closed({
  id: Id,
  name: Name,
  certificateNumber: Name,
  validFrom: Type.Optional(Day),
  validUntil: Type.Optional(Day),
  post: Type.Optional(Line),
  /** What this person may be at the station; one person may be several. */
  roles: Type.Array(
    Type.Union([
      Type.Literal('officer'),
      Type.Literal('clerk'),
      Type.Literal('reviewer'),
      Type.Literal('head'),
      Type.Literal('section'),
    ]),
    { maxItems: 5 },
  ),
  /** 国家统一法律职业资格 (行政处罚法58第二款). */
  legalQualification: Type.Optional(Type.Boolean()),
});

const ThresholdInput = closed({
  /** What it decides: hearing (63), legal review (58), collective discussion (57). */
  kind: Type.Union([Type.Literal('hearing'), Type.Literal('review'), Type.Literal('discussion')]),
  /** Fen; a fine of this much or more counts. */
  person: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  organization: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
  /** The local rule's title and number. Without it the threshold does not count. */
  source: Line,
  since: Day,
});

/** Who we are: entered once, used by every document. */
export const StationInput = closed({
  agency: closed({
    name: Name,
    district: Name,
    province: Name,
    address: Line,
    postcode: Type.String({ maxLength: 10 }),
    contact: Name,
    phone: Type.String({ maxLength: 40 }),
    section: Name,
  }),
  stationCode: Type.String({ maxLength: 10 }),
  people: Type.Array(OfficerInput, { maxItems: 500 }),
  remedy: closed({ reconsiderationOrgan: Name, reconsiderationReason: Line, court: Name }),
  payee: closed({
    bank: Name,
    bankAddress: Line,
    account: Type.String({ maxLength: 60 }),
    accountName: Name,
    /** Where fines are paid, for the code on a payment slip; `{number}` stands for the decision's number. */
    paymentAddress: Type.Optional(Line),
  }),
  numbering: closed({
    /** e.g. 「鲁德交{code}〔{year}〕{serial}号」. Placeholders: code, year, serial, station. */
    pattern: Type.String({ maxLength: 100 }),
    serialWidth: Type.Integer({ minimum: 0, maximum: 8 }),
    /** One series a form and year, or one for the case that all its documents share. */
    per: Type.Union([Type.Literal('form'), Type.Literal('case')]),
    /** Several stations of one agency: this machine's block of serials. */
    from: Type.Integer({ minimum: 1, maximum: 99_999_999 }),
    to: Type.Integer({ minimum: 1, maximum: 99_999_999 }),
  }),
  thresholds: Type.Array(ThresholdInput, { maxItems: 20 }),
  /** Kinds that the station's own 重大执法决定法制审核目录 adds; without its source they do not count. */
  majorKinds: Type.Optional(closed({ ids: Type.Array(Id, { maxItems: 30 }), source: Line })),
  /** What the station's own 音像记录事项清单 makes a duty to record; without its source it does not count. */
  recordings: Type.Optional(closed({ ids: Type.Array(Id, { maxItems: 30 }), source: Line })),
  /** How decisions are made public; absent: the rules alone. */
  publication: Type.Optional(
    closed({
      /** The public site or its carrier, as receipts name it. */
      site: Line,
      /** What happens to a kind of private value where the rules leave a choice; without a source it does not count. */
      redaction: Type.Array(closed({ kind: Id, treatment: Id, source: Line }), { maxItems: 20 }),
      /** After how many months a decision is taken off the site, and by which rule. */
      period: Type.Union([
        closed({ months: Type.Integer({ minimum: 1, maximum: 600 }), source: Line }),
        Type.Null(),
      ]),
      /** Ids of identities that are the agency's own though their subject does not say its name. */
      agencyIdentities: Type.Array(Id, { maxItems: 20 }),
    }),
  ),
  /** data: URL of the imported seal picture (PNG), or null. */
  seal: Type.Union([Type.String({ maxLength: 3_000_000 }), Type.Null()]),
  /** Address of the time-stamp authority on the station's network; absent: the program asks nothing of any network. */
  tsa: Type.Optional(WebAddress),
});

export type IdentityInfo = {
  readonly id: string;
  readonly subject: string;
  readonly issuer: string;
  readonly algorithm: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly trial: boolean;
  /** The key is open in memory until the program closes. */
  readonly unlocked: boolean;
  /** Where the key lives: a certificate file with a password, or a USB key with a PIN. */
  readonly keptIn: 'file' | 'token';
};

/** A certificate on a USB key that is plugged in. */
export type TokenCertificateInfo = {
  /** SHA-256 of the certificate, lower-case hexadecimal. */
  readonly certificate: string;
  readonly subject: string;
  readonly issuer: string;
  readonly notAfter: string;
  /** Whether the program signs with its kind of key. */
  readonly supported: boolean;
};

export const stationCommands = {
  'station/get': command<
    import('typebox').Static<typeof StationInput> & {
      readonly trial: boolean;
    }
  >()(closed({})),
  'station/save': command<{ saved: true }>()(StationInput, '修改本站设置'),
  /** Installs the sample station and its sample case, or starts empty. Only in an empty store. */
  'station/start': command<{ caseId: string | null }>()(
    closed({ with: Type.Union([Type.Literal('sample'), Type.Literal('empty')]) }),
    '初次使用',
  ),
  'identity/list': command<{ identities: readonly IdentityInfo[]; chosen: string | null }>()(closed({})),
  'identity/import': command<IdentityInfo>()(
    closed({ file: Token, password: Type.String({ maxLength: 200 }) }),
    '导入签名证书',
  ),
  'identity/makeTrial': command<IdentityInfo>()(closed({}), '生成试用证书'),
  /** Certificates on the USB keys that a vendor's driver (PKCS#11) reaches; no PIN is needed. */
  'identity/listToken': command<{ certificates: readonly TokenCertificateInfo[] }>()(
    closed({ driver: Token }),
  ),
  'identity/addToken': command<IdentityInfo>()(
    closed({
      driver: Token,
      certificate: Type.String({ pattern: '^[0-9a-f]{64}$' }),
      pin: Type.String({ maxLength: 200 }),
    }),
    '选用 USB Key 证书',
  ),
  'identity/unlock': command<IdentityInfo>()(closed({ id: Id, password: Type.String({ maxLength: 200 }) })),
  'identity/choose': command<IdentityInfo>()(closed({ id: Id }), '选定签名证书'),
};
