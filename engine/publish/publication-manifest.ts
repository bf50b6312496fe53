import { createHash } from 'node:crypto';
import { type Static, Type } from 'typebox';

/** The manifest that binds a publication package, and its detached CMS signature beside it. */
export const manifestName = 'manifest.json';
export const signatureName = 'manifest.p7s';

const Text = Type.String({ maxLength: 500 });

/** Closed shape of `manifest.json`, format `anjuan-publication/1`. */
export const PublicationManifest = Type.Object(
  {
    format: Type.Literal('anjuan-publication/1'),
    number: Text,
    agency: Text,
    madeAt: Text,
    files: Type.Array(
      Type.Object(
        {
          // A name alone: no path leads out of the folder.
          file: Type.String({ minLength: 1, maxLength: 255, pattern: '^[^/\\\\:]+$' }),
          size: Type.Integer({ minimum: 0 }),
          sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 50 },
    ),
  },
  { additionalProperties: false },
);
export type PublicationManifest = Static<typeof PublicationManifest>;

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
