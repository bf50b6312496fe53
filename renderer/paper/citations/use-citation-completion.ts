import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import type { EditorModel } from '../editing/editor-model.ts';
import { caretIn, caretRect, hostText, selectText } from '../editing/host-text.ts';
import { type Completion, completionAt } from './citation-completion.ts';

/** A list of citations at the caret; the typing place keeps the focus. */
export type ShownCompletion = {
  readonly completion: Completion;
  readonly active: number;
  /** The caret's line, in CSS pixels of the window. */
  readonly place: { readonly left: number; readonly top: number; readonly bottom: number };
  readonly onTake: (index: number) => void;
  readonly onClose: () => void;
};

/** The id of the list, and of an option in it. */
export const completionId = 'citation-completion';
export const optionId = (index: number): string => `${completionId}-${index}`;

export type CitationCompletion = {
  /** The text has changed, with no input method at work. */
  readonly typed: () => void;
  /** True when the key was the list's. Without a list no key ever is. */
  readonly key: (event: KeyboardEvent<HTMLElement>) => boolean;
  readonly close: () => void;
};

/** Completion of 《…》第…条 in a typing place. */
export function useCitationCompletion(
  model: EditorModel,
  host: RefObject<HTMLElement | null>,
): CitationCompletion {
  const open = useRef<{ readonly completion: Completion; readonly active: number } | null>(null);
  /** The start of an offer that Escape has closed: it stays closed while this citation is typed on. */
  const refused = useRef<number | null>(null);

  const close = () => {
    if (!open.current) return;
    open.current = null;
    for (const name of ['aria-controls', 'aria-activedescendant', 'aria-autocomplete'])
      host.current?.removeAttribute(name);
    model.showCompletion(null);
  };
  const show = (completion: Completion, active: number) => {
    const element = host.current;
    const place = element && caretRect(element);
    if (!element || !place) return close();
    open.current = { completion, active };
    element.setAttribute('aria-autocomplete', 'list');
    element.setAttribute('aria-controls', completionId);
    element.setAttribute('aria-activedescendant', optionId(active));
    model.showCompletion({ completion, active, place, onTake: take, onClose: close });
  };
  const take = (index: number) => {
    const option = open.current?.completion.options[index];
    const { from = 0, to = 0 } = open.current?.completion ?? {};
    close();
    if (!option || !host.current) return;
    selectText(host.current, from, to);
    // Keeps the caret and tells `input`, which offers what comes next.
    document.execCommand('insertText', false, option.text);
  };
  const typed = () => {
    const element = host.current;
    const caret = element && caretIn(element);
    const offer =
      element && typeof caret === 'number' ? completionAt(hostText(element), caret, model.statutes) : null;
    if (offer?.start !== refused.current) refused.current = null;
    if (offer && refused.current === null) show(offer, 0);
    else close();
  };
  const key = (event: KeyboardEvent<HTMLElement>) => {
    const now = open.current;
    if (!now || event.nativeEvent.isComposing || event.keyCode === 229) return false;
    if (event.key === 'Shift' || event.key === 'Control' || event.key === 'Alt') return false;
    const act = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey ? 'away' : actOf(event.key);
    const last = now.completion.options.length - 1;
    if (act === 'away') close();
    if (act === 'away' || act === null) return false;
    event.preventDefault();
    event.stopPropagation();
    if (act === 'take') take(now.active);
    else if (act === 'refuse') {
      refused.current = now.completion.start;
      close();
    } else show(now.completion, Math.min(last, Math.max(0, now.active + act)));
    return true;
  };
  const closing = useRef(close);
  closing.current = close;
  useEffect(() => () => closing.current(), []);
  return { typed, key, close };
}

/** What a key does to an open list: steps by so many, takes, is refused, leaves it; null: typing, which goes on. */
function actOf(key: string): number | 'take' | 'refuse' | 'away' | null {
  if (key === 'ArrowDown') return 1;
  if (key === 'ArrowUp') return -1;
  if (key === 'PageDown') return 8;
  if (key === 'PageUp') return -8;
  if (key === 'Enter' || key === 'Tab') return 'take';
  if (key === 'Escape') return 'refuse';
  return /^(?:ArrowLeft|ArrowRight|Home|End|F\d+)$/.test(key) ? 'away' : null;
}
