import { useState } from 'react';
import { errorSentence } from '../../contract/errors.ts';
import { useApp } from '../state/app-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { SecretField } from '../ui/secret-field.tsx';
import { NewPasswordFields, useNewPassword } from './new-password.tsx';

/** One's own new password, against the one that stands. */
export function OwnPasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const [current, setCurrent] = useState('');
  const entered = useNewPassword();
  const [problem, setProblem] = useState<string | null>(null);
  const change = async () => {
    const outcome = await app.engine.call('people/changePassword', {
      current,
      next: entered.password,
    });
    if (!outcome.ok) {
      setProblem(errorSentence(outcome.error));
      return;
    }
    app.notices.done('密码已修改。');
    onClose();
  };
  return (
    <Dialog
      title="修改密码"
      width="narrow"
      onClose={onClose}
      submit={{
        label: '修改',
        act: () => void change(),
        disabled: current === '' || !entered.fits,
      }}
    >
      <div className="form-grid">
        <SecretField label="现在的密码" value={current} onChange={setCurrent} problem={problem} autoFocus />
        <NewPasswordFields entered={entered} label="新密码" />
      </div>
    </Dialog>
  );
}
