import { Field } from './field.tsx';

type ProseFieldProps = {
  readonly label: string;
  readonly rows: number;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Where the dialog begins. */
  readonly first?: boolean;
  /** It may stay empty. */
  readonly optional?: boolean;
};

/** A few sentences in a dialog, given as a rule: a reason, an opinion, an annotation. */
export function ProseField(props: ProseFieldProps) {
  const { label, rows, value, onChange, first = false, optional = false } = props;
  return (
    <Field label={label} required={!optional} wide>
      {(ids) => (
        <textarea
          {...ids}
          className="input"
          rows={rows}
          data-autofocus={first || undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
