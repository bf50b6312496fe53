import type { Page } from '@playwright/test';

/** One place where Tab stopped, and what a person who sees but has no mouse would miss there. */
export type TabStop = {
  /** Which element it is, among those that the walk met. */
  readonly at: number;
  readonly name: string;
  /** On the page's own ground: nothing has the keyboard. */
  readonly lost: boolean;
  /** Its box is in the window, and nothing lies over it. */
  readonly seen: boolean;
};

/** What a walk found wrong, one sentence each. */
export type WalkReport = { readonly stops: readonly TabStop[]; readonly wrong: readonly string[] };

/** What the page keeps of a walk, in its own memory. */
type Kept = { stops: Element[]; marked: string[]; orders: string[] };

/**
 * Goes through a screen, or through the open dialog, by Tab alone until it comes round, and tells what is wrong: a
 * focus that nobody sees, that is lost, that never comes round, that runs against the reading order; and whatever a
 * pointer can press but Tab never meets.
 */
export async function tabWalk(page: Page, limit = 500): Promise<WalkReport> {
  await page.evaluate(begin);
  const stops: TabStop[] = [];
  let round = false;
  let lost = 0;
  for (let press = 0; press < limit && !round; press += 1) {
    await page.keyboard.press('Tab');
    let stop = await page.evaluate(look);
    // The paper scrolls to what one comes to a frame later.
    for (let again = 0; again < 5 && !stop.seen; again += 1) {
      await page.waitForTimeout(100);
      stop = await page.evaluate(look);
    }
    // After its last control Chromium leaves the page for its own frame; a window without one comes round by one stop more.
    lost = stop.lost ? lost + 1 : 0;
    if (lost > 2) break;
    // Within a date field Tab goes from part to part.
    if (stop.lost || stop.at === stops.at(-1)?.at) continue;
    round = stop.at === 0 && stops.length > 0;
    if (!round) stops.push(stop);
  }
  const wrong = await page.evaluate(unreached);
  return {
    stops,
    wrong: [
      ...(round ? [] : [`Tab does not come round; it passed ${stops.map(({ name }) => name).join(' · ')}`]),
      ...stops.filter(({ seen }) => !seen).map(({ name }) => `has the focus out of sight: ${name}`),
      ...wrong,
    ],
  };
}

/** In the page: forgets the walk before. */
function begin(): void {
  const kept: Kept = { stops: [], marked: [], orders: [] };
  Reflect.set(window, 'tabWalk', kept);
}

/** In the page: what has the keyboard now. */
function look(): TabStop {
  const kept = Reflect.get(window, 'tabWalk') as Kept;
  const at = document.activeElement ?? document.body;
  const name = (one: Element) =>
    (one.getAttribute('aria-label') || one.getAttribute('title') || one.textContent || one.tagName)
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 40);
  if (at === document.body) return { at: -1, name: '', lost: true, seen: true };
  /** What shows a focus: on the element, on what holds it, on what stands beside it. */
  const styles = (one: Element) =>
    [one, one.parentElement, one.parentElement?.parentElement, one.nextElementSibling]
      .filter((part): part is Element => part !== null && part !== undefined)
      .map((part) => {
        const { outline, outlineStyle, boxShadow, backgroundColor, borderColor } = getComputedStyle(part);
        return [outlineStyle === 'none' ? '' : outline, boxShadow, backgroundColor, borderColor].join('|');
      })
      .join('\n');
  let index = kept.stops.indexOf(at);
  if (index < 0) {
    index = kept.stops.push(at) - 1;
    kept.marked.push(styles(at));
    const before = kept.stops[index - 1];
    if (before && against(before, at)) kept.orders.push(`${name(before)} → ${name(at)}`);
  }
  // An empty place on the paper has no width of its own: its blank stands beside it.
  let drawn = at;
  let box = at.getBoundingClientRect();
  while ((box.width < 1 || box.height < 1) && drawn.parentElement) {
    drawn = drawn.parentElement;
    box = drawn.getBoundingClientRect();
  }
  const left = Math.max(box.left, 0);
  const right = Math.min(box.right, innerWidth);
  const top = Math.max(box.top, 0);
  const bottom = Math.min(box.bottom, innerHeight);
  const points = [
    [(left + right) / 2, (top + bottom) / 2],
    [left + 3, top + 3],
    [right - 3, bottom - 3],
  ] as const;
  const shown = points.some(([x, y]) => {
    const over = document.elementFromPoint(x, y);
    const label = at instanceof HTMLInputElement ? at.labels?.[0] : null;
    return over !== null && (drawn.contains(over) || over.contains(at) || (label?.contains(over) ?? false));
  });
  return { at: index, name: name(at), lost: false, seen: right > left && bottom > top && shown };

  /** True where the second stands before the first on the screen: above it in one column, left of it in one row. */
  function against(first: Element, second: Element): boolean {
    const holder = (one: Element): Element => {
      for (let up = one.parentElement; up; up = up.parentElement) {
        if (/auto|scroll/.test(getComputedStyle(up).overflowY)) return up;
      }
      return document.documentElement;
    };
    // Where the walk comes round it begins at the top again.
    if (!(first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING)) return false;
    if (holder(first) !== holder(second) || first.contains(second)) return false;
    const a = first.getBoundingClientRect();
    const b = second.getBoundingClientRect();
    const sameColumn = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2;
    const sameRow = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
    return (sameColumn && b.bottom <= a.top + 1) || (sameRow && b.right <= a.left + 1);
  }
}

