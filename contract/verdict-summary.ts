import type {
  ContainerVerdict,
  FileVerdict,
  RevocationVerdict,
  SignatureVerdict,
  TimeStampVerdict,
  VerdictProblem,
} from './verdict.ts';

/** `good` only where nothing is open: a part that is unknown is never passed over. */
export type VerdictSummary = { readonly tone: 'good' | 'bad' | 'unknown'; readonly text: string };

/** What is said of a file in one line, in Chinese. The parts follow it, each for itself. */
export function summarise(verdict: FileVerdict): VerdictSummary {
  if (!verdict.signed) return { tone: 'unknown', text: '没有签名，不能证明出自谁、有没有改动' };
  if (!verdict.ok)
    return refused([...verdict.problems, ...verdict.signatures.flatMap(({ problems }) => problems)]);
  return summed(verdict.signatures);
}

/** The same of one signature that stands for itself, as that of a bundle or a package; null: there is none. */
export function summariseSignature(signature: SignatureVerdict | null): VerdictSummary {
  if (!signature) return { tone: 'unknown', text: '没有签名，不能证明出自谁、有没有改动' };
  if (!isSound(signature)) return refused(signature.problems);
  return summed([signature]);
}

/** Where nothing but a revocation stands against it, that is what is said. */
function refused(problems: readonly VerdictProblem[]): VerdictSummary {
  const revoked = problems.length > 0 && problems.every(({ code }) => code === 'CERTIFICATE_REVOKED');
  return {
    tone: 'bad',
    text: revoked ? '签名后没有改动，但签名证书已被吊销，不能作准' : '签名不成立，原因见下',
  };
}

/** Whether nothing stands against a signature; whom it comes from is another question. */
export function isSound({ integrity, problems }: SignatureVerdict): boolean {
  return integrity === 'intact' && problems.length === 0;
}

/** Of signatures against which nothing stands: what is proved, and what is open. */
function summed(signatures: readonly SignatureVerdict[]): VerdictSummary {
  const open = [...new Set(signatures.flatMap(openParts))];
  return open.length === 0
    ? { tone: 'good', text: '签名后没有改动，签名证书受本站信任、没有吊销，签名时间有可信的时间戳' }
    : { tone: 'unknown', text: `签名后没有改动，但${open.join('，')}` };
}

function openParts(signature: SignatureVerdict): string[] {
  const { trial, trust, validAtSigning } = signature;
  return [
    ...(trial ? ['证书是试用的'] : []),
    ...(trust === 'untrusted' ? ['发证机构不在本站信任名单里'] : []),
    ...(trust === 'notChecked' ? ['没有核对发证机构'] : []),
    ...openRevocation(signature.revocation),
    ...(validAtSigning === null ? ['签名时间不明'] : openTime(signature)),
  ];
}

function openTime({ timeStamp }: SignatureVerdict): string[] {
  if (!timeStamp) return ['签名时间只是签名人自称'];
  const { trust, revocation } = timeStamp;
  if (revocation.state === 'revoked') return ['时间戳服务的证书已被吊销'];
  return [
    ...openStamp[trust],
    ...(trust === 'trusted' && revocation.state === 'unknown' ? ['没有查明时间戳服务的证书是否被吊销'] : []),
  ];
}

function openRevocation({ state }: RevocationVerdict): string[] {
  return state === 'unknown' ? ['没有查明证书是否被吊销'] : [];
}

const openStamp: Readonly<Record<SignatureVerdict['trust'], string[]>> = {
  trusted: [],
  untrusted: ['时间戳不可信'],
  notChecked: ['没有核对时间戳'],
};

/** A part said for itself. */
export type SaidPart = VerdictSummary;

/** A part with its heading. */
export type NamedPart = SaidPart & { readonly name: string };

/** All that is said of a signature whatever it signs; `local` writes a moment as readers have it. */
export function signatureParts(
  signature: SignatureVerdict,
  local: (moment: string) => string,
): readonly NamedPart[] {
  return [
    { name: '内容', ...saidIntegrity(signature) },
    { name: '签名人', ...saidSigner(signature) },
    { name: '信任', ...saidTrust(signature) },
    ...(signature.algorithm === 'sm2' ? [{ name: '算法', ...sm2Part }] : []),
    { name: '吊销', ...saidRevocation(signature, local) },
    { name: '时间', ...saidTime(signature, local) },
    { name: '有效期', ...saidValidity(signature) },
  ];
}

/** Problems that show a change; the others leave it unproved that there was none. */
const changes = new Set([
  ...[
    'DIGEST_MISMATCH',
    'DOCX_PART_CHANGED',
    'DOCX_PART_MISSING',
    'DOCX_OBJECT_CHANGED',
    'DOCX_CONTENT_TYPE',
  ],
]);

/** Whether what was signed is still the same. */
export function saidIntegrity({ integrity, problems }: SignatureVerdict): SaidPart {
  if (integrity === 'intact') return { tone: 'good', text: '签名后没有改动。' };
  return problems.some(({ code }) => changes.has(code))
    ? { tone: 'bad', text: '签名后被改动过。' }
    : { tone: 'bad', text: '签名本身不成立，不能认定内容没有改动。' };
}

/** How much of the file a signature vouches for. */
export function saidCoverage({ ok, kind }: FileVerdict, { coverage }: SignatureVerdict): SaidPart {
  if (coverage === 'whole') return { tone: 'good', text: '签名包括整个文件。' };
  return ok && kind === 'pdf'
    ? { tone: 'good', text: '签名包括签名时的全部内容，之后只加了别的签名或验证资料。' }
    : { tone: 'bad', text: '签名只包括文件的一部分。' };
}

