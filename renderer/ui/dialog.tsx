import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './button.tsx';

type DialogProps = {
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
  /** Without it the dialog only shows something and is closed. */
  readonly submit?: {
    readonly label: string;
    readonly act: () => void;
    readonly disabled?: boolean;
    readonly danger?: boolean;
  };
  /** Nothing is left to be cancelled: the dialog has done its work and is only closed. */
  readonly done?: boolean;
  readonly width?: 'narrow' | 'normal' | 'wide';
  /** More actions at the left of the foot. */
  readonly foot?: ReactNode;
};

/** Where the focus of a new dialog goes where nothing asks for it; without any field it stays on closing, which harms nothing. */
const firstField = '.dialog-body :is(input, select, textarea):not([type=hidden], [hidden], :disabled)';

/** A modal dialog: keeps the focus inside, Escape closes, Ctrl+Enter does what it is for, focus goes back afterwards. */
export function Dialog({
  title,
  children,
  onClose,
  submit,
  width = 'normal',
  foot,
  done = false,
}: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    const first = dialog?.querySelector<HTMLElement>('[data-autofocus]');
    (first ?? dialog?.querySelector<HTMLElement>(firstField))?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (submit && !submit.disabled) submit.act();
  };
  return (
    <dialog
      ref={element}
      className={`dialog dialog-${width}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.ctrlKey && !event.nativeEvent.isComposing) onSubmit(event);
      }}
    >
      <form onSubmit={onSubmit} noValidate>
        <header>
          <h2 id={titleId}>{title}</h2>
          <Button icon="close" iconOnly tone="quiet" onClick={onClose}>
            关闭
          </Button>
        </header>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
        <section className="dialog-body" tabIndex={0} aria-label={title}>
          {children}
        </section>
        <footer>
          <div className="dialog-foot">{foot}</div>
          <Button onClick={onClose}>{submit && !done ? '取消' : '关闭'}</Button>
          {submit && (
            <Button
              type="submit"
              tone={submit.danger ? 'danger' : 'main'}
              disabled={submit.disabled ?? false}
              keys="Ctrl+Enter"
            >
              {submit.label}
            </Button>
          )}
        </footer>
      </form>
    </dialog>
  );
}
