import { useState } from 'react';
import { Dialog } from '../ui/dialog.tsx';
import { SecretField } from '../ui/secret-field.tsx';

type PasswordDialogProps = {
  readonly name: string;
  readonly word: '密码' | 'PIN 码';
  readonly onEnter: (password: string) => void;
  readonly onClose: () => void;
};

/** Asks for a certificate's password or PIN; it is kept in memory only, until the program closes. */
export function PasswordDialog({ name, word, onEnter, onClose }: PasswordDialogProps) {
  const [password, setPassword] = useState('');
  return (
    <Dialog
      title={`证书${word}`}
      width="narrow"
      onClose={onClose}
      submit={{ label: '确定', act: () => onEnter(password) }}
    >
      <div className="form-grid">
        <SecretField
          label={`“${name}”的${word}`}
          help={`${word}只留在内存中，关闭程序后要再输入。`}
          value={password}
          onChange={setPassword}
          kind="off"
          autoFocus
        />
      </div>
    </Dialog>
  );
}
