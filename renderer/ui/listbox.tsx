import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

type ListboxProps<Item> = {
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly textOf: (item: Item) => string;
  readonly draw: (item: Item) => ReactNode;
  readonly chosen: string | null;
  readonly onChoose: (item: Item) => void;
  readonly placeholder: string;
  readonly empty: string;
};

/** A search field over a list: type to narrow, ↑↓ to move, Enter to take. */
export function Listbox<Item>(props: ListboxProps<Item>) {
  const { label, items, keyOf, textOf, draw, chosen, onChoose } = props;
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const words = query.trim().split(/\s+/).filter(Boolean);
  const shown = items.filter((item) => words.every((word) => textOf(item).includes(word)));
  const at = Math.min(active, shown.length - 1);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey) return;
    if (event.key === 'ArrowDown') setActive(Math.min(at + 1, shown.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(at - 1, 0));
    else if (event.key === 'Enter') {
      const item = shown[at];
      if (item) onChoose(item);
    } else return;
    event.preventDefault();
  };
  return (
    <div className="listbox">
      <input
        className="input"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={shown.length > 0 ? `${id}-${at}` : undefined}
        value={query}
        placeholder={props.placeholder}
        data-autofocus
        spellCheck={false}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKey}
      />
      <div ref={list} id={id} role="listbox" aria-label={label} tabIndex={-1}>
        {shown.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are taken by the search field.
          <div
            key={keyOf(item)}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={keyOf(item) === chosen}
            className={index === at ? 'active' : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              setActive(index);
              onChoose(item);
            }}
          >
            {draw(item)}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className="listbox-empty">{props.empty}</p>}
    </div>
  );
}