/** In the page, after the walk: what showed no mark, stood against the order, or was never met. */
function unreached(): readonly string[] {
  const kept = Reflect.get(window, 'tabWalk') as Kept;
  const root = document.querySelector('dialog[open]') ?? document.body;
  const name = (one: Element) =>
    `${one.tagName.toLowerCase()} ${(
      one.getAttribute('aria-label') ||
      one.getAttribute('title') ||
      one.textContent ||
      one.className
    )
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 40)}`;
  const styles = (one: Element) =>
    [one, one.parentElement, one.parentElement?.parentElement, one.nextElementSibling]
      .filter((part): part is Element => part !== null && part !== undefined)
      .map((part) => {
        const { outline, outlineStyle, boxShadow, backgroundColor, borderColor } = getComputedStyle(part);
        return [outlineStyle === 'none' ? '' : outline, boxShadow, backgroundColor, borderColor].join('|');
      })
      .join('\n');
  const unmarked = kept.stops
    .map((one, index) => ({ one, mark: kept.marked[index] }))
    .filter(({ one, mark }) => one !== document.activeElement && one.isConnected && styles(one) === mark)
    .map(({ one }) => `shows no focus: ${name(one)}`);
  /** React keeps what a press does beside the element. */
  const pressed = (one: Element) => {
    const key = Object.keys(one).find((own) => own.startsWith('__reactProps$'));
    const props = key === undefined ? null : (Reflect.get(one, key) as Record<string, unknown>);
    return props !== null && ['onClick', 'onDoubleClick', 'onPointerDown'].some((on) => props[on]);
  };
  const native = 'button, a[href], input, select, textarea, summary, [contenteditable="true"], [tabindex]';
  /** One of a group that Tab enters once and arrows go through. */
  const group = (one: Element) =>
    one.closest('[role="tablist"], [role="radiogroup"], [role="listbox"], [role="menu"], [role="grid"]');
  const met = (one: Element): boolean =>
    kept.stops.some(
      (stop) =>
        stop === one ||
        one.contains(stop) ||
        // A press anywhere in a row does what the row does by Enter.
        (stop.contains(one) && pressed(stop)) ||
        (group(one)?.contains(stop) ?? false) ||
        (one instanceof HTMLInputElement &&
          one.type === 'radio' &&
          stop instanceof HTMLInputElement &&
          stop.name === one.name),
    );
  const missed = [...root.querySelectorAll<HTMLElement>('*')].filter(
    (one) =>
      (one.matches(native) || pressed(one)) &&
      one.getAttribute('tabindex') !== '-1' &&
      !one.matches(':disabled, [aria-disabled="true"], [type="hidden"]') &&
      !one.matches('dialog, form') &&
      one.checkVisibility({ visibilityProperty: true }) &&
      !met(one),
  );
  return [
    ...unmarked,
    ...kept.orders.map((order) => `against the reading order: ${order}`),
    ...missed.map((one) => `never met: ${name(one)}`),
  ];
}
