import { useState } from 'react';
import { fenOf } from '../money.ts';
import { namesOf } from '../names.ts';
import { ask, useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { thisMinute, today } from '../today.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { SelectInput } from '../ui/select-input.tsx';
import { type ActField, actForms, type RecordedKind, recordedKinds } from './act-forms.ts';
import { actKinds } from './act-words.ts';
import { useCase } from './use-case.ts';

type Answers = Readonly<Record<string, string | boolean>>;

type ActDialogProps = {
  readonly kind?: RecordedKind;
  /** The document it is about, when it is recorded from there. */
  readonly document?: string;
  /** What is known already. */
  readonly known?: Answers;
  /** What goes into the act besides what is asked. */
  readonly more?: Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
};

/** Records what happened: an approval, a signature or its refusal, service, statement, payment, note. */
export function ActDialog({ kind: first = 'signature', document, known, more, onClose }: ActDialogProps) {
  const app = useApp();
  const { store } = useCase();
  const [kind, setKind] = useState<RecordedKind>(first);
  const [answers, setAnswers] = useState<Answers>({
    on: today(),
    at: thisMinute(),
    medium: 'paper',
    decision: 'approved',
    ...(document === undefined ? {} : { document }),
    ...known,
  });
  const fields = actForms[kind].filter(({ when }) => !when || (answers[when[0]] ?? false) === when[1]);
  const missing = fields.filter(({ key, required }) => required && !answers[key]);
  const amountWrong = fields.some(
    (field) => field.kind === 'money' && fenOf(String(answers[field.key] ?? '')) === null,
  );
  const record = async () => {
    const answer = await ask(app, 'acts/record', {
      caseId: store.caseId,
      act: { kind, ...actData(fields, answers), ...more },
    });
    if (!answer) return;
    store.taken(answer.overview);
    app.notices.done(`已记录${actKinds[kind]}。`);
    onClose();
  };
  return (
    <Dialog
      title="记录经过"
      onClose={onClose}
      submit={{ label: '记录', act: () => void record(), disabled: missing.length > 0 || amountWrong }}
    >
      <div className="form-grid">
        <Field label="记录什么" wide>
          {(ids) => (
            <SelectInput
              {...ids}
              autoFocus
              value={kind}
              options={recordedKinds.map((value) => ({ value, title: actKinds[value] }))}
              onChange={(value) => setKind(value as RecordedKind)}
            />
          )}
        </Field>
        {fields.map((field) => (
          <ActInput
            key={`${kind}-${field.key}`}
            field={field}
            value={answers[field.key] ?? ''}
            onChange={(value) => setAnswers((now) => ({ ...now, [field.key]: value }))}
          />
        ))}
      </div>
      <p className="section-note" role="status">
        {missing.length > 0 && `还要填：${missing.map(({ label }) => label).join('、')}`}
      </p>
    </Dialog>
  );
}

function actData(fields: readonly ActField[], answers: Answers): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const { key, kind } of fields) {
    const answer = answers[key];
    if (answer === undefined || answer === '' || answer === false) continue;
    data[key] = actValue(kind, answer);
  }
  return data;
}

function actValue(kind: ActField['kind'], answer: string | boolean): unknown {
  if (kind === 'money') return fenOf(String(answer));
  if (kind === 'names') return namesOf(String(answer));
  return answer;
}

type ActInputProps = {
  readonly field: ActField;
  readonly value: string | boolean;
  readonly onChange: (value: string | boolean) => void;
};

function ActInput({ field, value, onChange }: ActInputProps) {
  const app = useApp();
  const { overview } = useCase();
  const people = useStore(app.station)?.people ?? [];
  const { kind, label, options = [], required = false } = field;
  if (kind === 'flag') {
    return (
      <label className="check field-wide">
        <input
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
    );
  }
  const text = String(value);
  const shared = { className: 'input', value: text, autoComplete: 'off', spellCheck: false } as const;
  return (
    <Field label={label} required={required} wide={kind === 'longText' || kind === 'document'}>
      {(ids) => {
        switch (kind) {
          case 'choice':
            return (
              <SelectInput {...ids} value={text} options={options} placeholder="请选择" onChange={onChange} />
            );
          case 'document':
            return (
              <SelectInput
                {...ids}
                value={text}
                placeholder="请选择"
                options={overview.documents.map((one) => ({
                  value: one.id,
                  title: `${one.title} ${one.number}`.trim(),
                }))}
                onChange={onChange}
              />
            );
          case 'longText':
            return (
              <textarea {...ids} {...shared} rows={3} onChange={(event) => onChange(event.target.value)} />
            );
          case 'people':
            return (
              <>
                <input
                  {...ids}
                  {...shared}
                  list={`${ids.id}-people`}
                  onChange={(event) => onChange(event.target.value)}
                />
                <datalist id={`${ids.id}-people`}>
                  {[
                    ...people.map(({ name }) => name),
                    ...(overview.facts.parties ?? []).map(({ name }) => name),
                  ].map((name) => (
                    <option key={name} value={name} />
                  ))}
                </datalist>
              </>
            );
          default:
            return (
              <input
                {...ids}
                {...shared}
                type={kind === 'day' ? 'date' : kind === 'moment' ? 'datetime-local' : 'text'}
                onChange={(event) => onChange(event.target.value)}
              />
            );
        }
      }}
    </Field>
  );
}
