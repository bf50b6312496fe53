import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

export type Tab<Key extends string> = {
  readonly key: Key;
  readonly label: string;
  readonly count?: number;
  /** The shortcut that opens it, e.g. 'Alt+1'. */
  readonly keys?: string;
};

type TabsProps<Key extends string> = {
  readonly label: string;
  readonly tabs: readonly Tab<Key>[];
  readonly chosen: Key;
  readonly onChoose: (key: Key) => void;
  readonly children: ReactNode;
};

/** Tabs over one panel: arrows move, Home and End go to the ends. */
export function Tabs<Key extends string>({ label, tabs, chosen, onChoose, children }: TabsProps<Key>) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const onKey = (event: KeyboardEvent) => {
    const at = tabs.findIndex((tab) => tab.key === chosen);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    onChoose(next.key);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus();
  };
  return (
    <div className="tabs">
      <div ref={list} className="tab-list" role="tablist" aria-label={label} onKeyDown={onKey}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${base}-${tab.key}`}
            data-tab={tab.key}
            aria-selected={tab.key === chosen}
            aria-controls={`${base}-panel`}
            aria-keyshortcuts={tab.keys}
            tabIndex={tab.key === chosen ? 0 : -1}
            title={tab.keys ? `${tab.label}（${tab.keys}）` : undefined}
            onClick={() => onChoose(tab.key)}
          >
            {tab.label}
            {tab.count !== undefined && tab.count > 0 && <span className="count">{tab.count}</span>}
          </button>
        ))}
      </div>
      <div
        className="tab-panel"
        role="tabpanel"
        id={`${base}-panel`}
        aria-labelledby={`${base}-${chosen}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reached by keyboard.
        tabIndex={0}
      >
        {children}
      </div>
    </div>
  );
}
