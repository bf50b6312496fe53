import { useState } from 'react';
import type { FormPackageInfo } from '../../contract/commands/station-forms.ts';
import { Dialog } from '../ui/dialog.tsx';
import { SignatureSaid } from '../verify/signature-parts.tsx';

type InstallFormDialogProps = {
  readonly info: FormPackageInfo;
  /** `accepted`: an administrator says yes to what nobody can vouch for. */
  readonly onInstall: (accepted: boolean) => void;
  readonly onClose: () => void;
};

/** Shows what a package is before it is installed; a signer that nobody knows needs an explicit yes. */
export function InstallFormDialog({ info, onInstall, onClose }: InstallFormDialogProps) {
  const [accepted, setAccepted] = useState(false);
  const { title, version, inForceFrom, purpose, whenToUse, basis, signature, unknown, installed, same } =
    info;
  const ready = !same && (unknown === null || accepted);
  return (
    <Dialog
      title={`安装式样《${title}》`}
      onClose={onClose}
      submit={{ label: '安装', act: () => onInstall(accepted), disabled: !ready }}
    >
      <dl className="package-facts">
        <dt>编号</dt>
        <dd>{info.id}</dd>
        <dt>版本</dt>
        <dd>
          {version}，{inForceFrom} 起用
        </dd>
        <dt>用途</dt>
        <dd>{purpose}</dd>
        <dt>什么时候用</dt>
        <dd>{whenToUse}</dd>
        <dt>依据</dt>
        <dd>{basis.map(({ law, article }) => `${law}${article}`).join('；')}</dd>
        {info.source !== null && (
          <>
            <dt>来源</dt>
            <dd>{info.source}</dd>
          </>
        )}
        {info.lawAsOf !== null && (
          <>
            <dt>依据核对到</dt>
            <dd>{info.lawAsOf}</dd>
          </>
        )}
        <dt>签名</dt>
        <dd>
          <SignatureSaid signature={signature} />
        </dd>
        <dt>制作时间</dt>
        <dd>{info.madeAt.slice(0, 10)}</dd>
      </dl>
      {same && <p className="section-note">这个式样包已经安装，不用再装。</p>}
      {!same && installed && (
        <p className="section-note">
          本机已有 {installed.version} 版：{inForceFrom} 起的新文书用这一版，以前的文书不变。
        </p>
      )}
      {!same && unknown !== null && (
        <label className="check package-yes">
          <input type="checkbox" checked={accepted} onChange={(event) => setAccepted(event.target.checked)} />
          <span>这个式样包{unknown}。我已向制作单位核实，以管理员身份同意安装。</span>
        </label>
      )}
    </Dialog>
  );
}
