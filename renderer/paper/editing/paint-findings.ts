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

/**
 * Paints findings over the texts of their fields by the CSS Custom Highlight API: no element is touched. Returns what
 * takes the paint away.
 */
export function paintFindings(root: HTMLElement, findings: readonly Finding[]): () => void {
  const places = placesIn(root);
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
export function marginMarks(root: HTMLElement, findings: readonly Finding[]): MarginMark[] {
  const places = placesIn(root);
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

function placesIn(root: HTMLElement): Map<string, HTMLElement[]> {
  const places = new Map<string, HTMLElement[]>();
  for (const place of root.querySelectorAll<HTMLElement>('.paper-sheet [data-pointer]')) {
    const pointer = place.dataset.pointer ?? '';
    places.set(pointer, [...(places.get(pointer) ?? []), place]);
  }
  return places;
}
