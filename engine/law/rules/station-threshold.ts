import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import type { Fen } from '../../values/money.ts';

/** The station's amount of a kind for a document's party on the document's day, or null where it is not told with its source. */
export function stationThreshold(
  view: CaseView,
  kind: 'hearing' | 'review' | 'discussion',
  document: DocumentView,
): { readonly amount: Fen; readonly source: string } | null {
  const day = document.day ?? view.today;
  const [threshold] = view.station.thresholds
    .filter((one) => one.kind === kind && one.since <= day && one.source !== '')
    .toSorted((one, other) => other.since.localeCompare(one.since));
  if (!threshold || !document.party) return null;
  const amount = document.party.kind === 'person' ? threshold.person : threshold.organization;
  return amount === null || amount === undefined ? null : { amount, source: threshold.source };
}
