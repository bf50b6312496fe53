import { type KeyboardEvent, useState } from 'react';
import { Field } from '../ui/field.tsx';

type SecretFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string | null;
  readonly problem?: string | null;
  readonly autoFocus?: boolean;
  /** The password that stands already, or a new one. */
  readonly fresh?: boolean;
};

/** A password's field; says when capitals are locked, since nothing else would show it. */
export function SecretField(props: SecretFieldProps) {
  const { label, value, onChange, help = null, problem = null, autoFocus = false, fresh = false } = props;
  const [capitals, setCapitals] = useState(false);
  const onKey = (event: KeyboardEvent) => setCapitals(event.getModifierState('CapsLock'));
  return (
    <Field label={label} wide problem={problem} help={capitals ? '大写锁定已打开。' : help}>
      {(ids) => (
        <input
          {...ids}
          className="input"
          type="password"
          autoComplete={fresh ? 'new-password' : 'current-password'}
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
