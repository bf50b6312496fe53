import { type Static, Type } from 'typebox';
import { revisionReasons } from '../../contract/commands/history.ts';
import { BundlePurpose } from '../../contract/commands/transfer.ts';

/** Limits of what is read from a bundle, in bytes unless said otherwise: what comes in is hostile until checked. */
export const bundleLimits = {
  /** Number of entries in the archive. */
  entries: 30_000,
  manifest: 8_000_000,
  signature: 200_000,
  caseFile: 20_000_000,
  revisions: 64_000_000,
  audit: 64_000_000,
  /** Of all that is held in memory at once. */
  texts: 256_000_000,
} as const;

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 });
const Id = Type.String({ pattern: '^[A-Za-z0-9_-]+$', minLength: 1, maxLength: 64 });
const Short = Type.String({ maxLength: 500 });
const closed = <T extends Parameters<typeof Type.Object>[0]>(properties: T) =>
  Type.Object(properties, { additionalProperties: false });

/** manifest.json of a bundle: what is in it, by SHA-256. Its detached CMS signature lies beside it as manifest.p7s. */
export const Manifest = closed({
  format: Type.Literal('anjuan-bundle/1'),
  purpose: BundlePurpose,
  agency: Short,
  madeAt: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$', maxLength: 30 }),
  /** Where the sender's audit chain stood. */
  audit: Type.Union([
    Type.Null(),
    closed({ seq: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }), hash: Sha256 }),
  ]),
  cases: Type.Array(
    closed({
      id: Id,
      caseNumber: Short,
      cause: Short,
      party: Short,
      documents: Type.Integer({ minimum: 0, maximum: 500 }),
    }),
    { minItems: 1, maxItems: 2000 },
  ),
  files: Type.Array(
    closed({
      path: Type.String({ maxLength: 140 }),
      size: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
      sha256: Sha256,
    }),
    { maxItems: 29_000 },
  ),
});
export type Manifest = Static<typeof Manifest>;

/** revisions.json of a case: every state that was kept, oldest first. */
export const Revisions = Type.Array(
  closed({
    id: Id,
    documentId: Type.Union([Id, Type.Null()]),
    at: Type.String({ maxLength: 40 }),
    reason: Type.Union(revisionReasons.map((word) => Type.Literal(word))),
    data: Type.String({ maxLength: 4_000_000 }),
    sha256: Sha256,
    who: Type.Optional(Type.Union([Short, Type.Null()])),
  }),
  { maxItems: 50_000 },
);

export const manifestName = 'manifest.json';
export const signatureName = 'manifest.p7s';

/** Paths of a bundle's content; every other name is refused. */
export const bundlePath = {
  caseFile: (id: string) => `cases/${id}/case.json`,
  revisions: (id: string) => `cases/${id}/revisions.json`,
  audit: (id: string) => `cases/${id}/audit.jsonl`,
  attachment: (sha256: string) => `files/${sha256}`,
} as const;

const attachmentName = /^files\/([0-9a-f]{64})$/;

/** The SHA-256 in an attachment's path, or null for another path. */
export function attachmentOfPath(path: string): string | null {
  return attachmentName.exec(path)?.[1] ?? null;
}

const textLimits: readonly (readonly [RegExp, number])[] = [
  [/^cases\/[A-Za-z0-9_-]{1,64}\/case\.json$/, bundleLimits.caseFile],
  [/^cases\/[A-Za-z0-9_-]{1,64}\/revisions\.json$/, bundleLimits.revisions],
  [/^cases\/[A-Za-z0-9_-]{1,64}\/audit\.jsonl$/, bundleLimits.audit],
];

/** How long a text at this path may be, or null where a bundle has no such path. */
export function textLimit(path: string): number | null {
  return textLimits.find(([pattern]) => pattern.test(path))?.[1] ?? null;
}
