import { useEffect, useRef, useState } from 'react';
import type { ResolvedBlock } from '../../contract/blocks.ts';
import type { HistoryComparison } from '../../contract/commands/history.ts';
import { PaperPages } from '../paper/paper-pages.tsx';

/** Width of A4 in CSS pixels, and the room left beside it. */
const paperWidth = 794;
const beside = 28;

type ComparedPapersProps = {
  readonly compared: Pick<HistoryComparison, 'before' | 'after' | 'page'>;
  readonly earlier: string;
  readonly later: string;
};

/** Two states of a document as papers side by side; scrolling one scrolls the other. */
export function ComparedPapers({ compared, earlier, later }: ComparedPapersProps) {
  const pair = useRef<HTMLDivElement>(null);
  const zoom = useFittingZoom(pair, compared.before === null ? 1 : 2);
  const follow = (from: HTMLElement) => {
    for (const other of pair.current?.querySelectorAll<HTMLElement>('.history-paper') ?? []) {
      if (other === from || Math.abs(other.scrollTop - from.scrollTop) < 1) continue;
      other.scrollTop = from.scrollTop;
    }
  };
  const paper = (label: string, blocks: readonly ResolvedBlock[]) => (
    <section className="history-side" aria-label={label}>
      <h2>{label}</h2>
      <section
        className="history-paper"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        tabIndex={0}
        aria-label={`${label}的版面`}
        onScroll={(event) => follow(event.currentTarget)}
      >
        {compared.page && <PaperPages blocks={blocks} page={compared.page} zoom={zoom} name={label} />}
      </section>
    </section>
  );
  return (
    <div className="history-pair" ref={pair}>
      {compared.before && paper(earlier, compared.before)}
      {compared.after && paper(later, compared.after)}
    </div>
  );
}

function useFittingZoom(pair: { readonly current: HTMLElement | null }, papers: number): number {
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const element = pair.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setRoom(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, [pair]);
  const fitting = (room / papers - beside) / paperWidth;
  return Math.floor(Math.min(1, Math.max(0.3, fitting)) * 100) / 100;
}
