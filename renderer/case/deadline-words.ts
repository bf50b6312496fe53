import type { Deadline } from '../../contract/commands/cases.ts';

/** From when to when, and how it stands. */
export function deadlineSentence(deadline: Deadline): string {
  const { startsOn, endsOn, endsAt, unknown, daysLeft, state, metOn } = deadline;
  if (endsOn === null) return unknown ?? '算不出。';
  const end = endsAt === null ? endsOn : endsAt.replace('T', ' ');
  const span = startsOn > endsOn ? `最迟 ${end}` : `${startsOn} 起，${end} 止`;
  if (state === 'met')
    return `${span}，${metOn ?? ''} 已办${metOn !== null && metOn > endsOn ? '，已过期限' : ''}`;
  if (daysLeft === null || (state === 'over' && daysLeft >= 0)) return span;
  if (daysLeft < 0) return state === 'over' ? `${span}，已届满` : `${span}，已过 ${-daysLeft} 天`;
  return daysLeft === 0 ? `${span}，今天到期` : `${span}，还有 ${daysLeft} 天`;
}
