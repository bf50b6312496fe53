import { useState } from 'react';
import type { Evidence, RecordedStep } from '../../contract/case-file.generated.ts';
import { evidenceKinds, titleOf } from '../case/fact-words.ts';
import { useCase } from '../case/use-case.ts';
import { useApp } from '../state/app-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Empty } from '../ui/empty.tsx';
import type { RecordStep } from './record-step.ts';
import { useTakeRecordings } from './use-take-recordings.ts';

const fits = (step: RecordStep) => (one: RecordedStep) =>
  one.stage === step.stage && one.document === step.document;

/** Which evidence records a step: pictures, sound and video first; or new files straight from the recorder's card. */
export function LinkDialog({ step, onClose }: { readonly step: RecordStep; readonly onClose: () => void }) {
  const app = useApp();
  const { store, overview } = useCase();
  const isLinked = (one: Evidence) => (one.recordOf ?? []).some(fits(step));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(overview.evidence.filter(isLinked).map(({ id }) => id)),
  );
  const { take, taking } = useTakeRecordings(step, (id) => setChosen((now) => new Set([...now, id])));
  const rows = overview.evidence
    .map((evidence, index) => ({ evidence, index }))
    .toSorted((a, b) => order(a.evidence) - order(b.evidence));
  const changes = rows
    .filter(({ evidence }) => chosen.has(evidence.id) !== isLinked(evidence))
    .map(({ evidence, index }) => ({
      pointer: `/evidence/${index}/recordOf`,
      value: changed(evidence, step, chosen.has(evidence.id)),
    }));
  const save = () => {
    onClose();
    if (changes.length === 0) return;
    store.change(...changes);
    app.notices.done(`已改“${step.title}”的记录。`);
  };
  const toggle = (id: string, on: boolean) =>
    setChosen((now) => new Set(on ? [...now, id] : [...now].filter((one) => one !== id)));
  return (
    <Dialog
      title={`归入：${step.title}`}
      onClose={onClose}
      submit={{ label: '归入', act: save, disabled: taking !== null }}
    >
      {rows.length === 0 ? (
        <Empty title="还没有登记证据">
          <p className="faint">从执法记录仪的卡或者文件夹里取入录音录像，随即登记为证据。</p>
        </Empty>
      ) : (
        <fieldset className="record-choices">
          <legend>哪些证据记录了这一环节</legend>
          {rows.map(({ evidence, index }) => (
            <label key={evidence.id} className="check">
              <input
                type="checkbox"
                checked={chosen.has(evidence.id)}
                onChange={(event) => toggle(evidence.id, event.target.checked)}
              />
              <span>
                {index + 1}. {evidence.name || '没有名称'}
                <span className="faint">
                  {`　${titleOf(evidenceKinds, evidence.kind)}　${evidence.attachment?.name ?? '没有附文件'}`}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      <Button icon="import" onClick={() => void take()}>
        取入录音录像文件…
      </Button>
      <p className="section-note" role="status">
        {taking !== null && `正在取入 ${taking}，算出 SHA-256…`}
      </p>
    </Dialog>
  );
}

function order({ kind, attachment }: Evidence): number {
  return kind === 'audioVisual' || kind === 'electronic' ? 0 : attachment ? 1 : 2;
}

/** The steps of evidence with one more, or one less; undefined where none are left. */
function changed({ recordOf = [] }: Evidence, step: RecordStep, on: boolean): RecordedStep[] | undefined {
  const others = recordOf.filter((one) => !fits(step)(one));
  const { stage, document } = step;
  const next = on ? [...others, { stage, ...(document === undefined ? {} : { document }) }] : others;
  return next.length === 0 ? undefined : next;
}
