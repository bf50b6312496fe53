import { useState } from 'react';
import { ask, useApp } from '../state/app-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { SecretField } from '../ui/secret-field.tsx';

/** The recovery code, shown once, to be written down and sealed. */
export function RecoveryDialog({ code, onClose }: { readonly code: string; readonly onClose: () => void }) {
  return (
    <Dialog title="管理员恢复码" width="narrow" onClose={onClose}>
      <p className="one-time-code">
        <output>{code}</output>
      </p>
      <p className="section-note">
        现在就抄在纸上，装进信封密封，锁进保险柜或交单位保管。恢复码只显示这一次。管理员忘记密码、又没有别的管理员时，在登录页选“用恢复码”，凭它设新密码；用过即失效。拿到它的人能成为管理员，请像公章一样保管。
      </p>
    </Dialog>
  );
}

/** Makes another code; whoever does it gives their own password. */
export function NewRecoveryDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const make = async () => {
    const made = await ask(app, 'people/makeRecovery', { password });
    setPassword('');
    if (made) setCode(made.recovery);
  };
  if (code !== null) return <RecoveryDialog code={code} onClose={onClose} />;
  return (
    <Dialog
      title="生成新的恢复码"
      width="narrow"
      onClose={onClose}
      submit={{ label: '生成', act: () => void make(), disabled: password === '' }}
    >
      <p>以前的恢复码立即失效。</p>
      <div className="form-grid">
        <SecretField label="您自己的密码" value={password} onChange={setPassword} />
      </div>
    </Dialog>
  );
}
