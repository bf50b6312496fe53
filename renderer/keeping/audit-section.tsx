import { useState } from 'react';
import { checkpointSentence, isAltered } from '../../contract/checkpoint-words.ts';
import type { CommandAnswer } from '../../contract/commands.ts';
import { ask, told, useApp } from '../state/app-context.ts';
import { useMay } from '../state/use-may.ts';
import { Button } from '../ui/button.tsx';

const checkpoints = {
  title: '选择核对点（核对点文件或案卷包）',
  filters: [{ name: '核对点、案卷包', extensions: ['json', 'anjuan'] }],
  many: false,
};

/** The chain of what was done: verified, held against a checkpoint, checkpoints taken, all of it exported. */
export function AuditSection() {
  const app = useApp();
  const may = useMay('audit/verify');
  const [found, setFound] = useState<CommandAnswer<'audit/verify'> | null>(null);
  const [busy, setBusy] = useState(false);
  if (!may) return null;
  const verify = async (checkpoint?: string) => {
    setBusy(true);
    setFound(null);
    setFound(await ask(app, 'audit/verify', checkpoint === undefined ? {} : { checkpoint }));
    setBusy(false);
  };
  const against = async () => {
    const [file] = told(app, await app.engine.shell.pickFiles(checkpoints)) ?? [];
    if (file) await verify(file.token);
  };
  const folderFor = async (title: string) => told(app, await app.engine.shell.pickFolder({ title }));
  const take = async () => {
    const folder = await folderFor('把核对点写到（最好是 U 盘）');
    const made = folder && (await ask(app, 'audit/checkpoint', { folder: folder.token }));
    if (!made) return;
    const signed =
      made.signedBy === null ? '没有签名（先在“印章和证书”里选签名证书）' : `由${made.signedBy}签名`;
    app.notices.done(`核对点已写成 ${made.file}，${signed}。请交给不管这台电脑的人保存。`);
  };
  const exportAll = async () => {
    const folder = await folderFor('导出操作记录到');
    const made = folder && (await ask(app, 'audit/export', { folder: folder.token }));
    if (made) app.notices.done(`${made.entries} 条操作记录已导出为 ${made.file}。`);
  };
  return (
    <section className="audit-section" aria-labelledby="audit-title">
      <h2 id="audit-title">操作记录</h2>
      <p className="section-note">
        每一步操作前后相扣，改动、删除、插入任何一条都查得出；把记录整个重编的，要靠另处保存的核对点查。
      </p>
      <div className="backup-actions">
        <Button disabled={busy} onClick={() => void verify()}>
          核对
        </Button>
        <Button disabled={busy} onClick={() => void against()}>
          与核对点核对…
        </Button>
        <Button onClick={() => void take()}>取核对点…</Button>
        <Button onClick={() => void exportAll()}>导出…</Button>
        <span role="status">{busy ? '正在核对…' : ''}</span>
      </div>
      {found && (
        <div role="status" className="audit-found">
          <p className={found.broken ? 'backup-trouble' : undefined}>
            {found.broken
              ? `第 ${found.broken.seq} 条不符：${found.broken.problem}。请保留现在的数据文件夹，用以前的备份比对。`
              : `共 ${found.entries} 条，全部相符。`}
          </p>
          {found.checkpoint && (
            <p className={isAltered(found.checkpoint) ? 'backup-trouble' : undefined}>
              {checkpointSentence(found.checkpoint)}
            </p>
          )}
        </div>
      )}
    </section>
  );
}
