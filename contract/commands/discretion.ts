import { command } from '../command.ts';
import { closed, Id } from './inputs.ts';

/** A circumstance that a case may have: `effect` as in schemas/law/discretion-grounds.schema.json. */
export type DiscretionGround = {
  readonly id: string;
  readonly title: string;
  readonly effect: string;
  /** 《…》第…条…, and what it says, in Chinese. */
  readonly basis: string;
  readonly says: string;
  readonly unverified: string | null;
};

/** A range of fine in fen, both ends included. */
export type FineSpan = { readonly title: string; readonly min: number; readonly max: number };

/** What the station fined the same cause with, in another case. */
export type EarlierFine = {
  readonly caseId: string;
  readonly caseName: string;
  readonly number: string;
  readonly decidedOn: string;
  /** Fen. */
  readonly fine: number;
  readonly step: string;
  readonly partyKind: 'person' | 'organization';
};

/** What a fine of this case is weighed by. */
export type DiscretionView = {
  readonly grounds: readonly DiscretionGround[];
  /** The fine of this case in fen; null while it has none. */
  readonly fine: number | null;
  readonly partyKind: 'person' | 'organization' | null;
  /** Of the cause by the law of the day; null where the library cannot tell, and `unknown` says why. */
  readonly ranges: readonly FineSpan[] | null;
  readonly unknown: string | null;
  /** Steps of a published standard that set an amount. */
  readonly steps: readonly FineSpan[];
  /** Newest first. */
  readonly earlier: readonly EarlierFine[];
};

export const discretionCommands = {
  'law/discretion': command<DiscretionView>()(closed({ caseId: Id })),
};
