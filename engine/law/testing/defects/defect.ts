import type { Change } from '../changed-case.ts';

/** One planted mistake: how a sound case is changed, and what the checks have to say of it. */
export type Defect = {
  readonly id: string;
  /** Chinese: the mistake, as a reviewer of case files would name it. */
  readonly title: string;
  /** The sound case that is changed. */
  readonly base: string;
  readonly change: readonly Change[];
  /** Each of these rules has to raise a finding; `a|b` is satisfied by either. */
  readonly finds: readonly string[];
  /** Rules that speak too, and why that is right. */
  readonly also?: Readonly<Record<string, string>>;
};

/** The mistakes of one sound case; ids are numbered within `topic`. */
export function defectsOf(
  topic: string,
  base: string,
  rows: readonly (readonly [
    title: string,
    change: readonly Change[],
    finds: string,
    also?: Readonly<Record<string, string>>,
  ])[],
): readonly Defect[] {
  return rows.map(([title, change, finds, also], index) => ({
    id: `${topic}-${String(index + 1).padStart(2, '0')}`,
    title,
    base,
    change,
    finds: finds.split(' ').filter(Boolean),
    ...(also ? { also } : {}),
  }));
}

/** Sets a value; paths as in changed-case.ts. */
export function put(path: string, to: unknown): Change {
  return { set: path, to };
}

/** Takes something out. */
export function drop(path: string): Change {
  return { remove: path };
}

/** Exchanges words within a text. */
export function say(path: string, from: string, to: string): Change {
  return { swap: path, from, to };
}

/** Adds a document, issued on a day. */
export function document(id: string, form: string, on: string, content: object, number?: string): Change {
  const value = {
    id,
    form,
    state: 'issued',
    createdOn: on,
    issuedOn: on,
    content,
    ...(number ? { number } : {}),
  };
  return { add: 'documents', value };
}

/** Adds an act. */
export function happened(value: object): Change {
  return { add: 'acts', value };
}
