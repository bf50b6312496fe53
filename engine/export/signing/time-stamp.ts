import { createHash, randomBytes } from 'node:crypto';
import { fromBER } from 'asn1js';
import * as pkijs from 'pkijs';
import { AppError } from '../../../contract/app-error.ts';
import { type Certificate, chainsTo, readCertificate } from './certificate.ts';
import { der } from './der.ts';

const oid = {
  sha256: '2.16.840.1.101.3.4.2.1',
  signedData: '1.2.840.113549.1.7.2',
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
  extendedKeyUsage: '2.5.29.37',
  timeStamping: '1.3.6.1.5.5.7.3.8',
} as const;

/** Attribute of a signature that holds a time stamp over its value (RFC 3161, appendix A). */
export const timeStampAttributeId = '1.2.840.113549.1.9.16.2.14';

/** Gets a time stamp over a signature value, as an unsigned attribute of that signature. */
export type TimeStamper = (value: Uint8Array) => Promise<Uint8Array>;

/** What one asks a time-stamp authority (RFC 3161, 2.4.1): a hash, with its certificate, and a number to know the reply by. */
export function timeStampRequest(value: Uint8Array): { request: Uint8Array; nonce: Uint8Array } {
  // Positive, so that the reply's number is these very bytes.
  const nonce = Uint8Array.from([0x40 | ((randomBytes(1)[0] ?? 0) & 0x3f), ...randomBytes(7)]);
  const imprint = der.sequence(
    der.sequence(der.oid(oid.sha256), der.null()),
    der.octets(createHash('sha256').update(value).digest()),
  );
  const request = der.sequence(
    der.unsigned(Uint8Array.of(1)),
    imprint,
    der.unsigned(nonce),
    der.boolean(true),
  );
  return { request, nonce };
}

/**
 * The token of a reply (RFC 3161, 2.4.2), judged: granted, over this value, with this number, its signature sound.
 * @throws AppError TSA_REFUSED
 */
export async function tokenOfReply(
  reply: Uint8Array,
  value: Uint8Array,
  nonce: Uint8Array,
): Promise<Uint8Array> {
  const response = parse(() => pkijs.TimeStampResp.fromBER(Uint8Array.from(reply)));
  if (!response) throw refused('答复不是时间戳');
  if (response.status.status > 1 || !response.timeStampToken) {
    throw refused(`它拒绝了请求，状态 ${response.status.status}`);
  }
  const token = new Uint8Array(response.timeStampToken.toSchema().toBER());
  const judged = await judgeTimeStamp(token, value);
  if (judged.fault) throw refused(faults[judged.fault]);
  if (Buffer.compare(judged.nonce ?? Buffer.alloc(0), nonce) !== 0) throw refused('答复不是对这次请求的');
  return token;
}

const faults: Readonly<Record<StampFault, string>> = {
  shape: '答复里的时间戳读不出来',
  imprint: '时间戳盖的不是这个签名',
  signature: '时间戳自己的签名不成立',
  usage: '它的证书不是只用于时间戳的',
  period: '它的证书在它所说的时间不在有效期内',
};

function refused(problem: string): AppError {
  return new AppError('TSA_REFUSED', { problem });
}

/** The unsigned attribute that carries a token. */
export function timeStampAttribute(token: Uint8Array): Uint8Array {
  return der.sequence(der.oid(timeStampAttributeId), der.setOf(token));
}

/** What stands against a token, the first that does. */
export type StampFault = 'shape' | 'imprint' | 'signature' | 'usage' | 'period';

export type JudgedTimeStamp = {
  /** Null: over this value, and its own signature holds, by a certificate for time stamps alone and within its days. */
  readonly fault: StampFault | null;
  readonly time: Date | null;
  readonly authority: Certificate | null;
  readonly certificates: readonly Uint8Array[];
  readonly nonce: Uint8Array | null;
};

const none: JudgedTimeStamp = {
  fault: 'shape',
  time: null,
  authority: null,
  certificates: [],
  nonce: null,
};
const engine = new pkijs.CryptoEngine({ name: 'node', crypto: globalThis.crypto });

/** Judges a token over a signature value; whom the station trusts is not asked here. */
export async function judgeTimeStamp(token: Uint8Array, value: Uint8Array): Promise<JudgedTimeStamp> {
  const data = parse(() => {
    const info = new pkijs.ContentInfo({ schema: fromBER(Uint8Array.from(token)).result });
    return info.contentType === oid.signedData ? new pkijs.SignedData({ schema: info.content }) : null;
  });
  const content = data?.encapContentInfo;
  const octets = content?.eContent?.getValue();
  if (!data || content?.eContentType !== oid.timeStampInfo || !octets) return none;
  const info = parse(() => pkijs.TSTInfo.fromBER(octets));
  if (!info || data.signerInfos.length !== 1) return none;
  const certificates = (data.certificates ?? []).flatMap((one) =>
    one instanceof pkijs.Certificate ? [one] : [],
  );
  const answer = await data
    .verify({ signer: 0, data: Uint8Array.from(value).buffer, checkChain: false, extendedMode: true }, engine)
    .catch(() => null);
  const signer = answer?.signatureVerified === true ? (answer.signerCertificate ?? null) : null;
  const authority = signer && parse(() => readCertificate(derOf(signer)));
  return {
    fault: isOver(info, value) ? faultOf(signer, authority, info.genTime) : 'imprint',
    time: info.genTime,
    authority,
    certificates: certificates.map(derOf),
    nonce: info.nonce ? new Uint8Array(info.nonce.valueBlock.valueHexView) : null,
  };
}

const hashes: Readonly<Record<string, string>> = {
  [oid.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Whether the token is over this value, by a hash that proves it. */
function isOver({ messageImprint }: pkijs.TSTInfo, value: Uint8Array): boolean {
  const hash = hashes[messageImprint.hashAlgorithm.algorithmId];
  if (!hash) return false;
  const digest = createHash(hash).update(value).digest();
  return Buffer.compare(digest, messageImprint.hashedMessage.valueBlock.valueHexView) === 0;
}

function faultOf(
  signer: pkijs.Certificate | null,
  authority: Certificate | null,
  time: Date,
): StampFault | null {
  if (!signer || !authority) return 'signature';
  if (!onlyForTimeStamps(signer)) return 'usage';
  return authority.notBefore <= time && time <= authority.notAfter ? null : 'period';
}

/** Whether a chain leads from the authority to one that the station trusts, at the time it says. */
export async function isTrustedStamp(
  { authority, certificates, time }: JudgedTimeStamp,
  trusted: readonly Uint8Array[],
): Promise<boolean> {
  if (!authority || !time) return false;
  return chainsTo(authority.der, certificates, trusted, time);
}

/** RFC 3161, 2.3: the certificate's extended key usage is critical and holds time stamping alone. */
function onlyForTimeStamps(certificate: pkijs.Certificate): boolean {
  const extension = certificate.extensions?.find(({ extnID }) => extnID === oid.extendedKeyUsage);
  const usage = extension?.parsedValue;
  return (
    extension?.critical === true &&
    usage instanceof pkijs.ExtKeyUsage &&
    usage.keyPurposes.length === 1 &&
    usage.keyPurposes[0] === oid.timeStamping
  );
}

function derOf(certificate: pkijs.Certificate): Uint8Array {
  return new Uint8Array(certificate.toSchema().toBER());
}

function parse<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}
