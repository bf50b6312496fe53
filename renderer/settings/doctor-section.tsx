import { useState } from 'react';
import { type CheckState, checkStateTitles, type DoctorCheck } from '../../contract/commands/doctor.ts';
import { ask, told, useApp } from '../state/app-context.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';

const tones = { well: 'good', look: 'wait', ill: 'bad' } as const satisfies Record<CheckState, string>;

/** Fonts, printers, disk, database, keys, clock and data: looked at when asked, told in words that may be passed on. */
export function DoctorSection() {
  const app = useApp();
  const [checks, setChecks] = useState<readonly DoctorCheck[] | null>(null);
  const [busy, setBusy] = useState(false);
  const examine = async (folder?: string) => {
    setBusy(true);
    const answer = await ask(app, 'doctor/examine', folder === undefined ? {} : { folder });
    setBusy(false);
    if (!answer) return;
    setChecks(answer.checks);
    if (answer.file !== null) app.notices.done(`诊断报告已存为 ${answer.file}，可以交给管理员。`);
  };
  const save = async () => {
    const folder = told(app, await app.engine.shell.pickFolder({ title: '诊断报告存到哪里' }));
    if (folder) await examine(folder.token);
  };
  return (
    <>
      <p className="section-note">
        检查字体、打印机、磁盘、时钟、法律数据、数据库、备份和签名证书。报告里没有姓名、证件号码、案件内容和文件路径，可以交给别人看。
      </p>
      <div className="panel-actions">
        <Button icon="check" disabled={busy} onClick={() => void examine()}>
          {busy ? '正在检查…' : checks ? '重新检查' : '开始检查'}
        </Button>
        {checks && (
          <Button icon="export" disabled={busy} onClick={() => void save()}>
            存为文件
          </Button>
        )}
      </div>
      <ul className="identities" aria-label="诊断结果" aria-busy={busy}>
        {checks?.map((check) => (
          <Checked key={check.id} check={check} />
        ))}
      </ul>
    </>
  );
}

function Checked({ check: { title, state, found, advice } }: { readonly check: DoctorCheck }) {
  return (
    <li className="card identity">
      <div>
        <p>
          <strong>{title}</strong> <Badge tone={tones[state]}>{checkStateTitles[state]}</Badge>
        </p>
        <p className="faint">{found}</p>
        {advice !== '' && <p>{advice}</p>}
      </div>
    </li>
  );
}
