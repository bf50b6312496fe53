import { isDeepStrictEqual } from 'node:util';
import type { ResolvedBlock } from '../../contract/blocks.ts';
import type { HistoryComparison, HistoryEntry, historyCommands } from '../../contract/commands/history.ts';
import type { Handlers } from '../../contract/commands.ts';
import { stateOf } from '../cases/case-parts.ts';
import type { CaseSession } from '../cases/case-session.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { resolveLayout } from '../forms/resolve-layout.ts';
import { compareDocuments } from '../review/compare-documents.ts';
import { compareTexts } from '../review/compare-texts.ts';
import { listRevisions } from '../store/revisions.ts';
import { stateHash } from '../transfer/compare-part.ts';
import { differences } from '../transfer/differences.ts';
import { placeTitles } from '../transfer/place-titles.ts';
import { keptContent, keptFacts, keptRevision } from './kept-states.ts';
import { restore } from './restore.ts';
import { earlierSide, laterSide } from './sides.ts';

/** Every kept state of documents and facts: listed, side by side, brought back. */
export function historyHandlers(cases: OpenCases): Handlers<keyof typeof historyCommands> {
  return {
    'history/list': ({ caseId, documentId }) => {
      const session = cases.session(caseId);
      if (typeof documentId === 'string') cases.document(session, documentId);
      // What was written a moment ago is a state too.
      if (!cases.context.store.readOnly) cases.flush();
      const places =
        documentId === undefined ? [null, ...session.file.documents.map(({ id }) => id)] : [documentId];
      const entries = places.flatMap((place) => entriesOf(cases, session, place));
      return { entries: entries.sort(byMoment) };
    },
    'history/compare': ({ caseId, documentId, before, after }) =>
      documentId === null
        ? comparedFacts(cases, caseId, before, after)
        : comparedPapers(cases, { caseId, documentId }, before, after),
    'history/restore': (input) => {
      restore(cases, input);
      return { overview: cases.overview(cases.session(input.caseId)) };
    },
  };
}

/** What stands now first, then the newest; the id of a revision rises with time. */
function byMoment(a: HistoryEntry, b: HistoryEntry): number {
  if (a.revision === null || b.revision === null)
    return Number(b.revision === null) - Number(a.revision === null);
  return b.at.localeCompare(a.at) || b.revision.localeCompare(a.revision);
}

function entriesOf(cases: OpenCases, session: CaseSession, document: string | null): HistoryEntry[] {
  const place = { caseId: session.file.id, documentId: document };
  const title = document === null ? '案件事实' : cases.document(session, document).form.definition.title;
  const revisions = listRevisions(cases.context.store, place);
  const present = stateHash(stateOf(session.file, document));
  const now: HistoryEntry = {
    ...{ revision: null, document, title, at: '', who: '', reason: 'now', same: true },
    former: revisions.find(({ sha256 }) => sha256 !== present)?.id ?? null,
  };
  return [
    now,
    ...revisions.map(
      ({ id, at, who, reason, sha256 }, index): HistoryEntry => ({
        ...{ revision: id, document, title, at, who: who ?? '', reason },
        same: sha256 === present,
        former: revisions[index + 1]?.id ?? null,
      }),
    ),
  ];
}

function comparedPapers(
  cases: OpenCases,
  place: { readonly caseId: string; readonly documentId: string },
  before: string | null,
  after: string | null,
): HistoryComparison {
  const session = cases.session(place.caseId);
  const { form } = cases.document(session, place.documentId);
  const contentOf = (id: string) => keptContent(cases, session.file, keptRevision(cases, place, id));
  const later =
    after === null ? (cases.view(session).document(place.documentId)?.content ?? {}) : contentOf(after);
  const laterBlocks: readonly ResolvedBlock[] =
    after === null ? cases.blocks(session, place.documentId) : resolveLayout(form, later, []);
  const { page } = form.layout;
  if (before === null) return { page, before: null, after: laterBlocks, differences: [] };
  const earlier = contentOf(before);
  const forward = compareDocuments(form, earlier, later, laterBlocks);
  const backward = compareDocuments(form, later, earlier, resolveLayout(form, earlier, []));
  return {
    page,
    before: earlierSide(backward.blocks),
    after: laterSide(forward.blocks),
    differences: forward.differences,
  };
}

function comparedFacts(
  cases: OpenCases,
  caseId: string,
  before: string | null,
  after: string | null,
): HistoryComparison {
  const { file } = cases.session(caseId);
  const of = (id: string) => keptFacts(keptRevision(cases, { caseId, documentId: null }, id));
  const earlier = before === null ? {} : of(before);
  const later = after === null ? { facts: file.facts, evidence: file.evidence ?? [] } : of(after);
  const title = placeTitles(cases.context.resourcesFolder);
  const changed = isDeepStrictEqual(earlier, later)
    ? []
    : differences(earlier, later, (pointer) => title(pointer, 'case'));
  return {
    ...{ page: null, before: null, after: null },
    differences: changed.map(({ place, ours, theirs }) => ({
      pointer: place,
      title: place,
      parts: compareTexts(ours, theirs),
      onPaper: false,
    })),
  };
}
