import type { ResolvedBlock, Run } from '../../contract/blocks.ts';
import type { Difference } from '../../contract/commands/compare.ts';
import type { LoadedForm } from '../forms/form-library.ts';
import { pointerOf, pointerSteps } from '../forms/pointer.ts';
import { resolveLayout } from '../forms/resolve-layout.ts';
import { titleOf } from '../forms/title-of.ts';
import { compareTexts, matchRows } from './compare-texts.ts';
import { mapRuns } from './map-runs.ts';

type Content = Readonly<Record<string, unknown>>;

/** The later document on paper, with the words of the earlier one marked in it, and what has changed field by field. */
export type Comparison = {
  readonly blocks: readonly ResolvedBlock[];
  readonly differences: readonly Difference[];
};

/**
 * Compares two contents of one form as they print. Rows are followed when others come or go; what stood in a place
 * that the later paper does not have any more (a removed row, a part whose condition has gone) is listed at the end.
 */
export function compareDocuments(
  form: LoadedForm,
  before: Content,
  after: Content,
  now: readonly ResolvedBlock[],
): Comparison {
  const earlier = printedPlaces(resolveLayout(form, before, []));
  const earlierPlace = placeFollower(before, after);
  const differences: Difference[] = [];
  const times = new Map<string, number>();
  const seen = new Set<string>();
  const blocks = mapRuns(now, (run) => {
    if (run.kind === 'text') return run;
    const key = placeKey(run, run.pointer);
    const time = times.get(key) ?? 0;
    times.set(key, time + 1);
    const place = earlierPlace(run.pointer);
    const old = place === null ? undefined : earlier.get(placeKey(run, place));
    if (place !== null) seen.add(placeKey(run, place));
    const compared = comparedRun(run, old?.texts[Math.min(time, old.texts.length - 1)] ?? '');
    if (compared !== run && time === 0) differences.push(difference(form, compared));
    return compared;
  });
  for (const [key, { texts, run }] of earlier) {
    const [text = ''] = texts;
    if (seen.has(key) || text === '' || run.kind !== 'field') continue;
    differences.push({
      pointer: run.pointer,
      title: titleOf(form.schema, run.pointer),
      parts: [{ kind: 'removed', text }],
      onPaper: false,
    });
  }
  return { blocks, differences };
}

type Place = Exclude<Run, { kind: 'text' }>;

/** What each place printed, the first time, the second … */
function printedPlaces(blocks: readonly ResolvedBlock[]) {
  const places = new Map<string, { readonly run: Place; readonly texts: string[] }>();
  mapRuns(blocks, (run) => {
    if (run.kind === 'text') return run;
    const key = placeKey(run, run.pointer);
    const known = places.get(key) ?? { run, texts: [] };
    known.texts.push(run.kind === 'box' ? tick(run.ticked) : run.text);
    places.set(key, known);
    return run;
  });
  return places;
}

const placeKey = (run: Place, pointer: string) => (run.kind === 'box' ? `${pointer} ${run.value}` : pointer);
const tick = (ticked: boolean) => (ticked ? '☑' : '');

function comparedRun(run: Place, before: string): Place {
  if (run.kind === 'box') {
    if (tick(run.ticked) === before) return run;
    return { ...run, compared: run.ticked ? 'ticked' : 'unticked' };
  }
  if (run.text === before) return run;
  const compared = compareTexts(before, run.text);
  return { ...run, text: compared.map(({ text }) => text).join(''), compared };
}

function difference(form: LoadedForm, run: Place): Difference {
  const parts =
    run.kind === 'field'
      ? (run.compared ?? [])
      : [{ kind: run.ticked ? ('added' as const) : ('removed' as const), text: '☑' }];
  return { pointer: run.pointer, title: titleOf(form.schema, run.pointer), parts, onPaper: true };
}

/** Where a place of the later content stood in the earlier one; null where its row is new. */
function placeFollower(before: Content, after: Content): (pointer: string) => string | null {
  const matches = new Map(
    Object.entries(after).flatMap(([name, rows]) => {
      const old = before[name];
      if (!Array.isArray(rows) || !Array.isArray(old)) return [];
      return [[name, matchRows(old, rows).earlier] as const];
    }),
  );
  return (pointer) => {
    const [name, row, ...rest] = pointerSteps(pointer);
    const rows = name === undefined ? undefined : matches.get(name);
    if (name === undefined || row === undefined || !rows) return pointer;
    const old = rows[Number(row)];
    return old === undefined || old === null ? null : pointerOf([name, old, ...rest]);
  };
}
