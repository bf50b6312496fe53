import { type RefObject, useEffect, useRef } from 'react';

/**
 * After something was added to a list of cards, the focus goes to the first field of the new card: one types on without
 * the mouse. Call the answer when adding; `count` is how many cards there are.
 */
export function useFocusNew(list: RefObject<HTMLElement | null>, count: number): () => void {
  const waiting = useRef(false);
  useEffect(() => {
    if (!waiting.current) return;
    waiting.current = false;
    const cards = list.current?.querySelectorAll<HTMLElement>('fieldset.card');
    cards?.[count - 1]?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [list, count]);
  return () => {
    waiting.current = true;
  };
}
