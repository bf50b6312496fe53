import { command } from '../command.ts';
import { closed, Id, Signer, Token } from './inputs.ts';

/** What is bound, as the index lists it. */
export type DossierLine = {
  readonly title: string;
  readonly number: string;
  /** `3`, `3-5`, or 另存 for a file that has no pages and lies beside. */
  readonly pages: string;
};

export type DossierReport = {
  /** The folder that was made. */
  readonly folder: string;
  readonly lines: readonly DossierLine[];
  readonly pages: number;
  readonly signer: string | null;
  /** Documents that are drafts and were left out. */
  readonly leftOut: readonly string[];
};

export const dossierCommands = {
  /** Binds the case: one signed PDF with bookmarks and page numbers, the single files beside it, a manifest. */
  'dossier/make': command<DossierReport>()(closed({ caseId: Id, folder: Token }), '成卷'),
  /** Terminal: the same of a CASE.json. */
  'caseFile/dossier': command<DossierReport>()(closed({ file: Token, folder: Token, identity: Signer })),
};
