import { AppError } from '../../contract/app-error.ts';
import type { CaseDocument, CaseFile } from '../../contract/case-file.generated.ts';
import { ageAtViolation } from './age-at-violation.ts';
import { partyOf } from './private-value.ts';

/** Forms of decisions that are made public. */
export const decisionForms: readonly string[] = ['penalty-decision', 'summary-penalty-decision'];

/**
 * The issued penalty decision of a case that may be public: the one named, else the latest. A person under eighteen on
 * the day of the violation stays out (个人信息保护法第二十八条), and so does one whose age nobody can
 * tell or of whom the case says both.
 * @throws AppError PUBLICATION_NO_DECISION, PUBLICATION_MINOR, PUBLICATION_AGE_UNKNOWN
 */
export function publishableDecision(file: CaseFile, documentId?: string): CaseDocument {
  const document = file.documents.findLast(
    ({ id, form, state }) => decisionForms.includes(form) && state === 'issued' && (documentId ?? id) === id,
  );
  if (!document) throw new AppError('PUBLICATION_NO_DECISION', {});
  const age = publishableAge(file, document);
  if (age === 'unknown') throw new AppError('PUBLICATION_AGE_UNKNOWN', {});
  if (age === 'minor') throw new AppError('PUBLICATION_MINOR', {});
  return document;
}

/** Whether the party's age lets a decision be public: organizations and grown people. */
export function publishableAge(
  file: Pick<CaseFile, 'facts'>,
  document: CaseDocument,
): 'public' | 'minor' | 'unknown' {
  const party = partyOf(file, document);
  if (party?.kind === 'organization') return 'public';
  if (!party) return 'unknown';
  const said = ageAtViolation(file, document, party);
  return said === 'grown' ? 'public' : said;
}
