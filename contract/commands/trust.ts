import { Type } from 'typebox';
import { command } from '../command.ts';
import { closed, Token } from './inputs.ts';

/** What is kept to judge signatures by, and what it is called. */
export const trustKinds = {
  signers: '信任其签发的签名证书',
  timeStamps: '信任其时间戳',
  certificate: '中间证书',
  crl: '吊销列表（CRL）',
  ocsp: 'OCSP 答复',
} as const;

export type TrustKind = keyof typeof trustKinds;

/** One certificate, list or answer that the station keeps. */
export type TrustItem = {
  readonly id: string;
  readonly kind: TrustKind;
  /** Of a certificate its subject, of a list or answer who gave it. */
  readonly name: string;
  readonly issuer: string;
  /** Of a certificate its period; of a list when it was given and when the next was due. ISO moments. */
  readonly from: string;
  readonly until: string | null;
  /** `until` lies before now. */
  readonly past: boolean;
};

/** What a file is imported for; of `revocation`, certificates only help to find the way to an authority. */
const Use = Type.Union([Type.Literal('signers'), Type.Literal('timeStamps'), Type.Literal('revocation')]);

export type TrustUse = 'signers' | 'timeStamps' | 'revocation';

export const trustCommands = {
  'trust/list': command<{ items: readonly TrustItem[] }>()(closed({})),
  'trust/import': command<{ added: number; known: number }>()(
    closed({ file: Token, use: Use }),
    '导入信任的证书或吊销资料',
  ),
  'trust/remove': command<{ removed: true }>()(
    closed({ id: Type.String({ minLength: 1, maxLength: 100, pattern: '^[A-Za-z0-9_-]+$' }) }),
    '移除信任的证书或吊销资料',
  ),
};
