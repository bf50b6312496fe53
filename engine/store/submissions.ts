import { sql } from './queries.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** What a rule found. `field`: pattern pointer of the field that the form's own schema speaks of, '' of a rule of law. */
export type SubmittedFinding = {
  readonly rule: string;
  readonly field: string;
  readonly severity: 'block' | 'major' | 'minor';
};

/** A document that went to legal review, or was refused to. */
export type Submission = {
  readonly caseId: string;
  readonly documentId: string;
  /** From 1; that of the attempt where it was refused. */
  readonly round: number;
  readonly form: string;
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly refused: boolean;
  /** Gravest first: of one rule at one field the first is kept. */
  readonly findings: readonly SubmittedFinding[];
};

/**
 * Notes what stood against a document when it was submitted. Attempts of the same round are one: what any of them
 * met with stays, since that is what the station's documents lacked.
 */
export function noteSubmission(store: WritableStore, submission: Submission): void {
  const { caseId: case_id, documentId: document_id, round } = submission;
  const refusals = submission.refused ? 1 : 0;
  store.run(
    sql
      .insertInto('submissions')
      .values({ case_id, document_id, round, form: submission.form, submitted_on: submission.on, refusals })
      .onConflict((conflict) =>
        conflict.columns(['case_id', 'document_id', 'round']).doUpdateSet((update) => ({
          submitted_on: submission.on,
          refusals: update('submissions.refusals', '+', refusals),
        })),
      ),
  );
  for (const finding of submission.findings) {
    store.run(
      sql
        .insertInto('submitted_findings')
        .values({ case_id, document_id, round, ...finding })
        .onConflict((conflict) => conflict.doNothing()),
    );
  }
}

/** What was submitted in a time. */
export type SubmissionCounts = {
  readonly documents: number;
  readonly cases: number;
  /** Attempts that were refused. */
  readonly refusals: number;
};

/** A rule that found something against submitted documents. `form` '' where it speaks of more forms than one. */
export type DefectCount = {
  readonly rule: string;
  readonly field: string;
  readonly form: string;
  readonly documents: number;
  readonly cases: number;
};

/** How many documents were submitted from one day to another, both included. */
export function countSubmissions(store: ReadableStore, from: string, to: string): SubmissionCounts {
  const [counts] = store.raw<SubmissionCounts>(
    `SELECT count(DISTINCT case_id || '/' || document_id) AS documents, count(DISTINCT case_id) AS cases,
      coalesce(sum(refusals), 0) AS refusals
    FROM submissions WHERE submitted_on BETWEEN ? AND ?`,
    [from, to],
  );
  return counts ?? { documents: 0, cases: 0, refusals: 0 };
}

/** What was found against them, the commonest first: a document counts once, however many rounds it went through. */
export function commonDefects(store: ReadableStore, from: string, to: string, limit: number): DefectCount[] {
  return store.raw<DefectCount>(
    `SELECT rule, field, CASE WHEN field = '' THEN '' ELSE form END AS form,
      count(DISTINCT case_id || '/' || document_id) AS documents, count(DISTINCT case_id) AS cases
    FROM submitted_findings JOIN submissions USING (case_id, document_id, round)
    WHERE submitted_on BETWEEN ? AND ?
    GROUP BY 1, 2, 3
    ORDER BY documents DESC, cases DESC, rule, field, form
    LIMIT ?`,
    [from, to, limit],
  );
}
