import { useEffect, useState } from 'react';
import type { BackupInfo, RepairedTable } from '../../contract/commands/keeping.ts';
import { stampWords } from '../keeping/backup-words.ts';
import { ask, useApp } from '../state/app-context.ts';
import { Button } from '../ui/button.tsx';

const tableWords: Readonly<Record<string, string>> = {
  cases: '案件',
  documents: '文书',
  journal: '逐次修改',
  revisions: '历史版本',
  audit: '操作记录',
  numbers: '文号',
  preferences: '设置',
  attachments: '证据与扫描件登记',
  blank_sheets: '空白文书登记',
  accounts: '账户',
  disposals: '到期销毁记录',
  officer_times: '执法时间（从文书重建）',
  fined_acts: '处罚（从文书重建）',
};

/** The ways out of a damaged database: repair it, or take a backup in its place. The damaged file is kept. */
export function Rescue() {
  const app = useApp();
  const [busy, setBusy] = useState(false);
  const [backups, setBackups] = useState<readonly BackupInfo[]>([]);
  const [tables, setTables] = useState<readonly RepairedTable[] | null>(null);
  useEffect(() => {
    void ask(app, 'rescue/backups', {}).then((answer) => setBackups(answer?.backups ?? []));
  }, [app]);
  const work = async (act: () => Promise<unknown>) => {
    setBusy(true);
    await act();
    setBusy(false);
  };
  const repair = () => work(async () => setTables((await ask(app, 'rescue/repair', {}))?.tables ?? null));
  const restore = (backup: { stamp: string } | { folder: string }) =>
    work(async () => {
      if (await ask(app, 'rescue/restore', { backup })) await app.engine.shell.reopenEngine({});
    });
  const choose = async () => {
    const folder = await app.engine.shell.pickFolder({ title: '选择一个备份文件夹（内有 manifest.json）' });
    if (folder.ok && folder.value) await restore({ folder: folder.value.token });
  };
  if (tables) {
    return (
      <>
        <p>已从损坏的数据库救出以下内容，原文件留在数据文件夹里。</p>
        <ul className="rescue-list">
          {tables
            .filter((one) => one.saved > 0 || one.unreadable.length > 0)
            .map(({ table, saved, unreadable }) => (
              <li key={table}>
                {tableWords[table] ?? table}：救出 {saved} 条
                {unreadable.length > 0 && `，读不出：${unreadable.join('、')}`}
              </li>
            ))}
        </ul>
        <Button tone="main" onClick={() => void app.engine.shell.reopenEngine({})}>
          打开修复后的数据库
        </Button>
      </>
    );
  }
  const [newest] = backups;
  return (
    <div className="backup-actions">
      <Button tone="main" disabled={busy} onClick={() => void repair()}>
        {busy ? '正在处理…' : '修复数据库'}
      </Button>
      {newest && (
        <Button disabled={busy} onClick={() => void restore({ stamp: newest.stamp })}>
          {`用 ${stampWords(newest.stamp)} 的备份`}
        </Button>
      )}
      <Button disabled={busy} onClick={() => void choose()}>
        选择备份文件夹…
      </Button>
    </div>
  );
}
