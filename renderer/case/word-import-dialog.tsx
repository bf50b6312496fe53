import { useEffect, useState } from 'react';
import type { ImportedField, WordImportInfo } from '../../contract/commands/word-import.ts';
import type { ChosenFile } from '../../contract/shell-commands.ts';
import { ask, useApp } from '../state/app-context.ts';
import { useQuery } from '../state/use-query.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { SelectInput } from '../ui/select-input.tsx';
import { useCase } from './use-case.ts';

const takeable = ({ state }: ImportedField) => state === 'read' || state === 'check';

const stateWords = {
  read: '',
  check: '由几段合成，请核对',
  unread: '读不成这一栏要的内容，没有录入',
  conflict: '几处写的不一样，没有录入',
} as const;

/** Shows what an old Word document says before a draft is made of it: what was read, what was not, and a choice. */
export function WordImportDialog({
  file,
  onClose,
}: {
  readonly file: ChosenFile;
  readonly onClose: () => void;
}) {
  const app = useApp();
  const { store } = useCase();
  const forms = useQuery('forms/list', {});
  const [info, setInfo] = useState<WordImportInfo | null>(null);
  const [form, setForm] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    let current = true;
    const input = { caseId: store.caseId, file: file.token, ...(form === null ? {} : { form }) };
    void ask(app, 'wordImport/look', input).then((answer) => {
      if (!current) return;
      setFailed(answer === null);
      if (!answer) return;
      setInfo(answer);
      setChosen(new Set(answer.fields.filter(takeable).map(({ pointer }) => pointer)));
    });
    return () => {
      current = false;
    };
  }, [app, store, file, form]);
  const take = async () => {
    if (!info?.form) return;
    const made = await ask(app, 'wordImport/take', {
      caseId: store.caseId,
      file: file.token,
      sha256: info.sha256,
      form: info.form.id,
      pointers: [...chosen],
    });
    if (!made) return;
    store.taken(made.overview);
    onClose();
    app.notices.done('已做成草稿，原文件留存在旁。请逐栏核对后再用。');
    app.router.go({ page: 'document', caseId: store.caseId, documentId: made.documentId });
  };
  const toggle = (pointer: string) => {
    const next = new Set(chosen);
    if (!next.delete(pointer)) next.add(pointer);
    setChosen(next);
  };
  return (
    <Dialog
      title={`导入旧文书：${file.name}`}
      width="wide"
      onClose={onClose}
      submit={{
        label: `做成草稿（${chosen.size} 栏）`,
        act: () => void take(),
        disabled: !info?.form,
      }}
    >
      {!info && <p role="status">{failed ? '没有读出来，请看提示。' : '正在读取…'}</p>}
      {info && (
        <>
          <Field
            label="它是哪一种文书"
            wide
            help={info.form ? '按标题认出；认错了可以改。' : '没有找到认识的标题，请选一种。'}
          >
            {(ids) => (
              <SelectInput
                {...ids}
                value={info.form?.id ?? ''}
                placeholder="请选择"
                options={(forms.value?.forms ?? []).map(({ id, title }) => ({ value: id, title }))}
                onChange={(value) => value !== '' && setForm(value)}
              />
            )}
          </Field>
          {info.form && <Read info={info} chosen={chosen} onToggle={toggle} />}
        </>
      )}
    </Dialog>
  );
}

type ReadProps = {
  readonly info: WordImportInfo;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (pointer: string) => void;
};

function Read({ info, chosen, onToggle }: ReadProps) {
  return (
    <>
      <h3>读出的栏目（{info.fields.length}）</h3>
      <p className="section-note">勾选的录入草稿，案件事实不因此改变。</p>
      <ul className="import-fields">
        {info.fields.map((field) => (
          <li key={field.pointer} className={takeable(field) ? '' : 'import-not'}>
            <label className="check">
              <input
                type="checkbox"
                disabled={!takeable(field)}
                checked={chosen.has(field.pointer)}
                onChange={() => onToggle(field.pointer)}
              />
              <span className="import-title">{field.title}</span>
              <span className="import-text">
                {field.text}
                {field.state !== 'read' && <em> {stateWords[field.state]}</em>}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {info.left.length > 0 && (
        <>
          <h3>没有认出的文字（{info.left.length}）</h3>
          <p className="section-note">这些没有录入，需要的请做成草稿以后自己填。</p>
          <ul className="import-left">
            {info.left.map((line, index) => (
              <li key={index}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {info.missing.length > 0 && (
        <>
          <h3>没有找到的栏目（{info.missing.length}）</h3>
          <p className="section-note">与案件事实绑定的照事实显示，其余空着，请自己填。</p>
          <p>{info.missing.join('、')}</p>
        </>
      )}
    </>
  );
}
