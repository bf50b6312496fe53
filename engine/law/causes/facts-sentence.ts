import type { Facts } from '../../../contract/case-file.generated.ts';
import { formatDay, formatMoment, isIsoMoment } from '../../values/chinese-date.ts';
import { formatYuan } from '../../values/money.ts';

/** What fills a gap of a facts sentence. The list is closed: data may name only these. */
const fillers: Readonly<Record<string, (facts: Facts) => string | undefined>> = {
  'violation.startedAt': ({ violation }) => written(violation?.startedAt),
  'violation.place': ({ violation }) => violation?.place,
  'violation.illegalIncome': ({ violation }) =>
    violation?.illegalIncome === undefined ? undefined : formatYuan(violation.illegalIncome),
  'party.name': ({ parties }) => parties?.find(({ role }) => role === 'party')?.name,
  'driver.name': ({ parties }) =>
    (parties?.find(({ role }) => role === 'driver') ?? parties?.find(({ role }) => role === 'party'))?.name,
  'vehicle.plate': ({ vehicles }) => vehicles?.[0]?.plate,
  'vehicle.type': ({ vehicles }) => vehicles?.[0]?.type,
  'trailer.plate': ({ vehicles }) => vehicles?.find(({ kind }) => kind === 'trailer')?.plate,
  'agency.name': ({ agency }) => agency?.name,
};

/** Names that a facts sentence may carry in braces. */
export const gapNames: readonly string[] = Object.keys(fillers);

function written(moment: string | undefined): string | undefined {
  if (moment === undefined) return undefined;
  return isIsoMoment(moment) ? formatMoment(moment) : formatDay(moment);
}

const GAP = /\{([^{}]+)\}/g;

/** The gaps of a sentence, in order, known or not. */
export function gapsOf(sentence: string): readonly string[] {
  return [...sentence.matchAll(GAP)].map((match) => match[1] ?? '');
}

const OPTIONAL_PART = /\[([^[\]]*)\]/g;

/**
 * A sentence with its gaps filled from the case's facts; what the facts lack stays a blank (____), and is named.
 * A part in square brackets falls away when the facts lack what it speaks of: 鲁N12345[（挂车{trailer.plate}）].
 */
export function fillFactsSentence(
  sentence: string,
  facts: Facts,
): { readonly text: string; readonly missing: readonly string[] } {
  const missing: string[] = [];
  const needed = sentence.replace(OPTIONAL_PART, (_whole, part: string) =>
    gapsOf(part).every((name) => Boolean(fillers[name]?.(facts))) ? part : '',
  );
  const text = needed.replace(GAP, (_whole, name: string) => {
    const value = fillers[name]?.(facts);
    if (value !== undefined && value !== '') return value;
    missing.push(name);
    return '____';
  });
  return { text, missing };
}
