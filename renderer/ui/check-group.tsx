import { useAhead } from '../state/use-ahead.ts';
import type { Option } from './select-input.tsx';

type CheckGroupProps = {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

/** Several of a list, in the list's own order. */
export function CheckGroup({ label, options, chosen, onChange }: CheckGroupProps) {
  const [shown, choose] = useAhead(chosen);
  const toggle = (value: string, on: boolean) => {
    const next = options
      .map((option) => option.value)
      .filter((one) => (one === value ? on : shown.includes(one)));
    choose(next);
    onChange(next);
  };
  return (
    <fieldset className="check-group field-wide">
      <legend>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value} className="check">
            <input
              type="checkbox"
              checked={shown.includes(option.value)}
              onChange={(event) => toggle(option.value, event.target.checked)}
            />
            <span>{option.title}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
