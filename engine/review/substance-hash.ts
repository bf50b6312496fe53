import { createHash } from 'node:crypto';
import type { LoadedForm } from '../forms/form-library.ts';
import { readPointer } from '../forms/pointer.ts';

/**
 * SHA-256 over exactly what the form lists as substance (facts, evidence, law, penalty, party, wording), in the order
 * of the list, as canonical JSON. Number, date, approvals, signatures, seal and service lie outside it.
 */
export function substanceHash(form: LoadedForm, content: Readonly<Record<string, unknown>>): string {
  const substance = form.definition.substance.map((pointer) => [
    pointer,
    readPointer(content, pointer) ?? null,
  ]);
  return createHash('sha256').update(canonicalJson(substance)).digest('hex');
}

/** JSON with the keys of objects in code-point order, so that equal values give equal text. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}
