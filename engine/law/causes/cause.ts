import type { CaseFile, Evidence, Penalty } from '../../../contract/case-file.generated.ts';
import type { IsoDay } from '../../values/day.ts';
import type { Fen } from '../../values/money.ts';
import type { StatutePlace } from '../statutes/statute-place.ts';

/** How a fine is measured. Money in fen; bounds are inclusive (“以上”“以下”连本数). */
export type FineMeasure =
  | { readonly kind: 'range'; readonly min: Fen; readonly max: Fen }
  | {
      readonly kind: 'multiple';
      readonly of: 'illegalIncome' | 'goodsValue';
      readonly min: number;
      readonly max: number;
    }
  | { readonly kind: 'perUnit'; readonly unit: string; readonly perUnit: Fen; readonly max: Fen };

/** What a program can decide of a branch's condition. `above` excludes its own amount, `noneOrBelow` too. */
export type PenaltyCondition = {
  readonly illegalIncome?: { readonly above: Fen } | { readonly noneOrBelow: Fen };
  readonly grave?: boolean;
  readonly refusesCorrection?: boolean;
};

export type PenaltyKind = NonNullable<Penalty['kinds']>[number];

/** One branch of a penalty clause, in force from `since` to `until` (both included). */
export type PenaltyBranch = StatutePlace & {
  readonly since: IsoDay;
  readonly until?: IsoDay;
  readonly appliesTo: 'anyone' | 'person' | 'organization';
  readonly when: string;
  readonly condition?: PenaltyCondition;
  readonly order: readonly string[];
  readonly kinds: readonly PenaltyKind[];
  /** The clause asks for a warning together with the rest. */
  readonly warning: boolean;
  readonly fineIsOptional?: boolean;
  readonly fine?: FineMeasure;
  readonly other?: string;
  readonly unverified?: string;
};

/** A step of a published discretion standard (裁量基准). */
export type DiscretionStep = {
  readonly standard: string;
  readonly source: string;
  readonly province?: string;
  readonly since: IsoDay;
  readonly until?: IsoDay;
  readonly step: string;
  readonly circumstance: string;
  readonly fine?: FineMeasure;
};

/** A violation as stations write it (案由), with all that choosing it fills in. `engine/law/data/causes/<id>.json`. */
export type Cause = {
  readonly id: NonNullable<CaseFile['facts']['causeId']>;
  readonly title: string;
  readonly field: string;
  /** Set when the cause rests on a local regulation: it holds in this province only. */
  readonly province?: string;
  readonly prohibition: readonly (StatutePlace & { readonly note?: string })[];
  readonly penalty: readonly PenaltyBranch[];
  readonly discretion: readonly DiscretionStep[];
  readonly evidence: readonly {
    readonly kind: Evidence['kind'];
    readonly name: string;
    readonly proves: string;
  }[];
  readonly factsSentence: string;
  readonly questions: readonly { readonly question: string; readonly why: string }[];
  readonly source: string;
  readonly confirmed: boolean;
  readonly unverified?: string;
};
