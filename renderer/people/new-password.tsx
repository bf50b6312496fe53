import { useState } from 'react';
import { SecretField } from '../ui/secret-field.tsx';

/** Characters that a password has at the least; the engine holds it too. */
const shortest = 8;

type NewPassword = ReturnType<typeof useNewPassword>;

/** A password being set. It is typed twice, since nobody sees it. */
export function useNewPassword() {
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const short = [...password].length < shortest;
  return { password, setPassword, again, setAgain, short, fits: !short && again === password };
}

type FieldsProps = {
  readonly entered: NewPassword;
  readonly label: string;
  /** What else is to be known of this one. */
  readonly help?: string;
  readonly problem?: string | null;
};

/** The two fields of a new password, and what is wrong with it. */
export function NewPasswordFields({ entered, label, help = '', problem = null }: FieldsProps) {
  const { password, setPassword, again, setAgain, short } = entered;
  return (
    <>
      <SecretField
        label={label}
        value={password}
        onChange={setPassword}
        kind="new-password"
        help={`至少 ${shortest} 个字，可以用一句好记的话。${help}`}
        problem={password !== '' && short ? `至少要 ${shortest} 个字。` : problem}
      />
      <SecretField
        label="再输一遍密码"
        value={again}
        onChange={setAgain}
        kind="new-password"
        problem={again !== '' && again !== password ? '两次输入的密码不一样。' : null}
      />
    </>
  );
}
