import type { OpenCaseFile } from './case-session.ts';

/** A part of a case as revisions keep it: a document, or (null) the facts with the evidence list. */
export function stateOf(file: OpenCaseFile, documentId: string | null): unknown {
  const { facts, evidence, documents } = file;
  return documentId === null
    ? { facts, evidence: evidence ?? [] }
    : documents.find((document) => document.id === documentId);
}
