import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { FieldIds } from './field.tsx';

type TextInputProps = Partial<FieldIds> & {
  readonly value: string;
  /** Called while typing (a moment after the last key) and on leaving; never during a composition. */
  readonly onCommit: (value: string) => void;
  readonly kind?: 'text' | 'date' | 'datetime-local' | 'password' | 'tel';
  readonly rows?: number;
  readonly readOnly?: boolean;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly 'aria-label'?: string;
  readonly inputMode?: 'numeric' | 'decimal';
  readonly list?: string;
};

/** Milliseconds of quiet after which what was typed is handed over. */
const quiet = 250;

/**
 * One line or several of text that save themselves. It shows what is typed until a value comes that is not its own
 * (an undo, another window); what was refused stays as it was typed.
 */
export function TextInput(props: TextInputProps) {
  const { value, onCommit, kind = 'text', rows, autoFocus, ...rest } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  /** What was handed over last; a value that differs from it came from elsewhere. */
  const sent = useRef(value);
  const latest = useRef({ typed, onCommit });
  latest.current = { typed, onCommit };
  useEffect(() => {
    if (composing.current) return;
    if (value !== sent.current) setTyped(null);
    else setTyped((now) => (now === value ? null : now));
    sent.current = value;
  }, [value]);
  const handOver = () => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
    const { typed: text, onCommit: commit } = latest.current;
    if (text === null || text === sent.current) return;
    sent.current = text;
    commit(text);
  };
  const handOverLast = useRef(handOver);
  handOverLast.current = handOver;
  useEffect(() => () => handOverLast.current(), []);
  const type = (text: string) => {
    setTyped(text);
    latest.current = { ...latest.current, typed: text };
    if (timer.current) clearTimeout(timer.current);
    timer.current = composing.current ? null : setTimeout(() => handOverLast.current(), quiet);
  };
  const shared = {
    ...rest,
    className: 'input',
    value: typed ?? value,
    spellCheck: false,
    autoComplete: 'off',
    'data-autofocus': autoFocus || undefined,
    onChange: (event: { target: { value: string } }) => type(event.target.value),
    onCompositionStart: () => {
      composing.current = true;
    },
    onCompositionEnd: (event: { currentTarget: { value: string } }) => {
      composing.current = false;
      type(event.currentTarget.value);
    },
    onBlur: () => {
      composing.current = false;
      handOver();
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (rows === undefined || event.ctrlKey)) handOver();
    },
  };
  return rows === undefined ? <input type={kind} {...shared} /> : <textarea rows={rows} {...shared} />;
}
