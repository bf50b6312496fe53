import { useState } from 'react';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';

type PasswordDialogProps = {
  readonly name: string;
  readonly onEnter: (password: string) => void;
  readonly onClose: () => void;
};

/** Asks for a certificate's password; it is kept in memory only, until the program closes. */
export function PasswordDialog({ name, onEnter, onClose }: PasswordDialogProps) {
  const [password, setPassword] = useState('');
  return (
    <Dialog
      title="证书密码"
      width="narrow"
      onClose={onClose}
      submit={{ label: '确定', act: () => onEnter(password) }}
    >
      <div className="form-grid">
        <Field label={`“${name}”的密码`} wide help="密码只留在内存中，关闭程序后要再输入。">
          {(ids) => (
            <input
              {...ids}
              className="input"
              type="password"
              autoComplete="off"
              data-autofocus
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
