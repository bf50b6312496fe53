import { Field } from '../ui/field.tsx';

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string | null;
  readonly problem?: string | null;
};

/** A line of text that is sent with the others of its form, as a password is. */
export function TextField({ label, value, onChange, help = null, problem = null }: TextFieldProps) {
  return (
    <Field label={label} wide help={help} problem={problem}>
      {(ids) => (
        <input
          {...ids}
          className="input"
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
