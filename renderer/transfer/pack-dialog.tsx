import { useState } from 'react';
import type { CaseSummary } from '../../contract/commands/cases.ts';
import type { ChosenFile } from '../../contract/shell-commands.ts';
import { told, useApp } from '../state/app-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { usePack } from './use-pack.ts';

const pickCertificate = {
  title: '收件单位的证书',
  filters: [{ name: '证书', extensions: ['cer', 'crt', 'pem', 'der'] }],
  many: false,
};

/** Chooses among the cases that the list shows and packs them into one bundle. */
export function PackDialog({
  cases,
  onClose,
}: {
  readonly cases: readonly CaseSummary[];
  readonly onClose: () => void;
}) {
  const app = useApp();
  const pack = usePack();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [recipient, setRecipient] = useState<ChosenFile | null>(null);
  const [busy, setBusy] = useState(false);
  const encrypt = async () => {
    const files = told(app, await app.engine.shell.pickFiles(pickCertificate));
    if (files) setRecipient(files[0] ?? null);
  };
  const go = async () => {
    setBusy(true);
    const done = await pack(chosen, 'transfer', recipient);
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Dialog
      title="导出案卷包"
      onClose={onClose}
      submit={{
        label: busy ? '正在导出…' : `导出 ${chosen.length} 件`,
        act: () => void go(),
        disabled: busy || chosen.length === 0,
      }}
      foot={
        <Button
          small
          onClick={() => setChosen(chosen.length === cases.length ? [] : cases.map(({ id }) => id))}
        >
          {chosen.length === cases.length ? '全不选' : '全选'}
        </Button>
      }
    >
      <p>案卷包带上文书、历次修订、证据文件和操作记录摘录，附签名，可用 U 盘交给另一台机器导入。</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <fieldset className="check-group field-wide pack-list" tabIndex={0}>
        <legend>列表本页的案件</legend>
        {cases.map((one) => (
          <label key={one.id} className="check">
            <input
              type="checkbox"
              checked={chosen.includes(one.id)}
              onChange={(event) =>
                setChosen(event.target.checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))
              }
            />
            <span>
              {one.party || '（未填当事人）'} {one.caseNumber} {one.cause}
            </span>
          </label>
        ))}
      </fieldset>
      <p className="pack-recipient">
        <Button small icon="lock" onClick={() => void encrypt()}>
          {recipient ? '换一张证书' : '加密给收件单位…'}
        </Button>
        <span className="faint">
          {recipient ? `只有 ${recipient.name} 的持有人打得开。` : '不加密：拿到文件的人都能看。'}
        </span>
      </p>
    </Dialog>
  );
}
