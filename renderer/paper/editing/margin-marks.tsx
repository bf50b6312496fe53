import { useLayoutEffect, useState } from 'react';
import type { Finding } from '../../../contract/finding.ts';
import { spreadMarks } from '../spread-marks.ts';
import { type MarginMark, marginMarks, paintFindings, placesIn } from './paint-findings.ts';
import { sharing } from './share-blocks.ts';

type MarksProps = {
  readonly root: React.RefObject<HTMLElement | null>;
  readonly findings: readonly Finding[];
  /** Changes whenever the drawn pages may have moved. */
  readonly drawn: unknown;
  readonly zoom: number;
  readonly onMark: (pointer: string) => void;
};

/** The findings over the text and their marks in the margin. */
export function MarginMarks({ root, findings, drawn, zoom, onMark }: MarksProps) {
  const [marks, setMarks] = useState<readonly MarginMark[]>([]);
  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    const places = placesIn(element, findings);
    const clear = paintFindings(places, findings);
    const now = spreadMarks(marginMarks(element, places, findings));
    setMarks((before) => sharing(before, now));
    return clear;
  }, [root, findings, drawn, zoom]);
  return marks.map((mark) => (
    <button
      key={mark.pointer}
      type="button"
      tabIndex={-1}
      className="paper-mark"
      data-severity={mark.severity}
      aria-label={mark.title}
      title={mark.title}
      style={{ top: mark.top, left: mark.left }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onMark(mark.pointer)}
    />
  ));
}
