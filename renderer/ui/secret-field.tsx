import { type KeyboardEvent, useState } from 'react';
import { Field } from './field.tsx';

type SecretFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string | null;
  readonly problem?: string | null;
  readonly autoFocus?: boolean;
  /** The password that stands already, a new one, or what no browser may keep: a PIN, a certificate's password. */
  readonly kind?: 'current-password' | 'new-password' | 'off';
};

/** A field for a secret; says when capitals are locked, since nothing else would show it. */
export function SecretField(props: SecretFieldProps) {
  const { label, value, onChange, help = null, problem = null, autoFocus = false } = props;
  const [capitals, setCapitals] = useState(false);
  const onKey = (event: KeyboardEvent) => setCapitals(event.getModifierState('CapsLock'));
  return (
    <Field label={label} wide problem={problem} help={capitals ? '大写锁定已打开。' : help}>
      {(ids) => (
        <input
          {...ids}
          className="input"
          type="password"
          autoComplete={props.kind ?? 'current-password'}
          maxLength={200}
          data-autofocus={autoFocus || undefined}
          value={value}
          onKeyUp={onKey}
          onKeyDown={onKey}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
