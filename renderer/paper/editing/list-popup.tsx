import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { OpenList } from './editor-model.ts';

/** The list below a choice or a question. Arrows move, Enter or Space takes, a letter jumps, Escape closes. */
export function ListPopup({ list, onClose }: { list: OpenList; onClose: () => void }) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const start = Math.max(
    0,
    list.options.findIndex((option) => option.value === list.chosen),
  );
  const [active, setActive] = useState(start);
  const place = list.anchor.getBoundingClientRect();

  useLayoutEffect(() => box.current?.focus(), []);
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  const close = () => {
    onClose();
    list.anchor.focus();
  };
  const take = (index: number) => {
    const option = list.options[index];
    onClose();
    if (option) list.onChoose(option.value);
    else list.anchor.focus();
  };
  const keys = (event: KeyboardEvent) => {
    const last = list.options.length - 1;
    if (event.key === 'ArrowDown') setActive(Math.min(last, active + 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(0, active - 1));
    else if (event.key === 'Home') setActive(0);
    else if (event.key === 'End') setActive(last);
    else if (event.key === 'Enter' || event.key === ' ') take(active);
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else {
      const found = list.options.findIndex((option) => option.title.startsWith(event.key));
      if (found < 0) return;
      setActive(found);
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const below = place.bottom + 260 < window.innerHeight;
  return (
    <div
      ref={box}
      className="paper-list"
      role="listbox"
      tabIndex={-1}
      aria-label={list.label}
      aria-activedescendant={`${id}-${active}`}
      style={{
        left: Math.max(8, Math.min(place.left, window.innerWidth - 328)),
        ...(below ? { top: place.bottom + 4 } : { bottom: window.innerHeight - place.top + 4 }),
      }}
      onKeyDown={keys}
      onBlur={onClose}
    >
      {list.options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the active option
        <div
          key={option.value}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className="paper-option"
          onMouseDown={(event) => event.preventDefault()}
          onMouseEnter={() => setActive(index)}
          onClick={() => take(index)}
        >
          {option.title}
        </div>
      ))}
    </div>
  );
}
