import type { ResolvedBlock } from '../../contract/blocks.ts';
import type { Finding, Place } from '../../contract/finding.ts';
import type { CaseView } from '../cases/case-view.ts';
import { rulesReading } from '../law/law-findings.ts';
import type { ChecklistQuestion } from '../law/law-tables.ts';
import { mapRuns } from './map-runs.ts';

/** Parts of the facts in the order of the case format's own form. */
const factParts = ['parties', 'vehicles', 'officers', 'violation', 'penalty', 'evidence', 'remedy', 'payee'];

/**
 * Where a question of a checklist looks: first what its rules found there, then whatever its rules read, so that the
 * person who judges comes to the same places. Of papers only what is printed; `papers` by document id, in case order.
 */
export function itemPlaces(
  question: Pick<ChecklistQuestion, 'rules'>,
  view: CaseView,
  findings: readonly Finding[],
  papers: ReadonlyMap<string, readonly ResolvedBlock[]>,
): readonly Place[] {
  const found = findings
    .filter(({ rule }) => question.rules.includes(rule))
    .flatMap(({ at, related = [] }) => [at, ...related]);
  const read = rulesReading(view, question.rules);
  const facts = factParts
    .filter((part) => (part === 'evidence' ? view.file : view.facts)[part as never] !== undefined)
    .filter((part) => (part === 'evidence' ? read.file : read.facts).has(part))
    .map((part) => ({ document: null, pointer: `/${part}` }));
  const printed = [...papers].flatMap(([document, blocks]) => {
    const pointers = read.documents.get(document)?.pointers ?? new Set<string>();
    return printedPlaces(blocks, pointers).map((pointer) => ({ document, pointer }));
  });
  return unique([...found, ...facts, ...printed]);
}

/** Those of the pointers that the paper prints, themselves or their rows, in reading order. */
function printedPlaces(blocks: readonly ResolvedBlock[], pointers: ReadonlySet<string>): readonly string[] {
  const places = new Set<string>();
  mapRuns(blocks, (run) => {
    if (run.kind !== 'text') {
      for (const pointer of pointers)
        if (run.pointer === pointer || run.pointer.startsWith(`${pointer}/`)) places.add(pointer);
    }
    return run;
  });
  return [...places];
}

function unique(places: readonly Place[]): readonly Place[] {
  return [...new Map(places.map((place) => [`${place.document} ${place.pointer}`, place])).values()];
}
