import type { Facts } from '../../contract/case-file.generated.ts';
import { findCause, findCauseByTitle } from '../law/causes/cause-library.ts';

/** The questions that records of this case may ask, from its cause; none when the library does not know the cause. */
export function causePhrases({ causeId, cause }: Facts): readonly string[] {
  const known = (causeId === undefined ? null : findCause(causeId)) ?? findCauseByTitle(cause);
  return known?.questions.map(({ question }) => question) ?? [];
}
