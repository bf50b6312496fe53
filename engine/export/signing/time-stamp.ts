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
  if (!judged.sound) throw refused('时间戳与签名不符，或它自己的签名不成立');
  if (Buffer.compare(judged.nonce ?? Buffer.alloc(0), nonce) !== 0) throw refused('答复不是对这次请求的');
  return token;
}

function refused(problem: string): AppError {
  return new AppError('TSA_REFUSED', { problem });
}

/** The unsigned attribute that carries a token. */
export function timeStampAttribute(token: Uint8Array): Uint8Array {
  return der.sequence(der.oid(timeStampAttributeId), der.setOf(token));
}

export type JudgedTimeStamp = {
  /** Over this value, and its own signature holds, by a certificate for time stamps alone. */
  readonly sound: boolean;
  readonly time: Date | null;
  readonly authority: Certificate | null;
  readonly certificates: readonly Uint8Array[];
  readonly nonce: Uint8Array | null;
};

const none: JudgedTimeStamp = { sound: false, time: null, authority: null, certificates: [], nonce: null };
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
  const signer = answer?.signerCertificate ?? null;
  return {
    sound: answer?.signatureVerified === true && signer !== null && onlyForTimeStamps(signer),
    time: info.genTime,
    authority: signer && parse(() => readCertificate(derOf(signer))),
    certificates: certificates.map(derOf),
    nonce: info.nonce ? new Uint8Array(info.nonce.valueBlock.valueHexView) : null,
  };
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
