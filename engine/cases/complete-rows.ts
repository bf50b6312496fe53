import { v7 as uuid } from 'uuid';
import type { CaseFile } from '../../contract/case-file.generated.ts';

/**
 * Gives rows that a person has just begun (a party, a vehicle, an officer, a piece of evidence) their id and the parts
 * the case format asks for, so that a half-written row is a case all the same. `draft` is changed in place.
 */
export function completeRows(draft: CaseFile): void {
  const { facts, evidence } = draft;
  fill(facts.parties, { role: 'party', kind: 'person', name: '' });
  fill(facts.vehicles, { plate: '' });
  fill(facts.officers, { name: '', certificateNumber: '' });
  fill(evidence, { kind: 'documentary', name: '' });
}

function fill<Row extends { id: string }>(
  rows: Row[] | undefined,
  parts: Readonly<Partial<Record<keyof Row, string>>>,
): void {
  for (const row of rows ?? []) {
    for (const [name, value] of Object.entries({ ...parts, id: '' })) {
      if (Object.hasOwn(row, name)) continue;
      Object.assign(row, { [name]: name === 'id' ? uuid() : value });
    }
  }
}
