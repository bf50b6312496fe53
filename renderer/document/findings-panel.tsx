import { useState } from 'react';
import type { DocumentView } from '../../contract/commands/documents.ts';
import type { Finding } from '../../contract/finding.ts';
import { PlaceLinks } from '../beside/place-links.tsx';
import type { Places, Subject } from '../beside/use-places.ts';
import { useCase } from '../case/use-case.ts';
import { ask, useApp } from '../state/app-context.ts';
import { Button } from '../ui/button.tsx';
import { Consequences } from '../ui/consequences.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Empty } from '../ui/empty.tsx';
import { FindingItem } from '../ui/finding-item.tsx';
import { foldFindings } from '../ui/fold-findings.ts';
import { PersonField } from '../ui/person-field.tsx';
import { ProseField } from '../ui/prose-field.tsx';

type FindingsPanelProps = {
  readonly documentId: string;
  readonly findings: readonly Finding[];
  readonly reasons: DocumentView['reasons'];
  readonly currentId: string | null;
  readonly fixableId: string | null;
  readonly editable: boolean;
  readonly places: Places;
  readonly onGo: (finding: Finding) => void;
  readonly onFix: (finding: Finding) => void;
};

/** What is wrong with the document, gravest first; each leads to its field. */
export function FindingsPanel({
  documentId,
  findings,
  reasons,
  currentId,
  fixableId,
  editable,
  places,
  onGo,
  onFix,
}: FindingsPanelProps) {
  const [explaining, setExplaining] = useState<Finding | null>(null);
  const reasonOf = ({ id }: Finding) => {
    const given = reasons.find(({ finding }) => finding === id);
    return given ? `理由${given.by ? `（${given.by}）` : ''}：${given.reason}` : null;
  };
  const itemProps = (finding: Finding) => ({
    finding,
    current: finding.id === currentId,
    onGo: () => onGo(finding),
  });
  const actions = (finding: Finding) => (
    <>
      {finding.id === currentId && finding.related && finding.related.length > 0 && (
        <PlaceLinks subject={findingSubject(finding)} places={places} />
      )}
      {reasonOf(finding) && <p className="finding-reason">{reasonOf(finding)}</p>}
      {editable && (finding.fix || finding.severity === 'major') && (
        <div className="finding-actions">
          {finding.fix && (
            <Button
              small
              icon="check"
              {...(finding.id === fixableId ? { keys: 'Alt+Enter' } : {})}
              onClick={() => onFix(finding)}
            >
              {finding.fix.label}
            </Button>
          )}
          {finding.severity === 'major' && (
            <Button small tone="quiet" icon="pen" onClick={() => setExplaining(finding)}>
              {reasonOf(finding) ? '改写理由' : '说明理由'}
            </Button>
          )}
        </div>
      )}
    </>
  );
  if (findings.length === 0) return <Empty title="这份文书没有发现问题" />;
  return (
    <>
      <ul className="findings">
        {foldFindings(findings).map(({ finding, consequences }) => (
          <FindingItem key={finding.id} {...itemProps(finding)}>
            {actions(finding)}
            <Consequences findings={consequences} open={consequences.some(({ id }) => id === currentId)}>
              {consequences.map((one) => (
                <FindingItem key={one.id} {...itemProps(one)}>
                  {actions(one)}
                </FindingItem>
              ))}
            </Consequences>
          </FindingItem>
        ))}
      </ul>
      {explaining && (
        <ReasonDialog documentId={documentId} finding={explaining} onClose={() => setExplaining(null)} />
      )}
    </>
  );
}

/** A finding's own place and those that it compares with. */
export function findingSubject({ id, at, related = [] }: Finding): Subject {
  return { id, places: [at, ...related] };
}

type ReasonDialogProps = {
  readonly documentId: string;
  readonly finding: Finding;
  readonly onClose: () => void;
};

/** A major finding may stand when someone says why. */
function ReasonDialog({ documentId, finding, onClose }: ReasonDialogProps) {
  const app = useApp();
  const { store } = useCase();
  const [reason, setReason] = useState('');
  const [by, setBy] = useState('');
  const give = async () => {
    const answer = await ask(app, 'documents/giveReason', {
      caseId: store.caseId,
      documentId,
      finding: finding.id,
      reason,
      by,
    });
    if (!answer) return;
    store.taken(answer.overview);
    app.notices.done('已记下理由。');
    onClose();
  };
  return (
    <Dialog
      title="说明理由"
      width="narrow"
      onClose={onClose}
      submit={{ label: '记下', act: () => void give(), disabled: reason.trim() === '' || by === '' }}
    >
      <p className="dialog-note">{finding.message}</p>
      <div className="form-grid">
        <ProseField label="为什么可以这样" rows={4} value={reason} onChange={setReason} first />
        <PersonField label="说明人" among="officer" value={by} onChange={setBy} />
      </div>
    </Dialog>
  );
}
