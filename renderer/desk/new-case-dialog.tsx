import { useState } from 'react';
import { ask, useApp } from '../state/app-context.ts';
import { useQuery } from '../state/use-query.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Listbox } from '../ui/listbox.tsx';
import { SelectInput } from '../ui/select-input.tsx';

type Procedure = 'ordinary' | 'summary';
type Cause = { readonly id: string; readonly title: string; readonly penalty: string };

/** Choose what the case is about; the cause fills in its articles. A cause of one's own may be typed. */
export function NewCaseDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const { value } = useQuery('cases/causes', {});
  const [chosen, setChosen] = useState<Cause | null>(null);
  const [own, setOwn] = useState('');
  const [procedure, setProcedure] = useState<Procedure>('ordinary');
  const [busy, setBusy] = useState(false);
  const cause = own.trim() || chosen?.title || '';
  const create = async () => {
    setBusy(true);
    const made = await ask(app, 'cases/create', {
      causeId: own.trim() ? null : (chosen?.id ?? null),
      cause,
      procedure,
    });
    setBusy(false);
    if (!made) return;
    onClose();
    app.router.go({ page: 'case', caseId: made.caseId, tab: 'facts' });
  };
  return (
    <Dialog
      title="新建案件"
      width="wide"
      onClose={onClose}
      submit={{ label: '建案', act: () => void create(), disabled: busy || cause === '' }}
    >
      <Listbox<Cause>
        label="案由"
        placeholder="输入几个字查找案由，例如：网约车 运输证"
        empty="案由库里没有这样的案由，可在下面自己填写。"
        items={value?.causes ?? []}
        keyOf={(one) => one.id}
        textOf={(one) => one.title}
        chosen={chosen?.id ?? null}
        onChoose={(one) => {
          setChosen(one);
          setOwn('');
        }}
        draw={(one) => (
          <>
            <span>{one.title}</span>
            {one.penalty && <small>{one.penalty}</small>}
          </>
        )}
      />
      <div className="form-grid">
        <Field label="已选案由" wide help="库中没有时在此改写，条款要自己填。">
          {(ids) => (
            <input
              {...ids}
              className="input"
              value={own || chosen?.title || ''}
              onChange={(event) => setOwn(event.target.value)}
            />
          )}
        </Field>
        <Field label="程序">
          {(ids) => (
            <SelectInput
              {...ids}
              value={procedure}
              options={[
                { value: 'ordinary', title: '普通程序' },
                { value: 'summary', title: '简易程序（当场处罚）' },
              ]}
              onChange={(next) => setProcedure(next as Procedure)}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
