/**
 * The next value with every part that equals the former one taken from it, so that what an edit left alone keeps its
 * identity and is not drawn again. Plain data only.
 */
export function sharing<Value>(before: Value, next: Value): Value {
  if (Object.is(before, next)) return before;
  if (Array.isArray(before) && Array.isArray(next)) return sharingArrays(before, next) as Value;
  if (!isPlain(before) || !isPlain(next)) return next;
  let same = Object.keys(before).length === Object.keys(next).length;
  const shared: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(next)) {
    shared[key] = sharing(before[key], value);
    if (!Object.is(shared[key], before[key]) || !(key in before)) same = false;
  }
  return (same ? before : shared) as Value;
}

function sharingArrays(before: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const shared = next.map((value, index) => sharing(before[index], value));
  const same =
    before.length === next.length && shared.every((value, index) => Object.is(value, before[index]));
  return same ? before : shared;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
