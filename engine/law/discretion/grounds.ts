import type { Violation } from '../../../contract/case-file.generated.ts';
import table from '../data/discretion-grounds.json' with { type: 'json' };
import type { StatutePlace } from '../statutes/statute-place.ts';

export type GroundId = NonNullable<Violation['circumstances']>[number];

/** What a circumstance does to the penalty, by the article that names it (schemas/law/discretion-grounds.schema.json). */
export type GroundEffect =
  | 'noPenalty'
  | 'noPenaltyTogether'
  | 'mustReduce'
  | 'mayReduce'
  | 'weighed'
  | 'increase'
  | 'weighedHeavier';

export type Ground = {
  readonly id: GroundId;
  readonly title: string;
  readonly effect: GroundEffect;
  readonly since: string;
  readonly basis: StatutePlace;
  readonly says: string;
  readonly unverified?: string;
};

/** Every ground, in the order in which the law says less and less for the party. */
export const grounds = table.grounds as readonly unknown[] as readonly Ground[];

/** Two grounds that cannot both hold. */
export const conflictingGrounds = table.conflicts as readonly unknown[] as readonly (readonly [
  GroundId,
  GroundId,
])[];

/** Those of the ticked ones that have one of these effects. */
export function groundsWith(
  ticked: readonly GroundId[],
  ...effects: readonly GroundEffect[]
): readonly Ground[] {
  return grounds.filter(({ id, effect }) => ticked.includes(id) && effects.includes(effect));
}

/** The titles as a sentence lists them: “初次违法”“及时改正”. */
export function groundTitles(list: readonly Ground[]): string {
  return list.map(({ title }) => `“${title}”`).join('');
}
