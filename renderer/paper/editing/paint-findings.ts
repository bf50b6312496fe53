import type { Finding, Severity } from '../../../contract/finding.ts';

const severities: readonly Severity[] = ['hint', 'minor', 'major', 'block'];

/** A mark in the margin: at which height of the paper, for which place. */
export type MarginMark = {
  readonly pointer: string;
  readonly severity: Severity;
  readonly title: string;
  /** CSS pixels from the paper's upper left corner. */
  readonly top: number;
  readonly left: number;
};

/** Where the fields stand that findings speak of; a field can lie in several pieces. */
type FieldPlaces = ReadonlyMap<string, readonly HTMLElement[]>;

/**
 * Paints findings over the texts of their fields by the CSS Custom Highlight API: no element is touched. Returns what
 * takes the paint away.
 */
export function paintFindings(places: FieldPlaces, findings: readonly Finding[]): () => void {
  for (const [priority, severity] of severities.entries()) {
    const ranges = findings
      .filter((finding) => finding.severity === severity)
      .flatMap((finding) => places.get(finding.at.pointer) ?? [])
      .map((place) => {
        const range = new Range();
        range.selectNodeContents(place);
        return range;
      });
    const highlight = new Highlight(...ranges);
    highlight.priority = priority;
    CSS.highlights.set(`finding-${severity}`, highlight);
  }
  return () => {
    for (const severity of severities) CSS.highlights.delete(`finding-${severity}`);
  };
}

/** Where the marks in the margin stand: one a field, for its worst finding. */
export function marginMarks(
  root: HTMLElement,
  places: FieldPlaces,
  findings: readonly Finding[],
): readonly MarginMark[] {
  const origin = root.getBoundingClientRect();
  const worst = new Map<string, Finding[]>();
  for (const finding of findings)
    worst.set(finding.at.pointer, [...(worst.get(finding.at.pointer) ?? []), finding]);
  return [...worst].flatMap(([pointer, found]): MarginMark[] => {
    const place = places.get(pointer)?.[0];
    const sheet = place?.closest('.paper-sheet')?.getBoundingClientRect();
    const severity = severities.findLast((one) => found.some((finding) => finding.severity === one));
    if (!place || !sheet || !severity) return [];
    const line = place.getClientRects()[0] ?? place.getBoundingClientRect();
    return [
      {
        pointer,
        severity,
        title: found.map((finding) => finding.message).join('\n'),
        top: line.top - origin.top,
        left: sheet.left - origin.left,
      },
    ];
  });
}

/** The places on the paper of these findings' fields. */
export function placesIn(root: HTMLElement, findings: readonly Finding[]): FieldPlaces {
  const wanted = new Set(findings.map(({ at }) => at.pointer));
  const places = new Map<string, HTMLElement[]>();
  if (wanted.size === 0) return places;
  for (const place of root.querySelectorAll<HTMLElement>('.paper-sheet [data-pointer]')) {
    const pointer = place.dataset.pointer ?? '';
    if (!wanted.has(pointer)) continue;
    places.set(pointer, [...(places.get(pointer) ?? []), place]);
  }
  return places;
}
