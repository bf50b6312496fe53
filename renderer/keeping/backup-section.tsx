import { useEffect, useState } from 'react';
import type { BackupPlace } from '../../contract/commands/keeping.ts';
import type { CommandInput } from '../../contract/commands.ts';
import { ask, useApp } from '../state/app-context.ts';
import { useQuery } from '../state/use-query.ts';
import { Button } from '../ui/button.tsx';
import { reasonWords, sizeWords, stampWords } from './backup-words.ts';
import { RestoreDialog } from './restore-dialog.tsx';

type Chosen = CommandInput<'backup/restore'>['backup'];

/** Backups: where, when, and back again. */
export function BackupSection() {
  const app = useApp();
  const { value, reload } = useQuery('backup/list', {});
  const [step, setStep] = useState<string | null>(null);
  const [restoring, setRestoring] = useState<Chosen | null>(null);
  useEffect(
    () =>
      app.engine.onEvent((event) => {
        if (event.kind === 'progress' && event.job === 'backup') setStep(`${event.label} ${event.done}%`);
      }),
    [app],
  );
  if (!value) return <p role="status">正在读取备份…</p>;
  const { settings, second, backups } = value;
  const make = async (place: BackupPlace) => {
    setStep('正在准备');
    const answer = await ask(app, 'backup/make', { place });
    setStep(null);
    if (answer) app.notices.done(`已备份并核对：${answer.backup.cases} 个案件。`);
    reload();
  };
  const pick = async (title: string) => {
    const chosen = await app.engine.shell.pickFolder({ title });
    return chosen.ok ? chosen.value : null;
  };
  const save = async (changes: Partial<CommandInput<'backup/saveSettings'>>) => {
    if (await ask(app, 'backup/saveSettings', { ...settings, ...changes })) reload();
  };
  const chooseSecond = async () => {
    const folder = await pick('选择第二个备份位置（如 U 盘）');
    if (folder) await save({ second: folder.token });
  };
  const chooseBackup = async () => {
    const folder = await pick('选择一个备份文件夹（内有 manifest.json）');
    if (folder) setRestoring({ folder: folder.token });
  };
  return (
    <>
      <p className="section-note">
        每天和退出时自动备份，每份都重新打开核对过。保留最近 {settings.keep.daily} 天、{settings.keep.weekly}{' '}
        周、
        {settings.keep.monthly} 个月各一份。电脑损坏时只有别处的备份有用：请设第二个位置。
      </p>
      <div className="backup-actions">
        <Button tone="main" disabled={step !== null} onClick={() => void make('own')}>
          立即备份
        </Button>
        {second && (
          <Button disabled={step !== null || !second.present} onClick={() => void make('second')}>
            备份到第二位置
          </Button>
        )}
        <Button onClick={() => void chooseSecond()}>{second ? '更换第二位置…' : '设第二位置…'}</Button>
        <Button onClick={() => void chooseBackup()}>从文件夹恢复…</Button>
        <span role="status">{step}</span>
        {step !== null && (
          <Button small onClick={() => void ask(app, 'backup/cancel', {})}>
            取消备份
          </Button>
        )}
      </div>
      {second && (
        <p className={second.present && !second.trouble ? 'section-note' : 'backup-trouble'}>
          第二位置：{second.path}
          {second.present ? '' : '（现在找不到，请插上 U 盘或接通磁盘）'}
          {second.trouble ? `　上次没有成功：${second.trouble}` : ''}
        </p>
      )}
      {backups.length === 0 ? (
        <p>还没有备份。退出程序时会自动备份。</p>
      ) : (
        <table className="backup-table">
          <caption>已有的备份</caption>
          <thead>
            <tr>
              <th scope="col">时间</th>
              <th scope="col">位置</th>
              <th scope="col">缘由</th>
              <th scope="col">案件</th>
              <th scope="col">大小</th>
              <th scope="col">核对点签名</th>
              <th scope="col">恢复</th>
            </tr>
          </thead>
          <tbody>
            {backups.map((one) => (
              <tr key={`${one.place} ${one.stamp}`}>
                <td>{stampWords(one.stamp)}</td>
                <td>{one.place === 'own' ? '本机' : '第二位置'}</td>
                <td>{reasonWords[one.reason]}</td>
                <td>{one.cases}</td>
                <td>{sizeWords(one.size)}</td>
                <td>{one.signedBy ?? '未签名'}</td>
                <td>
                  <Button small onClick={() => setRestoring({ place: one.place, stamp: one.stamp })}>
                    恢复…
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {restoring && <RestoreDialog backup={restoring} onClose={() => setRestoring(null)} />}
    </>
  );
}
