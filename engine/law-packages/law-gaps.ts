import { holidayGaps } from '../law/calendar/holiday-gaps.ts';
import type { LawTables } from '../law/law-tables.ts';
import type { StatuteVersion } from '../law/statutes/statute.ts';
import { addDays } from '../values/day.ts';
import type { LawPart } from './law-part.ts';

/**
 * Where the tables would have a hole if a part were laid over them, in Chinese: a year between others, a value or a
 * version with days between it and the next, an older wording that the old cases still need. Empty where they hold.
 */
export function lawGaps(before: LawTables, after: LawTables, part: LawPart): readonly string[] {
  return [
    ...missingYears(after.years),
    ...part.years.flatMap((year) => holidayGaps(year).map((gap) => `${year.year} 年：${gap}`)),
    ...part.thresholds
      .map(({ id }) => id)
      .filter((id, index, all) => all.indexOf(id) === index)
      .flatMap((id) => valueGaps(after, id)),
    ...part.statutes.flatMap((statute) => [
      ...versionGaps(statute.title, statute.versions),
      ...lostVersions(before, statute.id, statute.versions),
    ]),
    ...part.causes.flatMap((cause) => {
      const first = (branches: readonly { readonly since: string }[]) =>
        branches.map(({ since }) => since).sort()[0] ?? '9999-12-31';
      const held = before.causes.find(({ id }) => id === cause.id);
      return held && first(held.penalty) < first(cause.penalty)
        ? [`案由“${cause.title}”没有 ${first(held.penalty)} 起的罚则，旧案还要用`]
        : [];
    }),
  ];
}

/** Years that are missing between the first and the last. */
export function missingYears(years: readonly { readonly year: number }[]): readonly string[] {
  const known = new Set(years.map(({ year }) => year));
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const missing: string[] = [];
  for (let year = first; year < last; year += 1)
    if (!known.has(year)) missing.push(`缺 ${year} 年的节假日安排`);
  return missing;
}

function valueGaps({ thresholds }: LawTables, wanted: string): readonly string[] {
  const values = thresholds
    .filter(({ id }) => id === wanted)
    .toSorted((a, b) => a.since.localeCompare(b.since));
  return values.slice(1).flatMap((value, index) => {
    const before = values[index];
    if (!before || before.until === addDays(value.since, -1)) return [];
    return [
      `“${value.title}”从 ${value.since} 起，前一条却${before.until ? `到 ${before.until} 止` : '没有写最后一天（until）'}`,
    ];
  });
}

function versionGaps(title: string, versions: readonly StatuteVersion[]): readonly string[] {
  return versions.flatMap((version, index) => {
    const problems: string[] = [];
    const before = versions[index - 1];
    if (before && before.until !== addDays(version.inForceFrom, -1))
      problems.push(
        `《${title}》${version.inForceFrom} 起施行的一版，前一版却${before.until ? `到 ${before.until} 止` : '没有写最后一天（until）'}`,
      );
    const missing = version.complete ? missingArticle(version) : null;
    if (missing !== null)
      problems.push(`《${title}》${version.inForceFrom} 起施行的一版写明条文齐全，却缺第 ${missing} 条`);
    return problems;
  });
}

function missingArticle({ articles, lastArticle = 0 }: StatuteVersion): number | null {
  for (let number = 1; number <= lastArticle; number += 1) if (!articles[String(number)]) return number;
  return null;
}

function lostVersions(before: LawTables, id: string, versions: readonly StatuteVersion[]): readonly string[] {
  const held = before.statutes.find((one) => one.id === id);
  return (held?.versions ?? [])
    .filter(({ inForceFrom }) => !versions.some((one) => one.inForceFrom === inForceFrom))
    .map(({ inForceFrom }) => `《${held?.title}》没有 ${inForceFrom} 起施行的一版，旧案还要用`);
}
