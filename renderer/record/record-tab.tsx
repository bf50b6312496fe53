import './record.css';
import { useEffect, useRef, useState } from 'react';
import type { RecordStage } from '../../contract/commands/record.ts';
import { ActDialog } from '../case/act-dialog.tsx';
import { useCase } from '../case/use-case.ts';
import { EvidenceViewer } from '../evidence/evidence-viewer.tsx';
import { ReadOnlyNote } from '../people/read-only-note.tsx';
import { useQuery } from '../state/use-query.ts';
import { useShortcuts } from '../state/use-shortcut.ts';
import { Button } from '../ui/button.tsx';
import { LinkDialog } from './link-dialog.tsx';
import type { RecordStep } from './record-step.ts';
import { StageRow } from './stage-row.tsx';

type Open =
  | { readonly what: 'link' | 'explain'; readonly step: RecordStep }
  | { readonly what: 'look'; readonly evidence: string };

/** The whole record of the case: each stage with its texts, its recordings, and what is missing. */
export function RecordTab() {
  const { store, overview } = useCase();
  const { value, reload } = useQuery('record/read', { caseId: store.caseId });
  useEffect(reload, [reload, overview]);
  const [open, setOpen] = useState<Open | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const toNextGap = () => {
    const gaps = [...(list.current?.querySelectorAll<HTMLElement>('.record-gap') ?? [])];
    const at = gaps.findIndex((one) => one.contains(document.activeElement));
    const next = gaps[(at + 1) % gaps.length];
    next?.scrollIntoView({ block: 'center' });
    (next?.querySelector<HTMLElement>('button:not(:disabled)') ?? next)?.focus();
  };
  useShortcuts({ n: toNextGap });
  if (!value) return <p className="starting">正在整理全过程记录…</p>;
  const gaps = value.stages.reduce((sum, stage) => sum + stage.gaps.length, 0);
  const close = () => setOpen(null);
  return (
    <div className="record">
      <div className="record-head">
        <p role="status">
          {gaps === 0 ? '没有缺少的记录。' : `缺 ${gaps} 处记录。`}
          <span className="faint">
            启动、调查取证、审核、决定、送达、执行以文字、音像记录（行政处罚法第四十七条）。
          </span>
        </p>
        <Button icon="next" keys="N" disabled={gaps === 0} onClick={toNextGap}>
          下一处
        </Button>
      </div>
      <ReadOnlyNote command="facts/edit" what="全过程记录" />
      <ol className="record-stages" ref={list} aria-label="全过程记录">
        {value.stages.map((stage: RecordStage) => (
          <StageRow
            key={stage.id}
            stage={stage}
            onLink={(step) => setOpen({ what: 'link', step })}
            onExplain={(step) => setOpen({ what: 'explain', step })}
            onLook={(evidence) => setOpen({ what: 'look', evidence })}
          />
        ))}
      </ol>
      {open?.what === 'link' && <LinkDialog step={open.step} onClose={close} />}
      {open?.what === 'explain' && (
        <ActDialog
          kind="note"
          known={{ subject: 'recording' }}
          more={{ recordOf: { stage: open.step.stage, document: open.step.document } }}
          onClose={close}
        />
      )}
      {open?.what === 'look' && <EvidenceViewer first={open.evidence} onClose={close} />}
    </div>
  );
}
