import { Field } from '../ui/field.tsx';
import { TextInput } from '../ui/text-input.tsx';

type SettingFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  readonly problem?: string | null;
  readonly kind?: 'text' | 'date' | 'tel';
  readonly wide?: boolean;
  /** Keys of what the station can lack that is entered here. */
  readonly tells?: string | undefined;
};

/** One setting: a label over a line of text. */
export function SettingField({
  label,
  value,
  onChange,
  help,
  problem,
  kind = 'text',
  wide = false,
  tells,
}: SettingFieldProps) {
  return (
    <Field label={label} help={help ?? null} problem={problem ?? null} wide={wide} tells={tells}>
      {(ids) => <TextInput {...ids} kind={kind} value={value} onCommit={onChange} />}
    </Field>
  );
}
