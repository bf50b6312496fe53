import type { IsoDay } from '../../values/day.ts';
import { lawTables } from '../law-tables.ts';

export type ThresholdUnit =
  | 'fen'
  | 'working-days'
  | 'natural-days'
  | 'months'
  | 'years'
  | 'hours'
  | 'persons'
  | 'per-mille'
  | 'times';

/** A number set by law, in force from `since` to `until` (both included), with its citation. */
export type Threshold = {
  readonly id: string;
  readonly title: string;
  readonly unit: ThresholdUnit;
  readonly amount: number;
  readonly since: IsoDay;
  readonly until?: IsoDay;
  readonly basis: {
    readonly law: string;
    readonly number?: string;
    readonly article?: number;
    readonly paragraph?: number;
    readonly item?: number;
  };
  /** What nobody has confirmed; a rule resting on it is at most `minor`. */
  readonly unverified?: string;
};

/** Every number that is known now, in force or not. */
export function thresholds(): readonly Threshold[] {
  return lawTables().thresholds;
}

/** The value of this id in force on a day; null when none is known for that day. */
export function thresholdOn(id: string, day: IsoDay): Threshold | null {
  return (
    thresholds().find(
      (value) => value.id === id && value.since <= day && (value.until === undefined || day <= value.until),
    ) ?? null
  );
}
