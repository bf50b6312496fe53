import type { Act } from '../../../contract/case-file.generated.ts';
import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { addDays, dayNumber, type IsoDay } from '../../values/day.ts';
import type { Suspension } from '../calendar/deadline.ts';
import { decisionOf } from '../rules/measure-papers.ts';
import { formatArticle } from '../statutes/statute-place.ts';
import { type DeadlineRule, deadlineRules, type SuspensionGround } from './deadline-rule.ts';

type SuspensionAct = Extract<Act, { kind: 'suspension' }>;

/** Time left out of a period. */
export type Stop = Suspension & {
  /** It has begun and nobody has said when it ended; `to` is then the day of the view. */
  readonly open: boolean;
  readonly act: SuspensionAct;
};

const titles: Readonly<Record<SuspensionGround, string>> = {
  testing: '检测',
  inspection: '检验',
  quarantine: '检疫',
  appraisal: '技术鉴定',
  reconsideration: '行政复议',
  litigation: '行政诉讼',
  hearing: '听证',
  announcement: '公告',
  assistance: '行政协助',
  other: '其他原因',
};

/** What a ground is called. */
export function groundTitle(ground: SuspensionGround): string {
  return titles[ground];
}

/** The suspensions of a case; of those recorded twice (same ground, first day and measure) the later stands. */
export function suspensionActs(view: CaseView): readonly SuspensionAct[] {
  const last = new Map<string, SuspensionAct>();
  for (const act of view.acts('suspension')) last.set(`${act.ground} ${act.on} ${act.document ?? ''}`, act);
  return [...last.values()];
}

/** Days that do not count in this period, with the article, as the acts of the case record them. */
export function stopsOf(view: CaseView, rule: DeadlineRule, document: DocumentView | null): readonly Stop[] {
  if (rule.stops === undefined && rule.otherLaw === undefined) return [];
  const measure = document === null ? null : (decisionOf(view, document)?.id ?? null);
  return suspensionActs(view).flatMap((act): readonly Stop[] => {
    const basis = basisFor(rule, act);
    const other = act.document !== undefined && measure !== null && act.document !== measure;
    if (basis === null || other || act.on > view.today) return [];
    const open = act.until === undefined;
    const reason = `${titles[act.ground]}期间不计算（${basis}）`;
    return [{ from: act.on, to: act.until ?? view.today, reason, open, act }];
  });
}

/** The stops of the deadline with this id; none where the law data does not know it. */
export function stopsOfDeadline(view: CaseView, id: string, document: DocumentView | null): readonly Stop[] {
  const rule = deadlineRules().find((one) => one.id === id);
  return rule ? stopsOf(view, rule, document) : [];
}

function basisFor(rule: DeadlineRule, act: SuspensionAct): string | null {
  const named = rule.stops?.find(({ grounds }) => grounds.includes(act.ground))?.basis;
  if (named) return `${shortTitle(named.law)}${formatArticle(named)}`;
  const own = (act.basis ?? '').trim();
  if (!rule.otherLaw || own === '') return null;
  return `${shortTitle(rule.otherLaw.law)}${formatArticle(rule.otherLaw)}；本站所据：${own}`;
}

function shortTitle(law: string): string {
  return law.replace(/^中华人民共和国/, '');
}

/** A last day that a paper names, moved on by the days left out of the time before it. */
export function movedByStops(from: IsoDay, end: IsoDay, stops: readonly Suspension[]): IsoDay {
  if (stops.length === 0) return end;
  const stopped = (day: IsoDay) => stops.some((one) => one.from <= day && day <= one.to);
  let left = dayNumber(end) - dayNumber(from);
  let day = from;
  while (left > 0) {
    day = addDays(day, 1);
    if (!stopped(day)) left -= 1;
  }
  return day;
}

/** How many days of a span, its first day excepted, were left out. */
export function daysLeftOut(from: IsoDay, until: IsoDay, stops: readonly Suspension[]): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= until; day = addDays(day, 1))
    if (stops.some((one) => one.from <= day && day <= one.to)) count += 1;
  return count;
}

/** What is said of the days left out, for the list of deadlines. */
export function stopNotes(
  rule: DeadlineRule,
  stops: readonly Stop[],
  acts: readonly SuspensionAct[],
): readonly string[] {
  const counted = new Set(stops.map(({ act }) => act.id));
  const unfounded = acts.filter(
    (act) => rule.otherLaw !== undefined && !counted.has(act.id) && (act.basis ?? '').trim() === '',
  );
  return [
    ...stops.map(({ from, to, open, reason }) =>
      open
        ? `${reason}：${formatDay(from)}起，还在进行，已经${days(from, to)}日。结束以后请登记结束之日。`
        : `${reason}：${formatDay(from)}至${formatDay(to)}，共${days(from, to)}日。`,
    ),
    ...unfounded.map(
      ({ ground, on }) =>
        `${formatDay(on)}起的${titles[ground]}没有写依据，这一期限没有扣除：行政处罚法没有规定，另有规定的请写明。`,
    ),
  ];
}

function days(from: IsoDay, to: IsoDay): number {
  return dayNumber(to) - dayNumber(from) + 1;
}
