import type { TestStation } from './test-station.ts';

/** Steps that tests of cases take again and again. */
let edits = 0;
export const editId = () => `edit-${++edits}`;

export async function newCase({ handlers }: TestStation) {
  const { caseId } = await handlers['cases/create']({
    causeId: 'ride-hailing-without-vehicle-permit',
    cause: '',
    procedure: 'ordinary',
  });
  return caseId;
}

export async function newDocument(station: TestStation, caseId: string, form: string) {
  const { documentId } = await station.handlers['documents/create']({ caseId, form });
  return documentId;
}

export function typed(
  station: TestStation,
  caseId: string,
  documentId: string,
  pointer: string,
  text: string,
) {
  return station.handlers['documents/edit']({
    caseId,
    documentId,
    editId: editId(),
    edits: [{ kind: 'type', pointer, text }],
  });
}

export const addParty = (station: TestStation, caseId: string, name: string) =>
  station.handlers['facts/edit']({
    caseId,
    editId: editId(),
    changes: [{ pointer: '/facts/parties/-', value: { id: 'party-1', role: 'party', kind: 'person', name } }],
  });
