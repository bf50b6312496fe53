import { useState } from 'react';
import type { AnnotationKind } from '../../contract/commands/annotations.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { PersonField } from '../ui/person-field.tsx';
import { AnnotationCard } from './annotation-card.tsx';
import { annotationKinds, kindTitles } from './annotation-words.ts';
import type { Annotations } from './use-annotations.ts';
import { WordReviewTools } from './word-review-tools.tsx';

type AnnotationsPanelProps = {
  readonly documentId: string;
  readonly annotations: Annotations;
  /** Whoever works through the list: named with every reply and mend. */
  readonly by: string;
  readonly onBy: (name: string) => void;
  readonly onAdd: () => void;
  readonly onTake: (id: string) => void;
};

/** The annotations of the document: who wants what changed, where, and what became of it. */
export function AnnotationsPanel({
  documentId,
  annotations,
  by,
  onBy,
  onAdd,
  onTake,
}: AnnotationsPanelProps) {
  const { items } = annotations;
  const [kind, setKind] = useState<AnnotationKind | null>(null);
  const [settled, setSettled] = useState(false);
  const open = items.filter(({ annotation }) => !annotation.settled);
  const shown = items.filter(
    ({ annotation }) =>
      (settled || !annotation.settled || annotation.id === annotations.current?.annotation.id) &&
      (kind === null || annotation.kind === kind),
  );
  return (
    <div className="annotations">
      <div className="panel-actions">
        <Button small tone="main" icon="pen" keys="Ctrl+M" onClick={onAdd}>
          加批注
        </Button>
        <Button small iconOnly icon="back" title="上一处（Shift+F7）" onClick={annotations.previous}>
          上一处批注
        </Button>
        <Button small iconOnly icon="next" title="下一处（F7）" onClick={annotations.next}>
          下一处批注
        </Button>
      </div>
      <WordReviewTools documentId={documentId} by={by} onBy={onBy} onTaken={annotations.listed} />
      {items.length === 0 ? (
        <Empty title="还没有批注">在版面上选中文字或者点进一栏，再按 Ctrl+M。</Empty>
      ) : (
        <>
          <PersonField
            label="我是"
            among="any"
            memory="annotator"
            value={by}
            onChange={onBy}
            help="回复、处理、采用时记下的名字。"
          />
          <div className="annotation-filter">
            {annotationKinds.map((one) => (
              <Button
                key={one}
                small
                tone="quiet"
                pressed={kind === one}
                onClick={() => setKind(kind === one ? null : one)}
              >
                {`${kindTitles[one]} ${open.filter(({ annotation }) => annotation.kind === one).length}`}
              </Button>
            ))}
            <label className="check">
              <input
                type="checkbox"
                checked={settled}
                onChange={(event) => setSettled(event.target.checked)}
              />
              <span>也看已处理的 {items.length - open.length} 条</span>
            </label>
          </div>
          <ol className="annotation-list" aria-label="批注">
            {shown.map((item) => (
              <AnnotationCard
                key={item.annotation.id}
                item={item}
                current={item === annotations.current}
                by={by}
                annotations={annotations}
                onTake={() => onTake(item.annotation.id)}
              />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
