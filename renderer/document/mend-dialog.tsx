import { useId, useState } from 'react';
import type { CaseOverview } from '../../contract/commands/cases.ts';
import type { DocumentView } from '../../contract/commands/documents.ts';
import { useCase } from '../case/use-case.ts';
import { ask, useApp } from '../state/app-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { PersonField } from '../ui/person-field.tsx';
import { ProseField } from '../ui/prose-field.tsx';
import { type MendingChoice, mendingChoices } from './mending-ways.ts';

/** A mistake found after issue, or a draft that is not to be used: what can be done, what it does, and who answers for it. */
export function MendDialog({ view, onClose }: { readonly view: DocumentView; readonly onClose: () => void }) {
  const app = useApp();
  const { store, overview } = useCase();
  const group = useId();
  const summary = overview.documents.find(({ id }) => id === view.summary.id) ?? view.summary;
  const choices = mendingChoices(summary);
  const [way, setWay] = useState(choices[0]?.way);
  const [reason, setReason] = useState('');
  const [by, setBy] = useState('');
  const choice = choices.find((one) => one.way === way) ?? choices[0];
  if (!choice) return null;
  const mend = async () => {
    const done = await carryOut(choice);
    if (!done) return;
    store.taken(done.overview);
    onClose();
    if (done.documentId)
      app.router.go({ page: 'document', caseId: store.caseId, documentId: done.documentId });
    else app.notices.done(`《${summary.title}》已${choice.title}。`);
  };
  const carryOut = async ({
    way: chosen,
  }: MendingChoice): Promise<{ overview: CaseOverview; documentId?: string } | null> => {
    const place = { caseId: store.caseId, documentId: summary.id };
    switch (chosen) {
      case 'corrects':
      case 'revokes':
        return ask(app, 'documents/mend', { ...place, way: chosen });
      case 'reissue':
        return ask(app, 'documents/reissue', { ...place, reason, by });
      case 'withdraw':
      case 'void':
        return ask(app, `documents/${chosen}`, { ...place, reason, by });
    }
  };
  return (
    <Dialog
      title={`${summary.state === 'draft' ? '作废' : '发现错误'}：《${summary.title}》`}
      onClose={onClose}
      submit={{
        label: choice.answered ? choice.title : `新建${choice.title}文书`,
        act: () => void mend(),
        danger: choice.way === 'withdraw' || choice.way === 'void',
        disabled: choice.answered && (!reason.trim() || !by),
      }}
    >
      {summary.servedOn && (
        <p className="faint">{summary.servedOn} 已送达。签发的文书照原样留存，不会改动。</p>
      )}
      <fieldset className="choice-list">
        <legend className="visually-hidden">怎么处理</legend>
        {choices.map((one) => (
          <label key={one.way}>
            <input
              type="radio"
              name={group}
              checked={one.way === choice.way}
              onChange={() => setWay(one.way)}
              aria-describedby={`${group}-${one.way}`}
            />
            <span className="choice-title">{one.title}</span>
            <span className="choice-note" id={`${group}-${one.way}`}>
              {one.effect}
            </span>
          </label>
        ))}
      </fieldset>
      {choice.answered && (
        <div className="form-grid">
          <ProseField label="理由" rows={2} value={reason} onChange={setReason} />
          <PersonField label="经办人" among="officer" value={by} onChange={setBy} />
        </div>
      )}
    </Dialog>
  );
}
