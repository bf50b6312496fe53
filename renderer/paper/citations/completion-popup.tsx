import { useEffect, useRef } from 'react';
import { completionId, optionId, type ShownCompletion } from './use-citation-completion.ts';

/** The list of statutes or articles at the caret. It never takes the focus; its keys are the typing place's. */
export function CompletionPopup({ shown }: { shown: ShownCompletion }) {
  const box = useRef<HTMLDivElement>(null);
  const { completion, active, place, onTake, onClose } = shown;
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  useEffect(() => {
    const away = (event: Event) => {
      if (!(event.target instanceof Node && box.current?.contains(event.target))) onClose();
    };
    for (const kind of ['scroll', 'mousedown', 'resize']) window.addEventListener(kind, away, true);
    return () => {
      for (const kind of ['scroll', 'mousedown', 'resize']) window.removeEventListener(kind, away, true);
    };
  }, [onClose]);
  const below = place.bottom + 270 < window.innerHeight;
  const statute = completion.kind === 'statute';
  return (
    <div
      className="paper-completion"
      style={{
        left: Math.max(8, Math.min(place.left, window.innerWidth - 448)),
        ...(below ? { top: place.bottom + 6 } : { bottom: window.innerHeight - place.top + 6 }),
      }}
    >
      <div
        ref={box}
        id={completionId}
        className="paper-completion-list"
        role="listbox"
        aria-label={statute ? '法律、法规、规章' : '条文'}
      >
        {completion.options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the typing place has the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the typing place keeps the focus and names the active option
          <div
            key={option.key}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            className="paper-completion-option"
            data-kind={completion.kind}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onTake(index)}
          >
            <span>{option.label}</span>
            <span className="paper-completion-note">{option.note}</span>
          </div>
        ))}
      </div>
      <p className="paper-completion-keys" aria-hidden="true">
        ↑↓ 选择　回车 填入　Esc 关闭
      </p>
    </div>
  );
}
