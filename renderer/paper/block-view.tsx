import { memo } from 'react';
import type { ResolvedBlock } from '../../contract/blocks.ts';
import type { TextSlice } from './drawn-text.ts';
import { ParagraphView } from './paragraph-view.tsx';
import { SealView } from './seal-view.tsx';
import { TableView } from './table-view.tsx';

/** One block of a page. Memoized: a block that an edit left alone is not drawn again. */
export const BlockView = memo(function BlockView({
  block,
  slice = null,
}: {
  block: ResolvedBlock;
  slice?: TextSlice | null;
}) {
  switch (block.kind) {
    case 'title':
      return (
        <h1 className="paper-title" data-block={block.id}>
          {block.lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </h1>
      );
    case 'paragraph':
      return <ParagraphView block={block} slice={slice} />;
    case 'table':
      return <TableView block={block} />;
    case 'seal':
      return <SealView block={block} />;
    case 'gap':
      return <div className="paper-gap" data-block={block.id} style={{ height: `${block.lines}lh` }} />;
  }
});
