import { type RefObject, useEffect, useState } from 'react';
import { sharing } from '../editing/share-blocks.ts';
import { spreadMarks } from '../spread-marks.ts';
import { textOfField } from './text-of-field.ts';

/** A mark beside a field that cites law. */
type CitationMark = {
  readonly pointer: string;
  /** CSS pixels from the paper's upper left corner. */
  readonly top: number;
  readonly left: number;
};

type CitationMarksProps = {
  readonly root: RefObject<HTMLElement | null>;
  /** Changes whenever the drawn pages may have moved. */
  readonly drawn: unknown;
  readonly zoom: number;
  readonly onRead: (place: { readonly pointer: string; readonly text: string }) => void;
};

/** A clause named after its law: 《…》第…条. */
const citation = /《[^《》]{2,60}》(?:[（(][^（）()]{1,60}[）)])?第[^条]{1,8}条/;
/** Marks wait until the typing rests, in milliseconds: they must never cost a key press anything. */
const rest = 300;

/** Marks in the right margin, one a field that cites law: a click shows the articles. By keyboard it is F2. */
export function CitationMarks({ root, drawn, zoom, onRead }: CitationMarksProps) {
  const [marks, setMarks] = useState<readonly CitationMark[]>([]);
  useEffect(() => {
    const timer = setTimeout(() => {
      const element = root.current;
      if (element) setMarks((before) => sharing(before, marksIn(element)));
    }, rest);
    return () => clearTimeout(timer);
  }, [root, drawn, zoom]);
  return marks.map((mark) => (
    <button
      key={mark.pointer}
      type="button"
      tabIndex={-1}
      className="paper-citation-mark"
      aria-label="看这一栏所引的条文"
      title="看所引条文（F2）"
      style={{ top: mark.top, left: mark.left }}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (root.current) onRead({ pointer: mark.pointer, text: textOfField(root.current, mark.pointer) });
      }}
    >
      条
    </button>
  ));
}

function marksIn(root: HTMLElement): readonly CitationMark[] {
  const origin = root.getBoundingClientRect();
  const marks = new Map<string, CitationMark>();
  for (const place of root.querySelectorAll<HTMLElement>('.paper-sheet [data-pointer]')) {
    const pointer = place.dataset.pointer ?? '';
    if (marks.has(pointer) || !citation.test(place.textContent ?? '')) continue;
    const sheet = place.closest('.paper-sheet')?.getBoundingClientRect();
    const line = place.getClientRects()[0];
    if (sheet && line)
      marks.set(pointer, { pointer, top: line.top - origin.top, left: sheet.right - origin.left });
  }
  return spreadMarks([...marks.values()]);
}
