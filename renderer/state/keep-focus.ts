/** What Tab can stop at. */
const stops = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable="true"]';

/** A field rather than the next card's own 删除: a key held a moment too long must not delete that too. */
const fields = 'input, select, textarea';

/** Beyond these nothing is near any more. */
const ground = 'body, main, [role="tabpanel"]';

/** Where the focus stood, so that a place near it is found when it is gone. */
type Place = {
  readonly element: HTMLElement;
  /** What held it, from the inside out; each with the number of its part that the focus was in. */
  readonly holders: readonly { readonly holder: HTMLElement; readonly part: number }[];
  /** The panel of the tab that it was in. */
  readonly panel: HTMLElement | null;
};

/**
 * Keeps the keyboard from falling on nothing when what it was on goes away: a deleted card, a button that cannot be
 * pressed just now, a screen that gave way to another. Within the same screen the focus goes to what stands where it
 * stood; on a new screen to its heading, so that a reader begins there; what holds a button at work keeps the focus for
 * it. A press beside every control is left alone, and so is the paper, whose editor moves the focus by itself. Answers
 * how to stop.
 */
export function keepFocus(): () => void {
  let place: Place | null = null;
  let waiting = 0;
  /** A button that cannot be pressed just now, and what holds it: there nothing happens by a key too many. */
  let resting: { readonly button: HTMLElement; readonly on: HTMLElement } | null = null;
  const remember = ({ target }: FocusEvent) => {
    place = target instanceof HTMLElement && target !== document.body ? placeOf(target) : null;
  };
  const look = () => {
    waiting = 0;
    const at = document.activeElement;
    // The heading of a screen that was still opening.
    if (at instanceof HTMLElement && at.matches('main')) screenHeading()?.focus();
    if (resting !== null && !resting.button.matches(':disabled')) {
      if (at === resting.on) resting.button.focus();
      resting = null;
    }
    if (at !== null && at !== document.body && !at.matches(':disabled')) return;
    if (place === null) return;
    const { element } = place;
    if (!element.isConnected)
      (nearest(place) ?? screenHeading() ?? document.querySelector('main'))?.focus({ preventScroll: true });
    else if (element.matches(':disabled') && element.parentElement) {
      const on = able(element.parentElement);
      on.focus({ preventScroll: true });
      resting = { button: element, on };
    }
  };
  const watcher = new MutationObserver(() => {
    waiting ||= requestAnimationFrame(look);
  });
  document.addEventListener('focusin', remember);
  watcher.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled'],
  });
  return () => {
    document.removeEventListener('focusin', remember);
    watcher.disconnect();
    cancelAnimationFrame(waiting);
  };
}

function placeOf(element: HTMLElement): Place {
  const holders: { holder: HTMLElement; part: number }[] = [];
  let inside = element;
  for (let up = element.parentElement; up && !up.matches(ground); up = up.parentElement) {
    holders.push({ holder: up, part: [...up.children].indexOf(inside) });
    inside = up;
  }
  return { element, holders, panel: element.closest('[role="tabpanel"]') };
}

/** What now stands where the focus was, in the innermost part that is still there. */
function nearest({ holders, panel }: Place): HTMLElement | null {
  for (const { holder, part } of holders.filter((one) => one.holder.isConnected)) {
    if (holder.closest('.paper-sheet')) return null;
    const parts = [...holder.children];
    const next = parts.slice(part).flatMap((one) => stopsIn(one));
    const found = next.find((one) => one.matches(fields)) ?? next[0] ?? stopsIn(holder).at(-1);
    if (found) return found;
  }
  const tab = panel?.isConnected ? panel.getAttribute('aria-labelledby') : null;
  return tab === null ? null : document.getElementById(tab);
}

function stopsIn(holder: Element): HTMLElement[] {
  return [holder, ...holder.querySelectorAll(stops)].filter(
    (one): one is HTMLElement =>
      one instanceof HTMLElement &&
      one.matches(stops) &&
      one.tabIndex >= 0 &&
      !one.matches(':disabled') &&
      one.checkVisibility({ visibilityProperty: true }),
  );
}

/** The heading of the screen that is shown, able to take the focus. */
function screenHeading(): HTMLElement | null {
  const heading = document.querySelector<HTMLElement>('main h1');
  return heading && able(heading);
}

/** Able to take the focus, though Tab passes it by. */
function able(element: HTMLElement): HTMLElement {
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  return element;
}
