import { isDeepStrictEqual } from 'node:util';
import type { Act, CaseDocument, CaseFile } from '../../contract/case-file.generated.ts';
import type { PartStatus } from '../../contract/commands/transfer.ts';
import { compareDocument, comparePart, sameWords, stateHash, withReviewOf } from './compare-part.ts';

type WholeCase = CaseFile & { readonly id: string };

/** Hashes of all kept states of a case, by document; null: the facts and evidence. */
export type Histories = ReadonlyMap<string | null, ReadonlySet<string>>;

export type Side = { readonly file: WholeCase; readonly histories: Histories };

/** The facts and the evidence list as the store keeps them in one revision. */
export type FactsState = Pick<CaseFile, 'facts'> & { readonly evidence: NonNullable<CaseFile['evidence']> };

export type ComparedPart = {
  readonly documentId: string | null;
  readonly status: PartStatus;
  readonly ours: CaseDocument | FactsState | undefined;
  readonly theirs: CaseDocument | FactsState;
};

export type Choice = 'ours' | 'theirs' | 'both';

const none: ReadonlySet<string> = new Set();

export function factsState(file: CaseFile): FactsState {
  return { facts: file.facts, evidence: file.evidence ?? [] };
}

/** Every part of theirs against ours: the facts first, then the documents in their order. Pure. */
export function compareCase(ours: Side | null, theirs: Side): ComparedPart[] {
  const historyOf = (side: Side | null, id: string | null) => side?.histories.get(id) ?? none;
  const facts = {
    ours: ours ? factsState(ours.file) : undefined,
    ourHistory: historyOf(ours, null),
    theirs: factsState(theirs.file),
    theirHistory: historyOf(theirs, null),
  };
  return [
    { documentId: null, status: comparePart(facts), ours: facts.ours, theirs: facts.theirs },
    ...theirs.file.documents.map((document) => {
      const own = ours?.file.documents.find(({ id }) => id === document.id);
      const { status } = compareDocument({
        ours: own,
        ourHistory: historyOf(ours, document.id),
        theirs: document,
        theirHistory: historyOf(theirs, document.id),
      });
      return { documentId: document.id, status, ours: own, theirs: document };
    }),
  ];
}

/** Acts of theirs that are not in ours. */
export function newActs(ours: CaseFile | null, theirs: CaseFile): Act[] {
  const known = new Set((ours?.acts ?? []).map(({ id }) => id));
  return (theirs.acts ?? []).filter(({ id }) => !known.has(id));
}

/**
 * Ours after theirs has come in: what goes on from ours is taken, what is behind is left, conflicts go as chosen.
 * Nothing is taken away: of evidence in conflict, items of both stay. The same object where nothing changes. Pure.
 */
export function mergeCase(
  ours: Side,
  theirs: Side,
  choice: (documentId: string | null) => Choice,
): WholeCase {
  const parts = compareCase(ours, theirs);
  let { facts, evidence } = factsState(ours.file);
  const documents = [...ours.file.documents];
  for (const part of parts) {
    const take = part.status === 'conflict' ? choice(part.documentId) : null;
    if (part.documentId === null) {
      ({ facts, evidence } = mergedFacts(part, take));
    } else {
      takeDocument(documents, part as ComparedPart & { theirs: CaseDocument }, take);
    }
  }
  const acts = [...(ours.file.acts ?? []), ...newActs(ours.file, theirs.file)];
  const merged: WholeCase = { ...ours.file, facts, evidence, documents, acts };
  const before: WholeCase = { ...ours.file, evidence: ours.file.evidence ?? [], acts: ours.file.acts ?? [] };
  return isDeepStrictEqual(merged, before) ? ours.file : merged;
}

function mergedFacts(part: ComparedPart, take: Choice | null): FactsState {
  const ours = part.ours as FactsState;
  const theirs = part.theirs as FactsState;
  if (part.status === 'changed') return theirs;
  if (take === null) return ours;
  const [first, second] = take === 'theirs' ? [theirs, ours] : [ours, theirs];
  const known = new Set(first.evidence.map(({ id }) => id));
  return {
    facts: first.facts,
    evidence: [...first.evidence, ...second.evidence.filter(({ id }) => !known.has(id))],
  };
}

function takeDocument(
  documents: CaseDocument[],
  { status, theirs }: ComparedPart & { theirs: CaseDocument },
  take: Choice | null,
): void {
  const at = documents.findIndex(({ id }) => id === theirs.id);
  const ours = documents[at];
  if (!ours) {
    documents.push(theirs);
    return;
  }
  if (status === 'same' || status === 'behind') return;
  const { kept } = compareDocument({ ours, ourHistory: none, theirs, theirHistory: none });
  if (status === 'changed') documents[at] = sameWords(ours, theirs) ? kept : theirs;
  else if (take === 'theirs') documents[at] = withReviewOf(theirs, ours);
  else documents[at] = kept;
  if (take !== 'both') return;
  const copy = { ...theirs, id: copyId(theirs) };
  if (!documents.some(({ id }) => id === copy.id)) documents.push(copy);
}

/** The same for the same content, so that a second import adds no second copy. */
function copyId(document: CaseDocument): string {
  return `${document.id.slice(0, 40)}-${stateHash(document).slice(0, 12)}`;
}
