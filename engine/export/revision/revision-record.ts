import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Static, Type } from 'typebox';
import type { RevisionVerdict } from '../../../contract/verdict.ts';
import { once } from '../../values/once.ts';
import type { Identity } from '../signing/identity.ts';
import { OpcPackage } from '../signing/opc-package.ts';
import { PdfFile } from '../signing/pdf-file.ts';
import { type ContentRevision, leftOut, revisionHash } from './content-revision.ts';
import { recordInDocx } from './docx-revision.ts';
import { recordInPdf } from './pdf-revision.ts';
import { codeSigner, makeVerificationCode, readVerificationCode } from './verification-code.ts';

const closed = { additionalProperties: false };
const At = Type.String({ pattern: '^/', maxLength: 1000 });
const RevisionRecord = Type.Object(
  {
    code: Type.String({ maxLength: 3000 }),
    revision: Type.Object(
      {
        format: Type.Literal('anjuan-revision/1'),
        form: Type.String({ maxLength: 100 }),
        number: Type.String({ maxLength: 200 }),
        fields: Type.Array(
          Type.Union([
            Type.Object(
              {
                at: At,
                salt: Type.String({ pattern: '^[0-9a-f]{32}$' }),
                value: Type.Union([Type.String(), Type.Number(), Type.Boolean()]),
              },
              closed,
            ),
            Type.Object({ at: At, hash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }, closed),
          ]),
          { maxItems: 20_000 },
        ),
      },
      closed,
    ),
  },
  closed,
);

/** The code of a revision signed by `identity`, and what a file carries for it to be checked against. */
export async function makeRevisionRecord(
  revision: ContentRevision,
  identity: Identity,
): Promise<{ readonly code: string; readonly record: Uint8Array }> {
  const code = await makeVerificationCode(revision.number, revisionHash(revision), identity);
  const record: Static<typeof RevisionRecord> = {
    code,
    revision: { ...revision, fields: [...revision.fields] },
  };
  return { code, record: new TextEncoder().encode(JSON.stringify(record)) };
}

/**
 * Computes the hash of the content that a file carries anew and holds it against the file's code. `certificates` are
 * those of signatures that were found intact. Null where a file carries no code. Never throws.
 */
export function judgeRevision(
  kind: 'pdf' | 'docx',
  bytes: Uint8Array,
  certificates: readonly Uint8Array[],
): RevisionVerdict | null {
  const raw = rawRecord(kind, bytes);
  if (!raw) return null;
  const record = parsed(raw);
  const code = record && readVerificationCode(record.code);
  if (!record || !code) return { state: 'unreadable', number: '', key: '', hash: '', hidden: 0 };
  const said = { number: code.number, key: code.key, hash: code.hash, hidden: leftOut(record.revision) };
  if (record.revision.number !== code.number || revisionHash(record.revision) !== code.hash) {
    return { state: 'different', ...said };
  }
  return { state: codeSigner(code, certificates) ? 'same' : 'unsigned', ...said };
}

function rawRecord(kind: 'pdf' | 'docx', bytes: Uint8Array): Uint8Array | null {
  try {
    return kind === 'pdf' ? recordInPdf(new PdfFile(bytes)) : recordInDocx(new OpcPackage(bytes));
  } catch {
    return null;
  }
}

const recordCheck = once(() =>
  new Ajv2020({ strict: true }).compile<Static<typeof RevisionRecord>>(RevisionRecord),
);

function parsed(bytes: Uint8Array): Static<typeof RevisionRecord> | null {
  try {
    const data: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return recordCheck()(data) ? data : null;
  } catch {
    return null;
  }
}
