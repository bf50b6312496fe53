import { useEffect, useRef, useState } from 'react';
import type { ReadDocument } from '../../contract/commands/reading.ts';
import { markPlace } from '../paper/mark-place.ts';
import { PaperPages } from '../paper/paper-pages.tsx';
import { useRoom } from './use-room.ts';

/** Width of A4 in CSS pixels, and the room left beside it. */
const paperWidth = 794;
const beside = 32;

type PaperPaneProps = {
  readonly read: ReadDocument;
  readonly marked: { readonly pointer: string } | null;
};

/** Another document of the case as paper, to be read; the place that is spoken of is marked and scrolled to. */
export function PaperPane({ read: { summary, page, blocks }, marked }: PaperPaneProps) {
  const root = useRef<HTMLDivElement>(null);
  const room = useRoom(root);
  const [pages, setPages] = useState(0);
  const zoom = Math.floor(Math.min(1, Math.max(0.3, (room - beside) / paperWidth)) * 100) / 100;
  useEffect(() => {
    if (pages > 0) markPlace(root.current, 'beside', marked?.pointer ?? null);
    return () => void markPlace(null, 'beside', null);
  }, [marked, pages]);
  return (
    <div className="beside-paper" ref={root}>
      {room > 0 && (
        <PaperPages blocks={blocks} page={page} zoom={zoom} name={summary.title} onPages={setPages} />
      )}
    </div>
  );
}
