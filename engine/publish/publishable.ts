import { AppError } from '../../contract/app-error.ts';
import type { CaseDocument, CaseFile, Party } from '../../contract/case-file.generated.ts';
import { ageOn, checkCitizenId } from '../values/citizen-id.ts';
import { partyOf } from './private-value.ts';

const decisionForms: ReadonlySet<string> = new Set(['penalty-decision', 'summary-penalty-decision']);

/**
 * The latest issued penalty decision of a case, unless it may not be public: a person under eighteen on the day of the
 * violation stays out (个人信息保护法第二十八条), and so does one whose age nobody can tell.
 * @throws AppError PUBLICATION_NO_DECISION, PUBLICATION_MINOR, PUBLICATION_AGE_UNKNOWN
 */
export function publishableDecision(file: CaseFile): CaseDocument {
  const document = file.documents.findLast(
    ({ form, state }) => decisionForms.has(form) && state === 'issued',
  );
  if (!document) throw new AppError('PUBLICATION_NO_DECISION', {});
  const party = partyOf(file, document);
  if (party?.kind === 'organization') return document;
  const age = party ? ageAtViolation(file, party) : null;
  if (age === null) throw new AppError('PUBLICATION_AGE_UNKNOWN', {});
  if (age < 18) throw new AppError('PUBLICATION_MINOR', {});
  return document;
}

function ageAtViolation(file: CaseFile, party: Party): number | null {
  const day = (file.facts.violation?.startedAt ?? file.facts.violation?.discoveredOn)?.slice(0, 10);
  const id = checkCitizenId(party.idNumber ?? '');
  if (id.ok && day !== undefined) return ageOn(id.value.birthDate, day);
  return party.age ?? null;
}
