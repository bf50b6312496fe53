import type { TimeStampVerdict, VerdictProblem } from '../../../contract/verdict.ts';
import { isTrustedStamp, judgeTimeStamp } from './time-stamp.ts';
import { problem, type VerifyOptions } from './verdict-problem.ts';

type StampVerdict = {
  readonly verdict: TimeStampVerdict | null;
  readonly problems: readonly VerdictProblem[];
  /** The stamp's time, where the station trusts its authority. */
  readonly attested: Date | null;
};

/** What a signature's time stamp says, and whether the station trusts who says it. One that does not hold is a problem. */
export async function judgeStamp(
  stamped: { readonly value: Uint8Array; readonly token: Uint8Array } | null,
  { trusted }: VerifyOptions,
): Promise<StampVerdict> {
  if (!stamped) return { verdict: null, problems: [], attested: null };
  const judged = await judgeTimeStamp(stamped.token, stamped.value);
  if (!judged.sound || !judged.time || !judged.authority) {
    return { verdict: null, problems: [problem('TIME_STAMP_BROKEN')], attested: null };
  }
  const chained = trusted.length > 0 && (await isTrustedStamp(judged, trusted));
  return {
    verdict: {
      time: judged.time.toISOString(),
      authority: judged.authority.subjectName,
      trust: trusted.length === 0 ? 'notChecked' : chained ? 'trusted' : 'untrusted',
    },
    problems: [],
    attested: chained ? judged.time : null,
  };
}
