import type { KeyboardEvent, Ref } from 'react';
import { Icon } from './icon.tsx';

type SearchBoxProps = {
  readonly ref: Ref<HTMLInputElement>;
  readonly label: string;
  /** What can be looked for. */
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (query: string) => void;
  /** Keys that go on to what was found; an input method's own keys do not come here. */
  readonly onKey?: (event: KeyboardEvent<HTMLInputElement>) => void;
};

/** The field that a screen is searched by, with the key that leads to it. */
export function SearchBox({ ref, label, placeholder, value, onChange, onKey }: SearchBoxProps) {
  return (
    <div className="search-box">
      <Icon name="search" />
      <input
        ref={ref}
        className="input"
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={placeholder}
        value={value}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (!event.nativeEvent.isComposing) onKey?.(event);
        }}
      />
      <span className="key" aria-hidden="true">
        /
      </span>
    </div>
  );
}
