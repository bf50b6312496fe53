import { useEffect, useState } from 'react';
import type { DataPackageInfo } from '../../contract/commands/law-data.ts';
import { useApp } from '../state/app-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { SignatureSaid } from '../verify/signature-parts.tsx';

type InstallLawDialogProps = {
  readonly info: DataPackageInfo;
  /** `accepted`: an administrator says yes to what nobody can vouch for. */
  readonly onInstall: (accepted: boolean) => Promise<void>;
  readonly onClose: () => void;
};

/** Shows what a package would change before it is installed; a signer that nobody knows needs an explicit yes. */
export function InstallLawDialog({ info, onInstall, onClose }: InstallLawDialogProps) {
  const app = useApp();
  const [accepted, setAccepted] = useState(false);
  const [step, setStep] = useState<string | null>(null);
  const { title, version, date, lawAsOf, wholeLaw, source, changes, signature, unknown, same } = info;
  useEffect(
    () =>
      app.engine.onEvent((event) => {
        if (event.kind === 'progress' && event.job === 'law')
          setStep(`正在按新数据重新检查未结的案件：${event.done} / ${event.total}`);
      }),
    [app],
  );
  const install = async () => {
    setStep('正在安装…');
    await onInstall(accepted);
    setStep(null);
  };
  const ready = !same && step === null && (unknown === null || accepted);
  return (
    <Dialog
      title={`安装法律数据《${title}》`}
      onClose={onClose}
      submit={{ label: '安装', act: () => void install(), disabled: !ready }}
    >
      <dl className="package-facts">
        <dt>版本</dt>
        <dd>
          {version}，{date} 发布
        </dd>
        <dt>核对到</dt>
        <dd>
          {lawAsOf}（{wholeLaw ? '全部法律都已核对' : '只核对了包里的数据'}）
        </dd>
        <dt>来源</dt>
        <dd>{source}</dd>
        <dt>签名</dt>
        <dd>
          <SignatureSaid signature={signature} />
        </dd>
        <dt>内容</dt>
        <dd>
          <ul className="law-changes">
            {changes.map(({ kind, title: what, replaces }) => (
              <li key={`${kind} ${what}`}>
                {replaces ? '替换' : '新增'} {what}
              </li>
            ))}
            {changes.length === 0 && <li>没有数据改动，只说明法律核对到哪一天</li>}
          </ul>
        </dd>
      </dl>
      {same && <p className="section-note">这个数据包已经安装，不用再装。</p>}
      {!same && unknown !== null && (
        <label className="check package-yes">
          <input type="checkbox" checked={accepted} onChange={(event) => setAccepted(event.target.checked)} />
          <span>这个数据包{unknown}。我已向制作单位核实，以管理员身份同意安装。</span>
        </label>
      )}
      {step !== null && <p role="status">{step}</p>}
    </Dialog>
  );
}
