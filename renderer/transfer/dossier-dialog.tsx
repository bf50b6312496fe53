import { useEffect, useState } from 'react';
import type { DossierReport } from '../../contract/commands/dossier.ts';
import type { ChosenFile } from '../../contract/shell-commands.ts';
import { ask, told, useApp } from '../state/app-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** Binds a case: says what will be made, how far it is, and what came of it. */
export function DossierDialog({
  caseId,
  onClose,
}: {
  readonly caseId: string;
  readonly onClose: () => void;
}) {
  const app = useApp();
  const [step, setStep] = useState<{ done: number; total: number; label: string } | null>(null);
  const [made, setMade] = useState<{ folder: ChosenFile; report: DossierReport } | null>(null);
  useEffect(
    () =>
      app.engine.onEvent((event) => {
        if (event.kind === 'progress' && event.job === 'dossier') setStep(event);
      }),
    [app],
  );
  const bind = async () => {
    const folder = told(app, await app.engine.shell.pickFolder({ title: '案卷存到' }));
    if (!folder) return;
    setStep({ done: 0, total: 1, label: '' });
    const report = await ask(app, 'dossier/make', { caseId, folder: folder.token });
    setStep(null);
    if (report) setMade({ folder, report });
  };
  if (made) {
    const show = () => void app.engine.shell.revealInFolder({ token: made.folder.token });
    return (
      <Dialog
        title="已成卷"
        done
        width="wide"
        onClose={onClose}
        foot={
          <Button small icon="export" onClick={show}>
            打开所在文件夹
          </Button>
        }
      >
        <Result report={made.report} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title="成卷"
      onClose={onClose}
      submit={{
        label: step ? '正在成卷…' : '选择文件夹并成卷',
        act: () => void bind(),
        disabled: step !== null,
      }}
    >
      <p>
        把已签发的文书和证据文件按立卷次序装成一卷：封面、带页码的卷内目录、文书、证据、备考表，合成一个带书签的
        PDF 并签名；单份文书和证据原件另存在旁边，附清单。
      </p>
      <p className="faint">
        保管期限、检查人等没有填的栏目留空，可先新建“卷宗封面”“备考表”填写；草稿不装入。
      </p>
      {step && (
        <p role="status">
          <progress max={step.total} value={step.done} aria-label="成卷进度" /> {step.done}/{step.total}{' '}
          {step.label}
        </p>
      )}
    </Dialog>
  );
}

function Result({ report }: { readonly report: DossierReport }) {
  return (
    <>
      <p>
        共 {report.lines.length} 件 {report.pages} 页，
        {report.signer ? `由 ${report.signer} 签名。` : '没有签名：请先在“本站”中选定签名证书，再成卷一次。'}
      </p>
      {report.leftOut.length > 0 && (
        <p className="staged-warning">草稿没有装入：{report.leftOut.join('、')}</p>
      )}
      <table className="backup-table">
        <caption className="visually-hidden">卷内目录</caption>
        <thead>
          <tr>
            <th scope="col">材料名称</th>
            <th scope="col">文号</th>
            <th scope="col">页码</th>
          </tr>
        </thead>
        <tbody>
          {report.lines.map((line, index) => (
            <tr key={index}>
              <td>{line.title}</td>
              <td>{line.number}</td>
              <td className="numeric">{line.pages}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
