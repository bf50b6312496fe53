import { useState } from 'react';
import type { LifecycleStep } from '../../contract/commands/cases.ts';
import { ask, useApp } from '../state/app-context.ts';
import { CheckGroup } from '../ui/check-group.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { SelectInput } from '../ui/select-input.tsx';
import { partyRoles, titleOf } from './fact-words.ts';
import { useCase } from './use-case.ts';

/** Whose document it is and which documents it is about, asked before a new one is made. */
export function NewDocumentDialog({
  step,
  onClose,
}: {
  readonly step: LifecycleStep;
  readonly onClose: () => void;
}) {
  const app = useApp();
  const { store, overview } = useCase();
  const parties = overview.facts.parties ?? [];
  const [party, setParty] = useState(parties.find((one) => one.role === 'party')?.id ?? parties[0]?.id ?? '');
  const [about, setAbout] = useState<readonly string[]>([]);
  const candidates = overview.documents
    .filter(({ id }) => step.about?.documents.includes(id))
    .map(({ id, title, number }) => ({ value: id, title: `${title} ${number}`.trim() }));
  const make = async () => {
    const made = await ask(app, 'documents/create', {
      caseId: store.caseId,
      form: step.form,
      ...(party ? { party } : {}),
      ...(about.length > 0 ? { about: [...about] } : {}),
    });
    if (!made) return;
    store.taken(made.overview);
    onClose();
    app.router.go({ page: 'document', caseId: store.caseId, documentId: made.documentId });
  };
  return (
    <Dialog
      title={`新建《${step.title}》`}
      width="narrow"
      onClose={onClose}
      submit={{ label: '新建', act: () => void make() }}
    >
      <div className="form-grid">
        <Field
          label="写给谁（文书的当事人）"
          wide
          help={parties.length === 0 ? '案件事实里还没有当事人，可以先新建，以后再填。' : null}
        >
          {(ids) => (
            <SelectInput
              {...ids}
              autoFocus
              value={party}
              placeholder="全案"
              options={parties.map((one) => ({
                value: one.id,
                title: `${one.name || '（未填姓名）'} · ${titleOf(partyRoles, one.role)}`,
              }))}
              onChange={setParty}
            />
          )}
        </Field>
        {step.about && candidates.length === 0 && (
          <p className="dialog-note field-wide">案卷中还没有它能针对的文书。请先制作并签发那一份。</p>
        )}
        {step.about?.many && candidates.length > 0 && (
          <CheckGroup
            label={step.form === 'service-receipt' ? '送达哪些文书' : '列入哪些文书'}
            options={candidates}
            chosen={about}
            onChange={setAbout}
          />
        )}
        {step.about && !step.about.many && candidates.length > 0 && (
          <Field label="针对哪一份文书" wide help="名称、文号和日期由它带入。">
            {(ids) => (
              <SelectInput
                {...ids}
                value={about[0] ?? ''}
                placeholder="不指定"
                options={candidates}
                onChange={(id) => setAbout(id === '' ? [] : [id])}
              />
            )}
          </Field>
        )}
      </div>
      {step.missing.map((text) => (
        <p key={text} className="dialog-note">
          <Icon name="major" size={16} />
          {text}
        </p>
      ))}
    </Dialog>
  );
}
