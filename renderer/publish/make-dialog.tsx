import { useEffect, useState } from 'react';
import type { PublicationView } from '../../contract/commands/publication.ts';
import type { PublicationReport } from '../../contract/commands/publish.ts';
import type { ChosenFile } from '../../contract/shell-commands.ts';
import { ask, told, useApp } from '../state/app-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { PersonField } from '../ui/person-field.tsx';
import { makeLabel } from './step-words.ts';

type MakeDialogProps = {
  readonly view: PublicationView;
  readonly place: { readonly caseId: string; readonly documentId: string };
  readonly onTaken: (view: PublicationView) => void;
  readonly onClose: () => void;
};

/** Makes the package of the confirmed copy: says what will be made, how far it is, and what came of it. */
export function MakeDialog({ view, place, onTaken, onClose }: MakeDialogProps) {
  const app = useApp();
  const [by, setBy] = useState('');
  const [step, setStep] = useState<{ done: number; total: number; label: string } | null>(null);
  const [made, setMade] = useState<{ folder: ChosenFile; report: PublicationReport } | null>(null);
  useEffect(
    () =>
      app.engine.onEvent((event) => {
        if (event.kind === 'progress' && event.job === 'publish') setStep(event);
      }),
    [app],
  );
  const make = async () => {
    const folder = told(app, await app.engine.shell.pickFolder({ title: '公示包存到' }));
    if (!folder) return;
    setStep({ done: 0, total: 3, label: '' });
    const answer = await ask(app, 'publication/make', { ...place, folder: folder.token, by });
    setStep(null);
    if (!answer) return;
    onTaken(answer.view);
    setMade({ folder, report: answer.report });
  };
  if (made) {
    const show = () => void app.engine.shell.revealInFolder({ token: made.folder.token });
    return (
      <Dialog
        title="公示包已制成"
        done
        onClose={onClose}
        foot={
          <Button small icon="export" onClick={show}>
            打开所在文件夹
          </Button>
        }
      >
        <p>
          共 {made.report.files.length} 个文件，由 {made.report.signer}{' '}
          签名。上传公示网站以后，在这里登记回执。
        </p>
        <ul className="publication-files">
          {made.report.files.map(({ file }) => (
            <li key={file}>{file}</li>
          ))}
        </ul>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={makeLabel}
      onClose={onClose}
      submit={{
        label: step ? '正在制作…' : '选择文件夹并制作',
        act: () => void make(),
        disabled: step !== null || by === '',
      }}
    >
      <p>
        《{view.title}》的公开稿制成签名的 PDF 和
        DOCX、摘要、网页和清单，放进一个文件夹，交给公示网站。做好的文件逐个查过：有一处应当去掉的内容，就不生成。
      </p>
      <div className="form-grid">
        <PersonField label="制作人" among="any" memory="publication.any" value={by} onChange={setBy} />
      </div>
      {step && (
        <p role="status">
          <progress max={step.total} value={step.done} aria-label="制作进度" /> {step.done}/{step.total}{' '}
          {step.label}
        </p>
      )}
    </Dialog>
  );
}
