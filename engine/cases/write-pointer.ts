import { pointerSteps } from '../forms/pointer.ts';

type Container = Record<string, unknown> | unknown[];

/**
 * Sets, or with undefined removes, the value at a pointer inside a draft (an immer draft or plain data). Missing
 * containers are made: an array where the next step is an index or `-`, which appends; a gap before an index is
 * filled with empty rows, so that a later empty row of a table can be typed into first. `__proto__` and its like are
 * refused by owning nothing.
 */
export function writePointer(root: Container, pointer: string, value: unknown): void {
  const steps = pointerSteps(pointer);
  const last = steps.pop();
  if (last === undefined) return;
  let here = root;
  for (const [index, step] of steps.entries()) {
    const next = childOf(here, step, steps[index + 1] ?? last, value === undefined);
    if (next === null) return;
    here = next;
  }
  put(here, last, value);
}

function childOf(here: Container, step: string, nextStep: string, removing: boolean): Container | null {
  const own = ownValue(here, step);
  if (typeof own === 'object' && own !== null) return own as Container;
  if (removing) return null;
  const made: Container = isIndex(nextStep) ? [] : {};
  put(here, step, made);
  // Null where the step is one that is never written.
  return (ownValue(here, step) as Container | undefined) ?? null;
}

function ownValue(here: Container, step: string): unknown {
  if (Array.isArray(here)) return here[Number(step)];
  return Object.hasOwn(here, step) ? here[step] : undefined;
}

function put(here: Container, step: string, value: unknown): void {
  if (!Array.isArray(here)) {
    if (unsafe.has(step)) return;
    if (value === undefined) delete here[step];
    else here[step] = value;
    return;
  }
  if (step === '-') {
    if (value !== undefined) here.push(value);
    return;
  }
  const index = Number(step);
  if (value === undefined) {
    if (index < here.length) here.splice(index, 1);
    return;
  }
  while (here.length < index) here.push({});
  here[index] = value;
}

const unsafe: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

function isIndex(step: string): boolean {
  return step === '-' || /^\d+$/.test(step);
}
