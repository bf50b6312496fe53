import { useState } from 'react';
import { ask, told, useApp } from '../state/app-context.ts';
import { today } from '../today.ts';
import { Button } from '../ui/button.tsx';
import { DayField } from '../ui/day-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { SelectInput } from '../ui/select-input.tsx';
import { useCase } from './use-case.ts';

type Chosen = { readonly token: string; readonly name: string };

/** Attaches the scan of the paper that was signed by hand. */
export function ScanDialog({
  document,
  onClose,
}: {
  readonly document?: string;
  readonly onClose: () => void;
}) {
  const app = useApp();
  const { store, overview } = useCase();
  const [about, setAbout] = useState(document ?? '');
  const [day, setDay] = useState(today());
  const [file, setFile] = useState<Chosen | null>(null);
  const choose = async () => {
    const [picked] =
      told(
        app,
        await app.engine.shell.pickFiles({
          title: '选择扫描件',
          filters: [{ name: '扫描件', extensions: ['pdf', 'png', 'jpg', 'jpeg', 'tif', 'tiff'] }],
          many: false,
        }),
      ) ?? [];
    if (picked) setFile(picked);
  };
  const attach = async () => {
    if (!file) return;
    const answer = await ask(app, 'acts/attachScan', {
      caseId: store.caseId,
      document: about,
      file: file.token,
      on: day,
    });
    if (!answer) return;
    store.taken(answer.overview);
    app.notices.done(`已附上 ${file.name}。`);
    onClose();
  };
  return (
    <Dialog
      title="附扫描件"
      width="narrow"
      onClose={onClose}
      submit={{ label: '附上', act: () => void attach(), disabled: !file || !about || !day }}
    >
      <div className="form-grid">
        <Field label="哪份文书" wide required>
          {(ids) => (
            <SelectInput
              {...ids}
              value={about}
              placeholder="请选择"
              options={overview.documents.map((one) => ({
                value: one.id,
                title: `${one.title} ${one.number}`.trim(),
              }))}
              onChange={setAbout}
            />
          )}
        </Field>
        <DayField label="扫描日期" value={day} onChange={setDay} />
        <div className="field-wide">
          <Button icon="clip" onClick={() => void choose()}>
            {file ? file.name : '选择文件…'}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
