import { useState } from 'react';
import type { BlankSheetView } from '../../contract/commands/blanks.ts';
import type { FormSummary } from '../../contract/commands/forms.ts';
import { ask, told, useApp } from '../state/app-context.ts';
import { useQuery } from '../state/use-query.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';

const states = {
  reserved: { text: '已领出', tone: 'wait' },
  used: { text: '已使用', tone: 'good' },
  returned: { text: '已交回', tone: 'neutral' },
  void: { text: '作废', tone: 'bad' },
} as const;

/** Empty forms for use by hand: how many, with numbers reserved or without; and what became of the numbered ones. */
export function BlankDialog({ form, onClose }: { readonly form: FormSummary; readonly onClose: () => void }) {
  const app = useApp();
  const [copies, setCopies] = useState('1');
  const [reserve, setReserve] = useState(false);
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const { value, set, reload } = useQuery('blanks/list', {});
  const count = Number(copies);
  const fits = Number.isInteger(count) && count >= 1 && count <= 100;
  const make = async () => {
    const folder = told(app, await app.engine.shell.pickFolder({ title: '空白文书放到' }));
    if (!folder) return;
    setBusy(true);
    const answer = await ask(app, 'blanks/make', {
      form: form.id,
      copies: count,
      reserve: reserve && form.numbered,
      folder: folder.token,
    });
    setBusy(false);
    if (!answer) return;
    setMade(answer.file);
    reload();
  };
  const settle = async (number: string, state: 'returned' | 'void', note: string) => {
    const answer = await ask(app, 'blanks/settle', { number, state, note });
    if (answer) set(answer);
  };
  const sheets = (value?.sheets ?? []).filter((sheet) => sheet.form === form.id);
  return (
    <Dialog
      title={`空白《${form.title}》`}
      width={sheets.length > 0 ? 'wide' : 'narrow'}
      onClose={onClose}
      done={made !== null}
      submit={{
        label: busy ? '正在制作…' : '选择文件夹并制作 PDF',
        act: () => void make(),
        disabled: busy || !fits,
      }}
    >
      <div className="form-grid">
        <Field label="份数" required problem={fits ? null : '请填 1 到 100 的整数。'}>
          {(ids) => (
            <input
              {...ids}
              className="input"
              inputMode="numeric"
              value={copies}
              onChange={(event) => setCopies(event.target.value.trim())}
            />
          )}
        </Field>
        {form.numbered && (
          <label className="check field-wide">
            <input type="checkbox" checked={reserve} onChange={(event) => setReserve(event.target.checked)} />
            <span>每份预留一个文号，印在纸上</span>
          </label>
        )}
      </div>
      <p className="section-note" role="status">
        {made === null
          ? '预留的文号不再编给别的文书；手写后照文号录入，就登记为已使用。'
          : `已制成 ${made}。`}
      </p>
      {sheets.length > 0 && <Sheets sheets={sheets} onSettle={(...given) => void settle(...given)} />}
    </Dialog>
  );
}

type SheetsProps = {
  readonly sheets: readonly BlankSheetView[];
  readonly onSettle: (number: string, state: 'returned' | 'void', note: string) => void;
};

function Sheets({ sheets, onSettle }: SheetsProps) {
  return (
    <ul className="sheets" aria-label="预留的文号">
      {sheets.map(({ number, state, note, at }) => (
        <li key={number}>
          <span className="numeric">{number}</span>
          <span className="faint">{at.slice(0, 10)}</span>
          <Badge tone={states[state].tone}>{states[state].text}</Badge>
          {note && <span className="faint">{note}</span>}
          {state === 'reserved' && (
            <>
              <Button small tone="quiet" onClick={() => onSettle(number, 'returned', '没有使用，已交回')}>
                交回
              </Button>
              <Button small tone="quiet" onClick={() => onSettle(number, 'void', '写坏或遗失')}>
                作废
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
