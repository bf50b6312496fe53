import type { TimeStampVerdict, VerdictProblem } from '../../../contract/verdict.ts';
import { isTrustedStamp, judgeTimeStamp } from './time-stamp.ts';
import { judgeRevocation } from './trust/revocation-verdict.ts';
import { noValidationData } from './trust/validation-data.ts';
import { problem, type VerifyOptions } from './verdict-problem.ts';

type StampVerdict = {
  readonly verdict: TimeStampVerdict | null;
  readonly problems: readonly VerdictProblem[];
  /** The stamp's time, where the station trusts its authority. */
  readonly attested: Date | null;
};

/**
 * What a signature's time stamp says, whether the station trusts who says it, and whether that one's certificate is
 * revoked. One that does not hold is a problem; one by somebody revoked attests nothing.
 */
export async function judgeStamp(
  stamped: { readonly value: Uint8Array; readonly token: Uint8Array } | null,
  { timeAuthorities: trusted = [], validation: data = noValidationData, now }: VerifyOptions,
): Promise<StampVerdict> {
  if (!stamped) return { verdict: null, problems: [], attested: null };
  const judged = await judgeTimeStamp(stamped.token, stamped.value);
  const { authority, time, certificates, fault } = judged;
  if (fault || !time || !authority) {
    return { verdict: null, problems: [problem('TIME_STAMP_BROKEN')], attested: null };
  }
  const known = [...certificates, ...data.certificates];
  const chained = trusted.length > 0 && (await isTrustedStamp({ ...judged, certificates: known }, trusted));
  const ground = { certificates, trusted, data, attested: null, now };
  const revocation = await judgeRevocation(authority, ground);
  return {
    verdict: {
      time: time.toISOString(),
      authority: authority.subjectName,
      trust: trusted.length === 0 ? 'notChecked' : chained ? 'trusted' : 'untrusted',
      revocation,
    },
    problems: [],
    attested: chained && revocation.state !== 'revoked' ? time : null,
  };
}
