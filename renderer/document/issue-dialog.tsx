import { useState } from 'react';
import type { DocumentView } from '../../contract/commands/documents.ts';
import { useCase } from '../case/use-case.ts';
import { ask, useApp } from '../state/app-context.ts';
import { today } from '../today.ts';
import { DayField } from '../ui/day-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { PersonField } from '../ui/person-field.tsx';

/** Issues the document: it takes a copy of every fact it shows and never changes again. */
export function IssueDialog({
  view,
  onClose,
}: {
  readonly view: DocumentView;
  readonly onClose: () => void;
}) {
  const app = useApp();
  const { store } = useCase();
  const [by, setBy] = useState('');
  const [on, setOn] = useState(today());
  const [busy, setBusy] = useState(false);
  const blocking = view.findings.filter(({ severity }) => severity === 'block');
  const issue = async () => {
    setBusy(true);
    const answer = await ask(app, 'documents/issue', {
      caseId: store.caseId,
      documentId: view.summary.id,
      on,
      by,
    });
    setBusy(false);
    if (!answer) return;
    store.taken(answer.overview);
    app.notices.done(`《${view.summary.title}》已签发。`);
    onClose();
  };
  return (
    <Dialog
      title={`签发《${view.summary.title}》`}
      width="narrow"
      onClose={onClose}
      submit={{ label: '签发', act: () => void issue(), disabled: busy || by === '' || on === '' }}
    >
      <p>签发后内容不能再改；以后案件事实变了，这份文书也不变。</p>
      <div className="form-grid">
        <DayField label="签发日期" value={on} onChange={setOn} />
        <PersonField label="签发人" among="any" first="head" memory="issue" value={by} onChange={setBy} />
      </div>
      {blocking.length > 0 && (
        <div className="dialog-note">
          <Icon name="block" size={16} />
          <span>
            还有 {blocking.length} 处必须改正的问题，现在不能签发：{blocking[0]?.message}
          </span>
        </div>
      )}
    </Dialog>
  );
}
