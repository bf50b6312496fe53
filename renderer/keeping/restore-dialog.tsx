import { useEffect, useState } from 'react';
import type { CommandAnswer, CommandInput } from '../../contract/commands.ts';
import { ask, useApp } from '../state/app-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { changeWords, stampWords } from './backup-words.ts';

type RestoreDialogProps = {
  readonly backup: CommandInput<'backup/restore'>['backup'];
  readonly onClose: () => void;
};

/** What a restore would bring, before it does; the present is backed up first. */
export function RestoreDialog({ backup, onClose }: RestoreDialogProps) {
  const app = useApp();
  const [found, setFound] = useState<CommandAnswer<'backup/preview'> | null>(null);
  const [busy, setBusy] = useState(false);
  const key = JSON.stringify(backup);
  useEffect(() => {
    void ask(app, 'backup/preview', { backup: JSON.parse(key) }).then((answer) =>
      answer ? setFound(answer) : onClose(),
    );
  }, [app, key, onClose]);
  const restore = async () => {
    setBusy(true);
    const answer = await ask(app, 'backup/restore', { backup });
    if (!answer) {
      setBusy(false);
      return;
    }
    app.router.go({ page: 'cases' });
    await app.engine.shell.reopenEngine({});
    app.notices.done(`已恢复。恢复之前的数据另存为 ${stampWords(answer.before)} 的备份。`);
  };
  return (
    <Dialog
      title="从备份恢复"
      onClose={onClose}
      submit={{
        label: busy ? '正在恢复…' : '恢复',
        act: () => void restore(),
        disabled: busy || found === null,
        danger: true,
      }}
    >
      {found === null ? (
        <p role="status">正在核对备份…</p>
      ) : (
        <>
          <p>
            备份于 {stampWords(found.backup.stamp)}，有 {found.backup.cases} 个案件、{found.backup.documents}{' '}
            份文书，核对完好。恢复前会先备份现在的数据。
          </p>
          {found.sealed ? (
            <p>这份备份用另一把密钥加密，恢复以前看不到里面有哪些案件。恢复以后，请用备份当时的密码登录。</p>
          ) : found.changes.length === 0 ? (
            <p>与现在的案件相同，恢复不会改变任何案件。</p>
          ) : (
            <table className="backup-table">
              <caption>
                恢复会改变 {found.changes.length} 个案件，另有 {found.same} 个不变
              </caption>
              <thead>
                <tr>
                  <th scope="col">案件</th>
                  <th scope="col">当事人</th>
                  <th scope="col">恢复以后</th>
                </tr>
              </thead>
              <tbody>
                {found.changes.map((one) => (
                  <tr key={one.id}>
                    <td>{one.caseNumber || one.cause || '（未填案由）'}</td>
                    <td>{one.party}</td>
                    <td>{changeWords[one.change]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </>
      )}
    </Dialog>
  );
}
