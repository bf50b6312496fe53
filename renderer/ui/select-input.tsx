import type { FieldIds } from './field.tsx';

export type Option = { readonly value: string; readonly title: string };

type SelectInputProps = Partial<FieldIds> & {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly 'aria-label'?: string;
};

/** A choice of one from a short list. */
export function SelectInput({ value, options, onChange, placeholder, autoFocus, ...rest }: SelectInputProps) {
  return (
    <select
      {...rest}
      className="input"
      value={value}
      data-autofocus={autoFocus || undefined}
      onChange={(event) => onChange(event.target.value)}
    >
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.title}
        </option>
      ))}
    </select>
  );
}
