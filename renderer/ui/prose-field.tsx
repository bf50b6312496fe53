import { Field } from './field.tsx';

type ProseFieldProps = {
  readonly label: string;
  readonly rows: number;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Where the dialog begins. */
  readonly first?: boolean;
};

/** A few sentences in a dialog, which must be given: a reason, an opinion, an annotation. */
export function ProseField({ label, rows, value, onChange, first = false }: ProseFieldProps) {
  return (
    <Field label={label} required wide>
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
