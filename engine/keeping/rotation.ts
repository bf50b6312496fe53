/** How many of each to keep: the newest of each of so many days, weeks and months that have any. */
export type KeepCounts = { readonly daily: number; readonly weekly: number; readonly monthly: number };

/** A backup's moment as its folder bears it: `2026-03-12_093000`, local time. */
export type BackupStamp = string;

export const stampPattern = /^\d{4}-\d{2}-\d{2}_\d{6}$/;

export function backupStamp(now: Date): BackupStamp {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${day}_${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}`;
}

/** The moment of a stamp, local time. */
export function momentOf(stamp: BackupStamp): Date {
  const part = (from: number, length: number) => Number(stamp.slice(from, from + length));
  return new Date(part(0, 4), part(5, 2) - 1, part(8, 2), part(11, 2), part(13, 2), part(15, 2));
}

/** The backups that are no longer wanted. The newest one always stays. */
export function outworn(stamps: readonly BackupStamp[], keep: KeepCounts): BackupStamp[] {
  const newestFirst = [...stamps].sort().reverse();
  const kept = new Set(newestFirst.slice(0, 1));
  keepNewestOf(newestFirst, keep.daily, (stamp) => stamp.slice(0, 10), kept);
  keepNewestOf(newestFirst, keep.weekly, weekOf, kept);
  keepNewestOf(newestFirst, keep.monthly, (stamp) => stamp.slice(0, 7), kept);
  return newestFirst.filter((stamp) => !kept.has(stamp));
}

function keepNewestOf(
  newestFirst: readonly BackupStamp[],
  count: number,
  spanOf: (stamp: BackupStamp) => string,
  kept: Set<BackupStamp>,
): void {
  const spans = new Set<string>();
  for (const stamp of newestFirst) {
    const span = spanOf(stamp);
    if (spans.has(span)) continue;
    if (spans.size === count) return;
    spans.add(span);
    kept.add(stamp);
  }
}

/** The Monday of the stamp's week. */
function weekOf(stamp: BackupStamp): string {
  const moment = momentOf(stamp);
  const monday = new Date(
    moment.getFullYear(),
    moment.getMonth(),
    moment.getDate() - ((moment.getDay() + 6) % 7),
  );
  return backupStamp(monday).slice(0, 10);
}
