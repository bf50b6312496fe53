import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Act, CaseDocument, CaseFile } from '../../../../contract/case-file.generated.ts';
import { type CaseView, caseView } from '../../../cases/case-view.ts';
import type { StationSettings } from '../../../cases/station-settings.ts';
import { loadFormLibrary } from '../../../forms/form-library.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const station: StationSettings = JSON.parse(readFileSync(join(root, 'examples', 'station.json'), 'utf8'));

/** The forms, for what the tests of deadlines compute. */
export const library = loadFormLibrary(root);

/** An issued document whose id is its form. */
export function issued(form: string, issuedOn: string, content: CaseDocument['content'] = {}): CaseDocument {
  return { id: form, form, state: 'issued', createdOn: issuedOn, issuedOn, number: `${form} 1`, content };
}

/** The head's approval. */
export function headApproved(subject: Extract<Act, { kind: 'approval' }>['subject'], on: string): Act {
  return {
    id: `approval-${subject}`,
    kind: 'approval',
    subject,
    role: 'head',
    by: '赵强',
    decision: 'approved',
    on,
  };
}

/** Service of a document to the party in person. */
export function served(document: string, on: string): Act {
  return { id: `service-${document}`, kind: 'service', document, method: 'direct', on };
}

/** Time that does not count. */
export function suspended(
  ground: Extract<Act, { kind: 'suspension' }>['ground'],
  on: string,
  rest: Partial<Extract<Act, { kind: 'suspension' }>> = {},
): Act {
  return { id: `suspension-${ground}-${on}`, kind: 'suspension', ground, on, ...rest };
}

/** What starts a period, and little else. */
export type Parts = { readonly documents?: CaseDocument[]; readonly acts?: Act[] };

/** A case of these parts, seen on a day. */
export function seenOn({ documents = [], acts = [] }: Parts, today: string): CaseView {
  const file: CaseFile = {
    format: 'anjuan-case/1',
    id: 'case-1',
    facts: { procedure: 'ordinary', cause: '未取得网络预约出租汽车运输证擅自从事网约车经营' },
    documents,
    acts,
  };
  return caseView(file, station, library, today);
}
