import { Field } from './field.tsx';

type DayFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string) => void;
};

/** The day of an act, in a dialog; it must be given. */
export function DayField({ label, value, onChange }: DayFieldProps) {
  return (
    <Field label={label} required>
      {(ids) => (
        <input
          {...ids}
          className="input"
          type="date"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
