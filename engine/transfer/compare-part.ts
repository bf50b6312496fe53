import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Annotation, CaseDocument } from '../../contract/case-file.generated.ts';
import type { PartStatus } from '../../contract/commands/transfer.ts';

/** The SHA-256 under which the store keeps a state as a revision. */
export function stateHash(state: unknown): string {
  return createHash('sha256').update(JSON.stringify(state)).digest('hex');
}

/** A part here and there, each with the hashes of all its kept states. */
export type PartPair<State> = {
  readonly ours: State | undefined;
  readonly ourHistory: ReadonlySet<string>;
  readonly theirs: State;
  readonly theirHistory: ReadonlySet<string>;
};

/** How a part stands, by content first and then by which history holds the other's state. */
export function comparePart<State>({ ours, ourHistory, theirs, theirHistory }: PartPair<State>): PartStatus {
  if (ours === undefined) return 'new';
  if (isDeepStrictEqual(ours, theirs)) return 'same';
  if (ourHistory.has(stateHash(theirs))) return 'behind';
  return theirHistory.has(stateHash(ours)) ? 'changed' : 'conflict';
}

/** What becomes of a document when theirs comes in. */
export type DocumentOutcome = {
  readonly status: PartStatus;
  /** Ours, with annotations and checklist answers that only theirs has: what stays when ours is kept. */
  readonly kept: CaseDocument;
};

/**
 * A document: annotations and checklist answers only ever join, so that a review comes back into a document whose
 * text nobody touched, and is not lost where the text is in conflict. The words of an issued document are never
 * replaced by themselves, whatever the other's history says.
 */
export function compareDocument(pair: PartPair<CaseDocument>): DocumentOutcome {
  const { ours, theirs } = pair;
  if (!ours) return { status: 'new', kept: theirs };
  const status = comparePart(pair);
  if (status === 'same' || status === 'behind') return { status, kept: ours };
  const kept = withReviewOf(ours, theirs);
  const sameWords = isDeepStrictEqual(words(ours), words(theirs));
  if (status === 'changed') {
    const issued = (ours.state ?? 'draft') !== 'draft';
    return {
      status: issued && !isDeepStrictEqual(ours.content, theirs.content) ? 'conflict' : 'changed',
      kept,
    };
  }
  if (!sameWords) return { status, kept };
  return { status: isDeepStrictEqual(kept, ours) ? 'behind' : 'changed', kept };
}

/** Whether taking theirs is only a matter of joining review marks. */
export function sameWords(ours: CaseDocument, theirs: CaseDocument): boolean {
  return isDeepStrictEqual(words(ours), words(theirs));
}

function words({ annotations: _annotations, checklist: _checklist, ...rest }: CaseDocument): unknown {
  return rest;
}

/** A document with the annotations and checklist answers that only the other has. */
export function withReviewOf(ours: CaseDocument, theirs: CaseDocument): CaseDocument {
  const annotations = joinAnnotations(ours.annotations ?? [], theirs.annotations ?? []);
  const checklist = { ...theirs.checklist, ...ours.checklist };
  return {
    ...ours,
    ...(annotations.length > 0 ? { annotations } : {}),
    ...(Object.keys(checklist).length > 0 ? { checklist } : {}),
  };
}

function joinAnnotations(ours: readonly Annotation[], theirs: readonly Annotation[]): Annotation[] {
  const there = new Map(theirs.map((annotation) => [annotation.id, annotation]));
  const joined = ours.map((annotation) => {
    const other = there.get(annotation.id);
    there.delete(annotation.id);
    return other ? joinAnnotation(annotation, other) : annotation;
  });
  return [...joined, ...there.values()];
}

function joinAnnotation(ours: Annotation, theirs: Annotation): Annotation {
  const known = new Set((ours.replies ?? []).map((reply) => JSON.stringify(reply)));
  const more = (theirs.replies ?? []).filter((reply) => !known.has(JSON.stringify(reply)));
  return {
    ...ours,
    ...(more.length > 0 ? { replies: [...(ours.replies ?? []), ...more] } : {}),
    ...(!ours.settled && theirs.settled ? { settled: theirs.settled } : {}),
  };
}
