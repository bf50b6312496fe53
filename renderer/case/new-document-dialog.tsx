import { useState } from 'react';
import type { LifecycleStep } from '../../contract/commands/cases.ts';
import { ask, useApp } from '../state/app-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { SelectInput } from '../ui/select-input.tsx';
import { AboutField } from './about-field.tsx';
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
        {step.about && (
          <AboutField
            form={step.form}
            choice={step.about}
            documents={overview.documents}
            chosen={about}
            onChange={setAbout}
          />
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
