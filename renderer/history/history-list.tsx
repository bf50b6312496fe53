import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { HistoryEntry } from '../../contract/commands/history.ts';
import { momentText, reasonText } from './history-words.ts';

type HistoryListProps = {
  readonly entries: readonly HistoryEntry[];
  readonly chosen: HistoryEntry | null;
  /** Names the part that each is of: where the whole case is listed. */
  readonly titled: boolean;
  readonly onChoose: (entry: HistoryEntry) => void;
};

export const entryKey = ({ document, revision }: HistoryEntry) => `${document}/${revision}`;

/** The kept states, the newest first; ↑↓, Home and End go through them. */
export function HistoryList({ entries, chosen, titled, onChoose }: HistoryListProps) {
  const list = useRef<HTMLUListElement>(null);
  const key = chosen && entryKey(chosen);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [key]);
  const onKey = (event: KeyboardEvent) => {
    const at = entries.findIndex((one) => entryKey(one) === key);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
    const next = to === undefined ? undefined : entries[to];
    if (to === undefined) return;
    event.preventDefault();
    if (!next) return;
    onChoose(next);
    list.current?.querySelectorAll('button')[to]?.focus();
  };
  return (
    <nav className="history-list" aria-label="历史版本">
      <ul ref={list} onKeyDown={onKey}>
        {entries.map((entry) => {
          const current = entryKey(entry) === key;
          return (
            <li key={entryKey(entry)}>
              <button
                type="button"
                tabIndex={current ? 0 : -1}
                aria-current={current || undefined}
                onClick={() => onChoose(entry)}
              >
                <span className="history-when">
                  <strong className="numeric">{momentText(entry) || reasonText(entry)}</strong>
                  <span>{entry.revision === null ? '' : reasonText(entry)}</span>
                </span>
                {titled && <span>{entry.title}</span>}
                {entry.revision !== null && (
                  <span className="history-who">
                    <span>{entry.who || '未记录何人'}</span>
                    {entry.same && <span>与现在相同</span>}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
