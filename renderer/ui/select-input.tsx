import { useAhead } from '../state/use-ahead.ts';
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

/**
 * A choice of one from a short list. It shows what was chosen at once, until a value comes back: the arrow keys walk on
 * from there and not from what the engine has not answered yet.
 */
export function SelectInput({ value, options, onChange, placeholder, autoFocus, ...rest }: SelectInputProps) {
  const [shown, choose] = useAhead(value);
  return (
    <select
      {...rest}
      className="input"
      value={shown}
      data-autofocus={autoFocus || undefined}
      onChange={(event) => {
        choose(event.target.value);
        onChange(event.target.value);
      }}
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
