import { type Static, Type } from 'typebox';
import { command } from '../command.ts';
import type { SignatureVerdict } from '../verdict.ts';
import { closed, Id, Token } from './inputs.ts';

/** Why a bundle was made: a case handed over, sent for review to another machine, or come back from it. */
export const BundlePurpose = Type.Union([
  Type.Literal('transfer'),
  Type.Literal('review'),
  Type.Literal('reviewResult'),
]);
export type BundlePurpose = Static<typeof BundlePurpose>;

/** What a bundle says of itself, checked against its own digests. */
export type BundleInfo = {
  readonly file: string;
  readonly sha256: string;
  readonly purpose: BundlePurpose;
  readonly agency: string;
  /** ISO moment with zone. */
  readonly madeAt: string;
  /** Null: not signed. */
  readonly signature: SignatureVerdict | null;
  readonly cases: readonly {
    readonly caseId: string;
    readonly caseNumber: string;
    readonly cause: string;
    readonly party: string;
    readonly documents: number;
  }[];
  readonly attachments: number;
  /** Bytes of all attachments. */
  readonly attachmentSize: number;
};

/**
 * How a part stands against the same part here. `changed`: it goes on from what is here; `behind`: what is here goes
 * on from it; `conflict`: both went on from an earlier state.
 */
export type PartStatus = 'new' | 'same' | 'changed' | 'behind' | 'conflict';

export type StagedPart = {
  /** Null: the facts and the evidence list. */
  readonly documentId: string | null;
  readonly title: string;
  readonly status: PartStatus;
  /** Places that differ, at most 200, as texts. */
  readonly differences: readonly { readonly place: string; readonly ours: string; readonly theirs: string }[];
};

export type StagedCase = {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly cause: string;
  readonly party: string;
  readonly status: PartStatus;
  readonly parts: readonly StagedPart[];
  /** Acts that are not here yet. */
  readonly newActs: number;
  /** Document numbers that another document of this station bears. */
  readonly takenNumbers: readonly string[];
};

export type StagedImport = {
  readonly stage: string;
  readonly info: BundleInfo;
  readonly cases: readonly StagedCase[];
  readonly newAttachments: number;
  /** Attachments that the cases name and that are neither here nor in the file (a plain case file brings none). */
  readonly missingAttachments: number;
};

export type ImportAnswer = {
  readonly cases: readonly { readonly caseId: string; readonly changed: boolean }[];
};

export const transferCommands = {
  'transfer/pack': command<{ file: string; size: number; sha256: string; signer: string | null }>()(
    closed({
      caseIds: Type.Array(Id, { minItems: 1, maxItems: 2000, uniqueItems: true }),
      purpose: BundlePurpose,
      folder: Token,
      /** A certificate file: the bundle is then encrypted to it, and only its key opens it. */
      recipient: Type.Optional(Token),
    }),
    '导出案卷包',
  ),
  /** The chosen identity's certificate as a file, for others to encrypt to. */
  'transfer/certificate': command<{ file: string }>()(closed({ folder: Token })),
  /** Reads and judges; writes nothing. */
  'transfer/open': command<StagedImport>()(closed({ file: Token })),
  /** All or nothing. `both` keeps theirs beside ours as a document of its own; of the facts it is not possible. */
  'transfer/apply': command<ImportAnswer>()(
    closed({
      stage: Id,
      choices: Type.Array(
        closed({
          caseId: Id,
          documentId: Type.Union([Id, Type.Null()]),
          take: Type.Union([Type.Literal('ours'), Type.Literal('theirs'), Type.Literal('both')]),
        }),
        { maxItems: 5000 },
      ),
      skip: Type.Array(Id, { maxItems: 2000 }),
    }),
    '导入案卷包',
  ),
  /** Terminal: what a bundle holds, with every digest and the signature checked; no store is needed. */
  'bundleFile/check': command<BundleInfo>()(closed({ file: Token })),
};
