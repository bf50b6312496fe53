import type { Act, CaseDocument, CaseFile } from '../../contract/case-file.generated.ts';
import type { PublicationDue, PublicationState } from '../../contract/commands/publication.ts';
import { nationalCalendar } from '../law/calendar/national-calendar.ts';
import { addWorkingDays, isUnknownYear } from '../law/calendar/working-days.ts';
import { addMonths, dayNumber, type IsoDay, isIsoDay } from '../values/day.ts';
import { missingCase } from '../values/missing-case.ts';
import { publishableAge } from './publishable.ts';

export type PublicationStep = Extract<Act, { kind: 'publication' }>;

/** How long a decision stays public, as the station set it with its source; null: not set. */
export type PublicationPeriod = { readonly months: number; readonly source: string } | null;

/** Where the publication of a decision stands on a day. */
export type PublicationStanding = {
  readonly state: PublicationState;
  /** Day of the last step, or of the decision. */
  readonly since: string;
  readonly due: PublicationDue | null;
  readonly steps: readonly PublicationStep[];
};

const workingDays = 7;
const workingDaysToWithdraw = 3;
const waiting: ReadonlySet<PublicationState> = new Set([
  'open',
  'submitted',
  'returned',
  'confirmed',
  'made',
]);

/**
 * The state of a decision that was issued, or null where it never was. A case needs no more than its facts, its acts and
 * this document here.
 */
export function publicationStanding(
  file: Pick<CaseFile, 'facts' | 'acts'>,
  document: CaseDocument,
  today: IsoDay,
  period: PublicationPeriod,
): PublicationStanding | null {
  const decidedOn = document.issuedOn;
  const { state: paper = 'draft' } = document;
  if (decidedOn === undefined || !isIsoDay(decidedOn) || paper === 'draft') return null;
  const steps = publicationSteps(file, document);
  const latest = steps.at(-1);
  const recorded = latest ? stateAfter(latest.step) : 'open';
  const isPublic = recorded === 'published';
  // Never public and no longer a decision that holds: nothing is to be published.
  if (paper !== 'issued' && !isPublic && recorded !== 'withdrawn' && recorded !== 'ended') return null;
  const age = publishableAge(file, document);
  const since = latest?.on ?? decidedOn;
  if (isPublic && (paper !== 'issued' || age === 'minor')) {
    const from = paper === 'issued' ? since : endedOn(file, document, since);
    return { state: 'toWithdraw', since, due: withdrawDue(from, today), steps };
  }
  if (isPublic) {
    const endsOn = period === null ? null : addMonths(decidedOn, period.months);
    const due = endsOn === null ? null : dueOn(endsOn, 'end', today);
    return { state: endsOn !== null && endsOn < today ? 'toEnd' : 'published', since, due, steps };
  }
  if (!waiting.has(recorded)) return { state: recorded, since, due: null, steps };
  if (age === 'minor') return { state: 'minor', since, due: null, steps };
  const last = lastPublicationDay(decidedOn);
  const due = last === null ? null : dueOn(last, 'publish', today);
  return { state: age === 'unknown' ? 'ageUnknown' : recorded, since, due, steps };
}

/** The steps recorded for a decision; a note of publication, as case files by hand have it, stands for the one step. */
export function publicationSteps(
  { acts = [] }: Pick<CaseFile, 'acts'>,
  { id, issuedOn = '' }: CaseDocument,
): readonly PublicationStep[] {
  const steps = acts.flatMap((act) => (act.kind === 'publication' && act.document === id ? [act] : []));
  if (steps.length > 0) return steps;
  return acts.flatMap((act): PublicationStep[] =>
    act.kind === 'note' && act.subject === 'publication' && act.on >= issuedOn
      ? [
          {
            id: act.id,
            kind: 'publication',
            document: id,
            step: 'published',
            on: act.on,
            by: act.by ?? '',
            reason: act.text,
          },
        ]
      : [],
  );
}

function stateAfter(step: PublicationStep['step']): PublicationState {
  switch (step) {
    case 'submitted':
    case 'returned':
    case 'confirmed':
    case 'withheld':
    case 'made':
    case 'published':
    case 'withdrawn':
    case 'ended':
      return step;
    default:
      return missingCase(step);
  }
}

/** The day on which the decision ceased to stand. */
function endedOn({ acts = [] }: Pick<CaseFile, 'acts'>, { id }: CaseDocument, otherwise: string): string {
  const changes = acts.flatMap((act) =>
    act.kind === 'stateChange' && act.document === id && act.to !== 'issued' ? [act.on] : [],
  );
  return changes.at(-1) ?? otherwise;
}

/** 国办发〔2018〕118号: seven working days after the decision. Null where the holidays of a year are not known. */
export function lastPublicationDay(decidedOn: IsoDay): IsoDay | null {
  return lastWorkingDay(decidedOn, workingDays);
}

/** 行政处罚法第四十八条第二款、第八十五条: three working days. */
function withdrawDue(from: IsoDay, today: IsoDay): PublicationDue | null {
  const last = lastWorkingDay(from, workingDaysToWithdraw);
  return last === null ? null : dueOn(last, 'withdraw', today);
}

function lastWorkingDay(from: IsoDay, count: number): IsoDay | null {
  const counted = addWorkingDays(from, count, nationalCalendar);
  return isUnknownYear(counted) ? null : counted.last;
}

function dueOn(on: IsoDay, what: PublicationDue['what'], today: IsoDay): PublicationDue {
  return { what, on, daysLeft: dayNumber(on) - dayNumber(today) };
}
