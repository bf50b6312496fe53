import type { SignatureVerdict, VerdictProblem } from '../../../contract/verdict.ts';
import { type Certificate, chainsTo } from './certificate.ts';
import { publicKeyOf } from './cms-verification.ts';
import { judgeRevocation } from './trust/revocation-verdict.ts';
import { noValidationData } from './trust/validation-data.ts';
import { problem, type VerifyOptions } from './verdict-problem.ts';

/** What is said of a signer whatever the file's kind. */
export type SignerVerdict = Pick<
  SignatureVerdict,
  | 'signer'
  | 'issuer'
  | 'trial'
  | 'algorithm'
  | 'trust'
  | 'revocation'
  | 'validAtSigning'
  | 'validNow'
  | 'claimedTime'
  | 'timeStamp'
> & { readonly problems: readonly VerdictProblem[] };

/** Two machines' clocks and zones may differ by this much, in milliseconds. */
const clockTolerance = 24 * 60 * 60 * 1000;

/**
 * Judges the signer: names, trust against the station's list, validity at the claimed time and now.
 * Validity at signing is judged at the `attested` time where an authority that the station trusts said one.
 * The chain is judged at a moment when the certificate itself is valid, so that trust and period stay apart.
 */
export async function judgeSigner(
  signer: Certificate | null,
  certificates: readonly Uint8Array[],
  claimed: Date | null,
  options: VerifyOptions,
  attested: Date | null = null,
): Promise<SignerVerdict> {
  const claimedTime = claimed?.toISOString() ?? null;
  if (!signer) {
    return {
      signer: '',
      issuer: '',
      trial: false,
      algorithm: null,
      trust: options.trusted.length === 0 ? 'notChecked' : 'untrusted',
      revocation: { state: 'unknown', asOf: null, revokedAt: null, certificate: null },
      validAtSigning: null,
      validNow: false,
      claimedTime,
      timeStamp: null,
      problems: [],
    };
  }
  const validAt = (moment: Date) => signer.notBefore <= moment && moment <= signer.notAfter;
  const signedAt = attested ?? claimed;
  const validAtSigning = signedAt ? validAt(signedAt) : null;
  const { trusted, validation: data = noValidationData, now } = options;
  const revocation = await judgeRevocation(signer, { certificates, trusted, data, attested, now });
  const known = [...certificates, ...data.certificates];
  const chainMoment = [signedAt, options.now].find((moment) => moment && validAt(moment)) ?? signer.notBefore;
  return {
    signer: signer.subjectName,
    issuer: signer.issuerName,
    trial: signer.trial,
    algorithm: algorithmOf(signer),
    trust: await trustOf(signer, known, chainMoment, options),
    revocation,
    validAtSigning,
    validNow: validAt(options.now),
    claimedTime,
    timeStamp: null,
    problems: [
      ...(signer.maySign ? [] : [problem('CERTIFICATE_USAGE')]),
      ...(claimed ? [] : [problem('TIME_UNKNOWN')]),
      ...(claimed && claimed.getTime() > options.now.getTime() + clockTolerance
        ? [problem('TIME_IN_FUTURE')]
        : []),
      // A stamp may come days after the signature, which it proves to have been there; not before it.
      ...(attested && claimed && claimed.getTime() - attested.getTime() > clockTolerance
        ? [problem('TIME_STAMP_DIFFERS')]
        : []),
      ...(revocation.state === 'revoked' ? [problem('CERTIFICATE_REVOKED', revocation.certificate)] : []),
      ...(validAtSigning === false ? [problem('CERTIFICATE_NOT_VALID_AT_SIGNING')] : []),
    ],
  };
}

function algorithmOf(signer: Certificate): SignatureVerdict['algorithm'] {
  if (signer.sm2Key) return 'sm2';
  const type = publicKeyOf(signer)?.asymmetricKeyType;
  return type === 'rsa' ? 'rsa' : type === 'ec' ? 'ecdsa' : null;
}

async function trustOf(
  signer: Certificate,
  certificates: readonly Uint8Array[],
  at: Date,
  options: VerifyOptions,
): Promise<SignatureVerdict['trust']> {
  if (options.trusted.length === 0) return 'notChecked';
  return (await chainsTo(signer.der, certificates, options.trusted, at)) ? 'trusted' : 'untrusted';
}
