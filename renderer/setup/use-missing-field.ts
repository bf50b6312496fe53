import { type RefObject, useEffect } from 'react';
import type { MissingKey } from '../../contract/commands/setup.ts';

const controls = 'input:not([hidden]), select, textarea, button';

/**
 * Where something that is lacking is entered: of what carries `data-tells` with its key, the first line that is empty or
 * wrong, otherwise the button that makes a place for it, otherwise the first control.
 */
export function missingField(within: ParentNode, key: MissingKey): HTMLElement | null {
  const found = [...within.querySelectorAll<HTMLElement>(`[data-tells~="${key}"]`)].flatMap((one) =>
    one.matches(controls) ? [one] : [...one.querySelectorAll<HTMLElement>(controls)],
  );
  const lacks = found.find(
    (one) =>
      one.getAttribute('aria-invalid') === 'true' || (one instanceof HTMLInputElement && one.value === ''),
  );
  return lacks ?? found.find((one) => one instanceof HTMLButtonElement) ?? found[0] ?? null;
}

/** Puts the caret, once the page is ready, into the field of what is lacking; nothing where no key is given. */
export function useMissingField(
  within: RefObject<HTMLElement | null>,
  key: MissingKey | undefined,
  ready: boolean,
): void {
  useEffect(() => {
    if (!ready || key === undefined || within.current === null) return;
    const field = missingField(within.current, key);
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  }, [within, key, ready]);
}
