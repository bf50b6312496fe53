import { expect, it } from 'vitest';
import type { Finding } from '../../contract/finding.ts';
import { itemPlaces } from './item-places.ts';
import { mapRuns } from './map-runs.ts';
import { readingHandlers } from './reading-commands.ts';
import { stationWithDraft } from './testing/station-with-draft.ts';

it('leads a question to the facts and papers that its rules look at, only where the paper prints them', async () => {
  const { station, place } = stationWithDraft();
  const { documents, items } = await readingHandlers(station.cases)['review/read'](place);
  expect(documents.map(({ summary }) => summary.id)).toContain('decision');
  const placesOf = (id: string) => items.find((item) => item.id === id)?.places ?? [];
  // 执法人员资格: the officers of the case; 罚款幅度: the fine as the facts and the decision have it.
  expect(placesOf('LR-04')).toContainEqual({ document: null, pointer: '/officers' });
  expect(placesOf('LR-15').some(({ document }) => document === 'decision')).toBe(true);
  expect(items.filter(({ places }) => places.length > 0).length).toBeGreaterThan(20);
  const printed = new Set<string>();
  for (const { summary, blocks } of documents) {
    mapRuns(blocks, (run) => {
      if (run.kind !== 'text') printed.add(`${summary.id} ${run.pointer}`);
      return run;
    });
  }
  for (const { document, pointer } of items.flatMap(({ places }) => places)) {
    if (document === null) continue;
    const at = `${document} ${pointer}`;
    const isShown = printed.has(at) || [...printed].some((one) => one.startsWith(`${at}/`));
    expect(isShown || hasFinding(station.cases.findings(station.cases.session(place.caseId)), at), at).toBe(
      true,
    );
  }
  station.close();
});

it('puts what the rules found before what they only read', () => {
  const { station, place } = stationWithDraft();
  const { cases } = station;
  const session = cases.session(place.caseId);
  const found: Finding = {
    id: 'J-08:filing:/officers',
    layer: 'law',
    rule: 'J-08',
    severity: 'block',
    message: '执法人员少于两人。',
    basis: { law: '中华人民共和国行政处罚法', article: '第四十二条' },
    at: { document: 'filing', pointer: '/officers' },
    related: [{ document: 'scene', pointer: '/officers' }],
  };
  const places = itemPlaces({ rules: ['J-08'] }, cases.view(session), [found], new Map());
  expect(places.slice(0, 3)).toEqual([
    found.at,
    ...(found.related ?? []),
    { document: null, pointer: '/officers' },
  ]);
  station.close();
});

function hasFinding(
  findings: readonly { at: { document: string | null; pointer: string }; related?: readonly unknown[] }[],
  at: string,
): boolean {
  return findings.some(({ at: own, related = [] }) =>
    [own, ...(related as { document: string | null; pointer: string }[])].some(
      ({ document, pointer }) => `${document} ${pointer}` === at,
    ),
  );
}
