import { useContext } from 'react';
import type { SealBlock } from '../../contract/blocks.ts';
import { SealContext } from './paper-drawing.ts';
import { RunsView } from './runs-view.tsx';

/** Agency and date at the right, the seal over both (GB/T 9704-2012 7.3.5). The empty ring marks where it goes. */
export function SealView({ block }: { block: SealBlock }) {
  const seal = useContext(SealContext);
  return (
    <div className="paper-seal" data-block={block.id}>
      <div className="paper-seal-lines">
        <p>
          <RunsView runs={block.label} />
        </p>
        <p>
          <RunsView runs={block.date} />
        </p>
        <span className="paper-seal-place" data-seal-place="" aria-hidden="true">
          {seal ? <img src={seal} alt="" /> : null}
        </span>
      </div>
    </div>
  );
}
