/**
 * What every value check answers: the value in its one normal form, or a code that says what is wrong.
 * The Chinese sentence of a code is made by the `…Sentence` function beside the check.
 */
export type Checked<Value, Problem extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

/** A sound value. */
export function sound<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** A value that the check refuses, and why. */
export function unsound<Problem extends string>(
  problem: Problem,
): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem };
}
