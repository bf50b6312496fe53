import type { Basis } from '../../contract/finding.ts';

/** 《law》article and clause, as a person reads it. */
export function basisText({ law, article, clause }: Basis): string {
  return `《${law}》${article}${clause ?? ''}`;
}
