import { Type } from 'typebox';
import { command } from '../command.ts';
import type { PrintJob } from '../print.ts';
import { mostSigners, type SignedBy } from '../signers.ts';
import type { FileVerdict } from '../verdict.ts';
import { closed, Id, Signer, SignerRole, SigningFile, Token, WebAddress } from './inputs.ts';

/** A file handed over: verified after writing. */
export type ExportedFile = {
  readonly file: string;
  readonly form: string;
  readonly documentId: string;
  readonly kind: 'pdf' | 'docx';
  readonly sha256: string;
  readonly size: number;
  readonly signer: string | null;
  /** Everybody who signed, in order; `signer` is the last of them. */
  readonly signers: readonly SignedBy[];
  readonly draft: boolean;
  readonly verdict: FileVerdict | null;
};

/** What `produce` made of a whole case: also written as manifest.json. */
export type ProduceReport = {
  readonly case: string;
  readonly folder: string;
  readonly refused: boolean;
  readonly files: readonly ExportedFile[];
  readonly findings: readonly {
    readonly document: string | null;
    readonly form: string | null;
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly basis: string;
    readonly pointer: string;
  }[];
  /** Rules, or a part of them, that a case file alone does not let judge, and why (Chinese). */
  readonly notJudged: readonly { readonly rule: string; readonly reason: string }[];
};

const Kinds = Type.Array(Type.Union([Type.Literal('pdf'), Type.Literal('docx')]), {
  minItems: 1,
  maxItems: 2,
});

const Tokens = Type.Array(Token, { maxItems: 50 });

/** Files of the terminal's line: whom to trust beside those whom the station trusts, and what to judge by. */
const GivenTrust = closed({ signers: Tokens, timeStamps: Tokens, revocation: Tokens });

export const exportCommands = {
  /** Writes beside and renames; a draft is marked 草稿 and unsigned; an issued document is signed and verified again. */
  'export/document': command<{ files: readonly ExportedFile[] }>()(
    closed({
      caseId: Id,
      documentId: Id,
      kinds: Kinds,
      folder: Token,
      /** A person has looked at the clock, which stands before what the station recorded. */
      clockConfirmed: Type.Optional(Type.Boolean()),
      /** Several of the station's identities in the order of signing; absent: the chosen one, for the agency. */
      signers: Type.Optional(
        Type.Array(closed({ role: SignerRole, identity: Id }), { minItems: 1, maxItems: mostSigners }),
      ),
    }),
    '导出文书',
  ),
  /** The payment slip of an issued decision with a fine, as PDF: its code holds the station's payment address and the number. */
  'export/paymentSlip': command<ExportedFile>()(
    closed({ caseId: Id, documentId: Id, folder: Token }),
    '导出缴款单',
  ),
  /** The same page as printed, for the preview and the system's print dialog. */
  'export/printJob': command<PrintJob>()(closed({ caseId: Id, documentId: Id })),
  'verify/file': command<FileVerdict>()(closed({ file: Token, trust: Type.Optional(GivenTrust) })),
  /** Terminal: a signed PDF anew with lists, answers and certificates behind it; `file` null: it holds them already. */
  'signedFile/extend': command<{ file: string | null }>()(
    closed({ file: Token, folder: Token, revocation: Type.Array(Token, { minItems: 1, maxItems: 50 }) }),
  ),
  /** Terminal: findings of a CASE.json. */
  'caseFile/validate': command<ProduceReport>()(closed({ file: Token })),
  /** Terminal and demo: every document of a CASE.json as DOCX and PDF. Refuses a case with an open `block`. */
  'caseFile/produce': command<ProduceReport>()(
    closed({
      file: Token,
      folder: Token,
      identity: Signer,
      /** Several certificate files in the order of signing, instead of `identity`. */
      signers: Type.Optional(Type.Array(SigningFile, { minItems: 1, maxItems: mostSigners })),
      /** Both where absent: a key that cannot sign a DOCX (SM2) is refused then. */
      kinds: Type.Optional(Kinds),
      /** A time-stamp authority's address. */
      tsa: Type.Optional(WebAddress),
      trust: Type.Optional(GivenTrust),
    }),
  ),
};
