import { finedAct, officerTimes } from '../../cases/case-marks.ts';
import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import type { Elsewhere, FinedAct, OfficerTime } from '../../store/case-marks.ts';
import { formatMoment } from '../../values/chinese-date.ts';
import { normalisePlate } from '../../values/plate.ts';
import type { RuleFinding } from '../rule.ts';
import { comparable, found, place } from './support.ts';

/** Records whose officers were, by a record of another case, somewhere else at the same time. */
export function officersElsewhere(
  view: CaseView,
  documents: readonly DocumentView[],
): readonly RuleFinding[] {
  const others = view.elsewhere?.times ?? [];
  if (others.length === 0) return [];
  return documents.flatMap((document) => {
    // One record of the other case is one thing to check, however many officers the two share.
    const told = new Set<string>();
    return officerTimes([document]).flatMap((own) =>
      others
        .filter((other) => overlaps(own, other) && apart(own, other))
        .filter((other) => !told.has(`${other.caseId} ${other.document}`))
        .map((other) => {
          told.add(`${other.caseId} ${other.document}`);
          return found(document, '/startedAt', elsewhereMessage(document, own, other));
        }),
    );
  });
}

function overlaps(own: OfficerTime, other: OfficerTime): boolean {
  return own.officer === other.officer && own.startsAt < other.endsAt && other.startsAt < own.endsAt;
}

/** At two places; or at one place with two people to be asked, each by themselves. */
function apart(own: OfficerTime, other: OfficerTime): boolean {
  if (own.form === 'interview-record' && other.form === 'interview-record') return true;
  return !samePlace(own.place, other.place);
}

/** One place may be told at more or at less length. */
function samePlace(one: string, other: string): boolean {
  const [first, second] = [comparable(one), comparable(other)];
  return first === '' || second === '' || first.includes(second) || second.includes(first);
}

function elsewhereMessage(document: DocumentView, own: OfficerTime, other: Elsewhere<OfficerTime>): string {
  const theirs = `另一案件（${other.caseName}）的${other.title}写${own.officer}${formatMoment(other.startsAt)}至${formatMoment(other.endsAt)}在“${other.place}”`;
  return `${document.title}写${own.officer}${formatMoment(own.startsAt)}至${formatMoment(own.endsAt)}在“${own.place}”，${theirs}，时间重叠。请核对两份笔录的时间。`;
}

/** A decision whose act another case of the station has fined already (行政处罚法29). */
export function finedElsewhere(view: CaseView, decision: DocumentView): readonly RuleFinding[] {
  const own = finedAct(view, decision);
  if (own === null) return [];
  return (view.elsewhere?.fines ?? [])
    .filter((other) => sameParty(own, other) && mayBeOneVehicle(own, other))
    .flatMap((other) => {
      const name = `${other.number || '处罚决定'}（案件${other.caseName}，${formatMoment(other.violatedAt)}，${other.place}）`;
      if (own.cause === other.cause && oneOccasion(own, other)) {
        const message = `本站已经以${name}对${own.party}的同一违法行为罚款，不得再次罚款。不是同一行为的，请在事实中写明区别。`;
        return [{ message, at: place(decision, '') }];
      }
      const message = `同一日本站还以${name}对${own.party}罚款。是同一违法行为的，不得再次罚款，请核对。`;
      return [{ message, at: place(decision, ''), undecided: true }];
    });
}

function sameParty(own: FinedAct, other: FinedAct): boolean {
  if (own.idNumber !== '' && other.idNumber !== '') return own.idNumber === other.idNumber;
  return comparable(own.party) === comparable(other.party);
}

/** Two vehicles are two acts; where one case names none, it cannot be told. */
function mayBeOneVehicle(own: FinedAct, other: FinedAct): boolean {
  if (own.plates.length === 0 || other.plates.length === 0) return true;
  const theirs = other.plates.map(normalisePlate);
  return own.plates.some((plate) => theirs.includes(normalisePlate(plate)));
}

/** At one place on that day, or within the hour. */
function oneOccasion(own: FinedAct, other: FinedAct): boolean {
  return samePlace(own.place, other.place) || Math.abs(minuteOf(own) - minuteOf(other)) <= 60;
}

function minuteOf({ violatedAt }: FinedAct): number {
  return Number(violatedAt.slice(11, 13)) * 60 + Number(violatedAt.slice(14, 16));
}

/** The latest fine that another case of the station set for the same party and cause, decided before this violation. */
export function fineElsewhereOfParty(view: CaseView, decision: DocumentView): Elsewhere<FinedAct> | null {
  const own = finedAct(view, decision);
  if (own === null || own.violatedAt === '') return null;
  const day = own.violatedAt.slice(0, 10);
  const earlier = (view.elsewhere?.earlier ?? []).filter(
    (other) => sameParty(own, other) && other.cause === own.cause && other.decidedOn < day,
  );
  return earlier.at(-1) ?? null;
}
