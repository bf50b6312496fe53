import type { PageStyle, ResolvedBlock } from '../blocks.ts';
import { command } from '../command.ts';
import type { Place } from '../finding.ts';
import type { DocumentSummary } from './cases.ts';
import { closed, Id } from './inputs.ts';

/** A document as it reads now. */
export type ReadDocument = {
  readonly summary: DocumentSummary;
  readonly page: PageStyle;
  readonly blocks: readonly ResolvedBlock[];
};

/** A question of the checklist with the places of the case that it speaks of, in the order in which one reads them. */
export type ReadItem = { readonly id: string; readonly question: string; readonly places: readonly Place[] };

export type CaseReading = {
  readonly documents: readonly ReadDocument[];
  /** Of the document under review; empty where its form has no checklist. */
  readonly items: readonly ReadItem[];
};

export const readingCommands = {
  /** The whole case to read beside one document of it: every paper, and where each question of its checklist looks. */
  'review/read': command<CaseReading>()(closed({ caseId: Id, documentId: Id })),
};
