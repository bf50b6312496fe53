import { useState } from 'react';
import type { Act } from '../../contract/case-file.generated.ts';
import { ReadOnlyNote } from '../people/read-only-note.tsx';
import { useMay } from '../state/use-may.ts';
import { useShortcuts } from '../state/use-shortcut.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { ActDialog } from './act-dialog.tsx';
import { actDay, actSentence } from './act-sentence.ts';
import { actKinds } from './act-words.ts';
import { ScanDialog } from './scan-dialog.tsx';
import { useCase } from './use-case.ts';

/** What happened in the case, the newest first; where more of it is recorded. */
export function ActsTab() {
  const { overview } = useCase();
  const [open, setOpen] = useState<'act' | 'scan' | null>(null);
  const [mayRecord, mayAttach] = [useMay('acts/record'), useMay('acts/attachScan')];
  useShortcuts({
    ...(mayRecord ? { r: () => setOpen('act') } : {}),
    ...(mayAttach ? { s: () => setOpen('scan') } : {}),
  });
  return (
    <div className="acts">
      <div className="acts-actions">
        <Button icon="plus" tone="main" keys="R" disabled={!mayRecord} onClick={() => setOpen('act')}>
          记录经过
        </Button>
        <Button icon="clip" keys="S" disabled={!mayAttach} onClick={() => setOpen('scan')}>
          附扫描件
        </Button>
      </div>
      <ReadOnlyNote command="acts/record" what="经过" />
      {overview.acts.length === 0 ? (
        <Empty title="还没有记录">
          <p className="faint">审批、签名、送达、陈述申辩、缴款都记在这里。</p>
        </Empty>
      ) : (
        <Timeline acts={overview.acts} />
      )}
      {open === 'act' && <ActDialog onClose={() => setOpen(null)} />}
      {open === 'scan' && <ScanDialog onClose={() => setOpen(null)} />}
    </div>
  );
}

/** Acts in the order of their days, the newest first. */
export function Timeline({ acts }: { readonly acts: readonly Act[] }) {
  const { overview } = useCase();
  const sorted = [...acts].reverse().sort((a, b) => actDay(b).localeCompare(actDay(a)));
  return (
    <ol className="timeline">
      {sorted.map((act) => {
        const about =
          'document' in act ? overview.documents.find((one) => one.id === act.document) : undefined;
        return (
          <li key={act.id} className={`act act-${act.kind}`}>
            <time dateTime={actDay(act)}>{act.kind === 'signature' ? act.at.replace('T', ' ') : act.on}</time>
            <div>
              <p className="act-head">
                <strong>{actKinds[act.kind]}</strong>
                {about && (
                  <span className="faint">
                    《{about.title}》{about.number}
                  </span>
                )}
              </p>
              <p>{actSentence(act)}</p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