/** Nothing against the signature: what other programs make of it. */
const sm2Part: SaidPart = {
  tone: 'good',
  text: '国密 SM2、SM3，本程序能核对。通用的 PDF 阅读器多不认识它：它们说签名无效或未知，不等于文件被改动。',
};

/** Whose certificate it is: a name in a certificate is worth what its authority is worth. */
export function saidSigner({ signer, issuer, trial, trust, integrity }: SignatureVerdict): SaidPart {
  if (signer === '') return { tone: 'unknown', text: '读不出签名人的证书。' };
  const proved = integrity === 'intact' && trust === 'trusted' && !trial;
  const words = trial ? '（试用证书，没有法律效力）' : '';
  return { tone: proved ? 'good' : 'unknown', text: `${signer}${words}，由 ${issuer} 签发。` };
}

/** Whether the signer's authority is one that the station trusts. */
export function saidTrust({ trust }: SignatureVerdict): SaidPart {
  return trustWords[trust];
}

const trustWords: Readonly<Record<SignatureVerdict['trust'], SaidPart>> = {
  trusted: { tone: 'good', text: '证书来自本站信任的发证机构。' },
  untrusted: { tone: 'bad', text: '证书不是本站信任的发证机构所发。' },
  notChecked: { tone: 'unknown', text: '没有核对发证机构（本机没有信任的发证机构）。' },
};

/** Whether the certificate is revoked, and up to when that is known. */
export function saidRevocation(
  { revocation: { state, asOf, revokedAt, certificate }, timeStamp }: SignatureVerdict,
  local: (moment: string) => string,
): SaidPart {
  const whose = certificate === null ? '证书' : `“${certificate}”的证书`;
  switch (state) {
    case 'good':
      return asOf === null
        ? { tone: 'good', text: '证书由本站直接信任，没有上级可以吊销它。' }
        : { tone: 'good', text: `没有被吊销（依据 ${local(asOf)} 的吊销资料）。` };
    case 'revoked':
      return { tone: 'bad', text: `${whose}已于 ${localOf(revokedAt, local)} 被吊销。` };
    case 'revokedLater':
      return {
        tone: 'good',
        text: `${whose}于 ${localOf(revokedAt, local)} 被吊销，签名在这之前（时间戳 ${localOf(timeStamp?.time ?? null, local)}）。`,
      };
    case 'unknown':
      return asOf === null
        ? { tone: 'unknown', text: '没有查明是否被吊销：没有可用的吊销资料。' }
        : { tone: 'unknown', text: `没有查明是否被吊销：${whose}的吊销资料只到 ${local(asOf)}，已经过期。` };
  }
}

function localOf(moment: string | null, local: (moment: string) => string): string {
  return moment === null ? '（日期不明）' : local(moment);
}

/** Whether the certificate was within its days when it signed, and is now. */
export function saidValidity({ validAtSigning, validNow }: SignatureVerdict): SaidPart {
  if (validAtSigning === false) return { tone: 'bad', text: '签名时证书不在有效期内。' };
  const now = validNow ? '证书现在仍在有效期内。' : '证书现在已不在有效期内。';
  if (validAtSigning === null) return { tone: 'unknown', text: `无法确定签名时证书是否在有效期内；${now}` };
  return { tone: validNow ? 'good' : 'unknown', text: `签名时证书在有效期内；${now}` };
}

/** When it was signed: attested by an authority's clock, or only claimed. `local` writes a moment as readers have it. */
export function saidTime(
  { claimedTime, timeStamp }: SignatureVerdict,
  local: (moment: string) => string,
): SaidPart {
  if (timeStamp) {
    const { trust, revocation, authority, time } = timeStamp;
    const proved = trust === 'trusted' && ['good', 'revokedLater'].includes(revocation.state);
    return {
      tone: revocation.state === 'revoked' ? 'bad' : proved ? 'good' : 'unknown',
      text: `${authority} 的时间戳：${local(time)}${stampWords(timeStamp)}。`,
    };
  }
  return {
    tone: 'unknown',
    text: claimedTime ? `签名人自称签于 ${local(claimedTime)}，没有时间戳证明。` : '没有写明签名时间。',
  };
}

function stampWords({ trust, revocation: { state, asOf } }: TimeStampVerdict): string {
  if (state === 'revoked') return '，但时间戳服务的证书已被吊销，不能作准';
  if (trust === 'untrusted') return '，但时间戳不可信：它不在本站信任的名单里';
  if (trust === 'notChecked') return '，没有核对它（本机没有信任的时间戳服务）';
  if (state === 'unknown') return '，它受本站信任，但没有查明它的证书是否被吊销';
  return asOf === null ? '，它受本站信任' : '，它受本站信任，证书没有被吊销';
}

/** What is said of the container, apart from every signature. */
export const containerWords: Readonly<Record<ContainerVerdict, string>> = {
  unchanged: '自本程序导出后一字节未改。',
  changed: '与本程序导出时不同：有字节变了，或者被别的程序另存、加签过。',
  unmarked: '没有本程序的导出记录，无从比对。',
};

/** What is said of a decision's verification code; null where there is none. */
export function saidRevision({ revision }: FileVerdict): SaidPart | null {
  if (!revision) return null;
  const { state, number, key, hidden } = revision;
  switch (state) {
    case 'same': {
      const rest =
        hidden > 0 ? `隐去的 ${hidden} 项只留摘要，其余与机关签署时的内容一致` : '所载内容与核验码一致';
      return { tone: 'good', text: `文号 ${number}，密钥 ${key}：${rest}。` };
    }
    case 'different':
      return { tone: 'bad', text: '所载内容与核验码不符。' };
    case 'unsigned':
      return { tone: 'bad', text: '核验码不是文件的签名人所签。' };
    case 'unreadable':
      return { tone: 'bad', text: '核验码的记录读不出来。' };
  }
}
