/** JSON pointers (RFC 6901) over plain data. */

/** Splits a pointer into its unescaped steps. '' is the whole. */
export function pointerSteps(pointer: string): string[] {
  if (pointer === '') return [];
  const steps = pointer.slice(1).split('/');
  // Escapes are rare, and pointers are read thousands of times for each edit.
  if (!pointer.includes('~')) return steps;
  return steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Joins steps into a pointer. */
export function pointerOf(steps: readonly (string | number)[]): string {
  return steps.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The value at a pointer, or undefined. Reads own properties only. */
export function readPointer(value: unknown, pointer: string): unknown {
  let here: unknown = value;
  for (const step of pointerSteps(pointer)) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string, unknown>)[step];
  }
  return here;
}

/** The pointer with every array index as `N`, as field patterns are written: /rows/3/name → /rows/N/name. */
export function pointerPattern(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, '/N');
}
