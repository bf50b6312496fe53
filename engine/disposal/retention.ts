import type { CaseFile } from '../../contract/case-file.generated.ts';
import { stands } from '../cases/document-state.ts';
import { addYears } from './add-years.ts';

/** Whether a case may be destroyed: when it was closed, how long it is kept, and from when on it is over. */
export type Retention =
  | { readonly state: 'open' }
  | { readonly state: 'noTerm'; readonly closedOn: string }
  | { readonly state: 'permanent'; readonly closedOn: string }
  | {
      readonly state: 'running' | 'over';
      readonly closedOn: string;
      readonly term: string;
      readonly until: string;
    };

/**
 * The term as the dossier's cover has it (保管期限), counted in whole years after the year of the closing: whatever day
 * local rules count from, nothing is destroyed too early. Pure.
 */
export function retentionOf(file: CaseFile, today: string): Retention {
  const closedOn = closingDay(file);
  if (closedOn === null) return { state: 'open' };
  const term = coverTerm(file);
  if (term === '永久') return { state: 'permanent', closedOn };
  const years = Number(/^(\d{1,3})\s*年$/.exec(term)?.[1] ?? 0);
  if (years === 0) return { state: 'noTerm', closedOn };
  const until = addYears(closedOn, years);
  return { state: today > until ? 'over' : 'running', closedOn, term, until };
}

function closingDay(file: CaseFile): string | null {
  const approval = (file.acts ?? []).findLast(
    (act) =>
      act.kind === 'approval' &&
      act.subject === 'closing' &&
      act.role === 'head' &&
      act.decision === 'approved',
  );
  return approval?.kind === 'approval' ? approval.on : null;
}

function coverTerm(file: CaseFile): string {
  const cover = file.documents.findLast((document) => document.form === 'dossier-cover' && stands(document));
  const term = cover?.content.retention;
  return typeof term === 'string' ? term.trim() : '';
}
