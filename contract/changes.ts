/**
 * What makes one plain value out of another: sent instead of the value to one who still holds the former. Plain data
 * only (objects, arrays, text, numbers, flags, null, undefined).
 */
export type Change =
  | { readonly kind: 'value'; readonly value: unknown }
  /** An object: its changed or new members, and those that are gone. */
  | {
      readonly kind: 'members';
      readonly members: Readonly<Record<string, Change>>;
      readonly gone: readonly string[];
    }
  /** An array of the same length: the changed items by their index. */
  | { readonly kind: 'items'; readonly items: readonly (readonly [index: number, change: Change])[] }
  /** An array: what stands between the first `head` and the last `tail` items is replaced. */
  | {
      readonly kind: 'splice';
      readonly head: number;
      readonly tail: number;
      readonly values: readonly unknown[];
    };

/** The change from one value to the next; null when they are equal. */
export function changeBetween(before: unknown, next: unknown): Change | null {
  if (Object.is(before, next)) return null;
  if (Array.isArray(before) && Array.isArray(next)) return arrayChange(before, next);
  if (isObject(before) && isObject(next)) return objectChange(before, next);
  return { kind: 'value', value: next };
}

/** The value after a change. Parts that did not change are those of the former value, by identity. */
export function changed(before: unknown, change: Change): unknown {
  switch (change.kind) {
    case 'value':
      return change.value;
    case 'members': {
      if (!isObject(before)) throw new TypeError('the change is not of this value');
      const gone = new Set(change.gone);
      const kept = Object.entries(before).filter(([key]) => !gone.has(key));
      const members = Object.entries(change.members).map(([key, part]) => [
        key,
        changed(Object.hasOwn(before, key) ? before[key] : undefined, part),
      ]);
      return Object.fromEntries([...kept, ...members]);
    }
    case 'items': {
      const made = arrayOf(before);
      for (const [index, part] of change.items) made[index] = changed(made[index], part);
      return made;
    }
    case 'splice': {
      const made = arrayOf(before);
      return [...made.slice(0, change.head), ...change.values, ...made.slice(made.length - change.tail)];
    }
  }
}

function arrayChange(before: readonly unknown[], next: readonly unknown[]): Change | null {
  if (before.length === next.length) {
    const items = next.flatMap((value, index): (readonly [number, Change])[] => {
      const change = changeBetween(before[index], value);
      return change ? [[index, change]] : [];
    });
    return items.length === 0 ? null : { kind: 'items', items };
  }
  const shorter = Math.min(before.length, next.length);
  let head = 0;
  while (head < shorter && changeBetween(before[head], next[head]) === null) head++;
  let tail = 0;
  while (tail < shorter - head && changeBetween(before.at(-1 - tail), next.at(-1 - tail)) === null) tail++;
  return { kind: 'splice', head, tail, values: next.slice(head, next.length - tail) };
}

function objectChange(
  before: Readonly<Record<string, unknown>>,
  next: Readonly<Record<string, unknown>>,
): Change | null {
  const members: [string, Change][] = [];
  for (const [key, value] of Object.entries(next)) {
    const change: Change | null = Object.hasOwn(before, key)
      ? changeBetween(before[key], value)
      : { kind: 'value', value };
    if (change) members.push([key, change]);
  }
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(next, key));
  if (members.length === 0 && gone.length === 0) return null;
  return { kind: 'members', members: Object.fromEntries(members), gone };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function arrayOf(value: unknown): unknown[] {
  if (!Array.isArray(value)) throw new TypeError('the change is not of this value');
  return [...value];
}
