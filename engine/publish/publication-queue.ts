import type { Act, CaseDocument, Facts } from '../../contract/case-file.generated.ts';
import type {
  PublicationFilter,
  PublicationItem,
  PublicationQueue,
  PublicationState,
} from '../../contract/commands/publication.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { decisionRows } from '../store/decisions.ts';
import { searchable } from '../store/search.ts';
import { missingCase } from '../values/missing-case.ts';
import { publicationItem } from './open-publication.ts';
import { publicationStanding } from './publication-standing.ts';
import { publicationPeriod } from './station-publication.ts';

type Wanted = { readonly filter: PublicationFilter; readonly query: string; readonly limit: number };

/** Every decision that is or was to be public; what is due first stands first, then the latest decisions. */
export function publicationQueue(cases: OpenCases, { filter, query, limit }: Wanted): PublicationQueue {
  const items = publicationItems(cases).filter(
    ({ number, party, cause }) =>
      query.trim() === '' || searchable(`${number}${party}${cause}`).includes(searchable(query)),
  );
  const counts = { work: 0, public: 0, closed: 0, all: items.length };
  for (const { state } of items) counts[filterOf(state)] += 1;
  const wanted = items.filter(({ state }) => filter === 'all' || filterOf(state) === filter);
  return { items: wanted.sort(byUrgency).slice(0, limit), counts, total: wanted.length };
}

function publicationItems(cases: OpenCases): PublicationItem[] {
  const period = publicationPeriod(cases.context.station().publication);
  const today = cases.today();
  return decisionRows(cases.context.store).flatMap((row) => {
    const document = JSON.parse(row.document) as CaseDocument;
    if ((document.state ?? 'draft') === 'draft') return [];
    const file = {
      id: row.caseId,
      facts: JSON.parse(row.facts) as Facts,
      acts: JSON.parse(row.acts) as Act[],
    };
    const standing = publicationStanding(file, document, today, period);
    return standing ? [publicationItem(file, document, standing)] : [];
  });
}

function filterOf(state: PublicationState): Exclude<PublicationFilter, 'all'> {
  switch (state) {
    case 'open':
    case 'submitted':
    case 'returned':
    case 'confirmed':
    case 'made':
    case 'ageUnknown':
    case 'toWithdraw':
    case 'toEnd':
      return 'work';
    case 'published':
      return 'public';
    case 'withdrawn':
    case 'ended':
    case 'withheld':
    case 'minor':
      return 'closed';
    default:
      return missingCase(state);
  }
}

function byUrgency(one: PublicationItem, other: PublicationItem): number {
  const [due, otherDue] = [one.due?.on ?? '9999', other.due?.on ?? '9999'];
  return due.localeCompare(otherDue) || other.decidedOn.localeCompare(one.decidedOn);
}
