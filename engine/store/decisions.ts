import type { ReadableStore } from './store.ts';

/** A case's decision as it lies on the disk, with what its publication is told by. JSON in the case format. */
export type DecisionRow = {
  readonly caseId: string;
  readonly facts: string;
  readonly acts: string;
  readonly document: string;
};

/**
 * Every penalty decision of every case, drafts too, latest cases first. The condition is word for word that of the
 * index `documents_decisions` (migration 108), so that SQLite reads no other documents.
 */
export function decisionRows(store: ReadableStore): DecisionRow[] {
  return store.raw<DecisionRow>(
    `SELECT cases.id AS caseId, cases.facts AS facts, cases.acts AS acts, documents.data AS document
    FROM documents JOIN cases ON cases.id = documents.case_id
    WHERE CASE WHEN json_valid(data) THEN json_extract(data, '$.form') END
      IN ('penalty-decision', 'summary-penalty-decision')
    ORDER BY cases.rank DESC, documents.position`,
    [],
  );
}
