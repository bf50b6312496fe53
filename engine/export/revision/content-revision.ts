import { createHash, randomBytes } from 'node:crypto';
import type { ResolvedBlock } from '../../../contract/blocks.ts';

/**
 * The canonical content of one issued document, field by field, so that a field can be taken out later and the hash
 * of the whole still be computed from what is left: each field is hashed with a salt of its own, the whole is the hash
 * of those hashes. A field taken out leaves its hash only, which the salt keeps from being guessed at.
 */
export type ContentRevision = {
  readonly format: 'anjuan-revision/1';
  readonly form: string;
  readonly number: string;
  readonly fields: readonly RevisionField[];
};

/** A field by JSON pointer: with its value, or as the hash that is left of it. */
export type RevisionField =
  | { readonly at: string; readonly salt: string; readonly value: string | number | boolean }
  | { readonly at: string; readonly hash: string };

type Scalar = string | number | boolean;

/** Every value of a content, in the order of their pointers. */
export function contentRevision(
  form: string,
  number: string,
  content: Readonly<Record<string, unknown>>,
): ContentRevision {
  const fields = scalarsOf(content, '')
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([at, value]) => ({ at, salt: randomBytes(16).toString('hex'), value }));
  return { format: 'anjuan-revision/1', form, number, fields };
}

/**
 * The same revision for a copy that was redacted: every field that `published` shows otherwise, and every field that
 * `blocks` do not print at all, is reduced to its hash.
 */
export function redactedRevision(
  revision: ContentRevision,
  published: Readonly<Record<string, unknown>>,
  blocks: readonly ResolvedBlock[],
): ContentRevision {
  const shown = new Map(scalarsOf(published, ''));
  const printed = printedPointers(blocks);
  const fields = revision.fields.map((field) =>
    'value' in field && !(printed.has(field.at) && shown.get(field.at) === field.value)
      ? { at: field.at, hash: hashOf(field) }
      : field,
  );
  return { ...revision, fields };
}

/** The pointers of all fields that are printed as runs. */
function printedPointers(blocks: readonly ResolvedBlock[]): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    if ('kind' in value && value.kind === 'field' && 'pointer' in value) found.add(String(value.pointer));
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(blocks);
  return found;
}

/** SHA-256 of the revision, hexadecimal: the same whether fields are there or only their hashes. */
export function revisionHash({ format, form, number, fields }: ContentRevision): string {
  return sha256([format, form, number, fields.map((field) => [field.at, hashOf(field)])]);
}

/** How many fields are left out. */
export function leftOut({ fields }: ContentRevision): number {
  return fields.filter((field) => 'hash' in field).length;
}

function hashOf(field: RevisionField): string {
  return 'hash' in field ? field.hash : sha256([field.salt, field.at, field.value]);
}

/** Arrays of strings, numbers and flags have one spelling in JSON (RFC 8785). */
function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value), 'utf8').digest('hex');
}

function scalarsOf(value: unknown, at: string): [string, Scalar][] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return [[at, value]];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    scalarsOf(inner, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
}
