import { Type } from 'typebox';
import { command } from '../command.ts';
import { closed, Line, Signer, Token } from './inputs.ts';

/** A value that was taken out of a published copy. */
export type PublicationRemoval = {
  readonly title: string;
  readonly whose: string;
  readonly text: string;
  readonly mask: string;
  readonly count: number;
  readonly basis: string;
  /** What nobody confirmed yet, or null. */
  readonly unverified: string | null;
};

/** What was made for the public site, and what stays at the station: `removals` and `kept` are in no file of the folder. */
export type PublicationReport = {
  readonly folder: string;
  readonly number: string;
  /** The day by which it is to be public: seven working days after the decision, or null where a year's holidays are unknown. */
  readonly publishBy: string | null;
  readonly signer: string;
  readonly files: readonly { readonly file: string; readonly size: number; readonly sha256: string }[];
  readonly removals: readonly PublicationRemoval[];
  readonly kept: readonly { readonly text: string; readonly reason: string }[];
};

/** What a person decided about a text of the decision. `reason` is required with `keep`. */
export const PublicationDecision = closed({
  text: Type.String({ minLength: 1, maxLength: 200 }),
  treatment: Type.Union([Type.Literal('remove'), Type.Literal('keep')]),
  reason: Line,
});

export const publishCommands = {
  /** Terminal: the publication package of the latest issued decision of a CASE.json. */
  'caseFile/publish': command<PublicationReport>()(
    closed({
      file: Token,
      folder: Token,
      identity: Signer,
      /** The caller vouches that the identity is the agency's, whose name its subject does not say. */
      isAgency: Type.Optional(Type.Boolean()),
      decisions: Type.Array(PublicationDecision, { maxItems: 500 }),
    }),
  ),
};
