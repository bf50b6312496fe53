import './wipe-dialog.css';
import { useState } from 'react';
import { type TrialHoldings, wipeWords } from '../../contract/commands/setup.ts';
import { ask, loadStation, useApp } from '../state/app-context.ts';
import { useQuery } from '../state/use-query.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { TextInput } from '../ui/text-input.tsx';

/** Own cases that are named one by one. */
const named = 6;

type WipeDialogProps = { readonly onClose: () => void; readonly onWiped: () => void };

/** The end of the trial with the sample station, in one act: says what goes, asks about cases of one's own, has it typed. */
export function WipeDialog({ onClose, onWiped }: WipeDialogProps) {
  const app = useApp();
  const { value: holdings } = useQuery('trial/look', {});
  const [own, setOwn] = useState<'keep' | 'wipe'>('keep');
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const wipe = async () => {
    setBusy(true);
    const done = await ask(app, 'trial/wipe', { confirm: wipeWords, own });
    setBusy(false);
    if (!done) return;
    await loadStation(app);
    const kept = done.kept > 0 ? `，保留 ${done.kept} 件` : '';
    app.notices.done(`已清除试用的 ${done.wiped} 件案件${kept}。清除前的备份在“本站 › 备份”。`);
    onClose();
    onWiped();
  };
  if (!holdings) return null;
  return (
    <Dialog
      title={wipeWords}
      onClose={onClose}
      submit={{
        label: busy ? '正在备份并清除…' : '清除',
        danger: true,
        disabled: busy || typed.trim() !== wipeWords,
        act: () => void wipe(),
      }}
    >
      <p>清除后本站是空白的，从“初次设置”开始填。先自动备份，备份好了才清除；清除不了的，什么也不动。</p>
      <dl className="package-facts wipe-facts">
        <dt>清除</dt>
        <dd>
          {[
            '示例站的机关、人员和设置',
            `示例案件 ${holdings.samples} 件和它们的文号、附件`,
            ...(holdings.blanks > 0 ? [`印过的空白文书 ${holdings.blanks} 份的登记`] : []),
            '试用证书',
          ].join('；')}
        </dd>
        <dt>保留</dt>
        <dd>操作记录、账户、备份、正式证书、安装的式样和法律数据</dd>
      </dl>
      {holdings.own.length > 0 && <OwnCases own={holdings.own} chosen={own} onChoose={setOwn} />}
      <Field label={`请输入“${wipeWords}”`} help="清除后只能从备份恢复。">
        {(ids) => <TextInput {...ids} value={typed} onCommit={setTyped} autoFocus />}
      </Field>
    </Dialog>
  );
}

type OwnCasesProps = {
  readonly own: TrialHoldings['own'];
  readonly chosen: 'keep' | 'wipe';
  readonly onChoose: (chosen: 'keep' | 'wipe') => void;
};

/** Cases that the sample station did not bring may be real ones: named, and kept unless one says otherwise. */
function OwnCases({ own, chosen, onChoose }: OwnCasesProps) {
  const names = own.slice(0, named).map(({ caseNumber, party }) => caseNumber || party || '没有案号的案件');
  const rest = own.length > named ? `等 ${own.length} 件` : '';
  return (
    <fieldset className="wipe-own">
      <legend>有 {own.length} 件案件不是示例带来的</legend>
      <p>
        {names.join('、')}
        {rest}。请看清是练习建的，还是真的案件。
      </p>
      {(
        [
          ['keep', '保留这些案件'],
          ['wipe', '都是练习，一并清除'],
        ] as const
      ).map(([value, title]) => (
        <label key={value} className="check">
          <input type="radio" name="wipe-own" checked={chosen === value} onChange={() => onChoose(value)} />
          <span>{title}</span>
        </label>
      ))}
    </fieldset>
  );
}
