import { useEffect, useState } from 'react';
import type { DisposalLook } from '../../contract/commands/disposal.ts';
import { ask, useApp } from '../state/app-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { TextInput } from '../ui/text-input.tsx';

/** Destroys a case whose retention term is over, after a look at what goes and what stays. */
export function DisposalDialog({
  caseId,
  onClose,
}: {
  readonly caseId: string;
  readonly onClose: () => void;
}) {
  const app = useApp();
  const [found, setFound] = useState<DisposalLook | null>(null);
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    void ask(app, 'disposal/look', { caseId }).then(setFound);
  }, [app, caseId]);
  const destroy = async () => {
    setBusy(true);
    const record = await ask(app, 'disposal/destroy', { caseId, by, reason });
    setBusy(false);
    if (!record) return;
    app.router.go({ page: 'cases' });
    app.notices.done('案卷内容已销毁；摘要和销毁记录留存。备份中的副本请按备份周期清除。');
  };
  if (found === null) return null;
  if (found.problem !== null) {
    return (
      <Dialog title="到期销毁" onClose={onClose}>
        <p>现在不能销毁：{found.problem}。</p>
      </Dialog>
    );
  }
  const ready = by.trim() !== '' && reason.trim() !== '' && !busy;
  return (
    <Dialog
      title="到期销毁"
      onClose={onClose}
      submit={{ label: '销毁内容', act: () => void destroy(), disabled: !ready, danger: true }}
    >
      <p>
        保管期限{found.retention}，已于 {found.until} 届满。将销毁文书 {found.documents} 份、修订{' '}
        {found.revisions} 份、附件 {found.attachments} 个，不能恢复；各项摘要、文号和本次销毁记录留存。
      </p>
      <Field label="销毁人（管理员）" required>
        {(ids) => <TextInput {...ids} value={by} onCommit={setBy} />}
      </Field>
      <Field label="鉴定和批准情况" required wide>
        {(ids) => <TextInput {...ids} value={reason} onCommit={setReason} rows={3} />}
      </Field>
    </Dialog>
  );
}
