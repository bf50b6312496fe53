import type { CaseMarks, FinedAct, OfficerTime } from '../store/case-marks.ts';
import type { CaseView, DocumentView } from './case-view.ts';

/** Records that tell which officer was where, from when to when. */
export const placedRecords: readonly string[] = [
  'scene-record',
  'interview-record',
  'inspection-record',
  'hearing-record',
  'statement-defense-record',
];

const decisions: readonly string[] = ['penalty-decision', 'summary-penalty-decision'];

/** What of this case others are compared with: its records, drafts too, and the fines of its issued decisions. */
export function caseMarks(view: CaseView): CaseMarks {
  return { times: officerTimes(view.documents), fines: finedActs(view) };
}

/** Who was where when, by the records among these documents. */
export function officerTimes(documents: readonly DocumentView[]): readonly OfficerTime[] {
  return documents
    .filter(({ form }) => placedRecords.includes(form))
    .flatMap((record) => {
      const [startsAt, endsAt] = [record.text('/startedAt'), record.text('/endedAt')];
      if (!isMoment(startsAt) || !isMoment(endsAt) || endsAt <= startsAt) return [];
      const officers = new Set([record.text('/officer1Name'), record.text('/officer2Name')]);
      return [...officers]
        .filter((officer) => officer !== '')
        .map((officer) => ({
          document: record.id,
          officer,
          startsAt,
          endsAt,
          place: record.text('/place'),
          form: record.form,
          title: record.title,
        }));
    });
}

const isMoment = (text: string) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text);

function finedActs(view: CaseView): readonly FinedAct[] {
  return view.documents
    .filter(({ form, state }) => decisions.includes(form) && state === 'issued')
    .flatMap((decision) => finedAct(view, decision) ?? []);
}

/** What a decision fines, as it would be compared; null where it fines nothing. */
export function finedAct(view: CaseView, decision: DocumentView): FinedAct | null {
  const fine = decision.value('/fine');
  const { party } = decision;
  if (typeof fine !== 'number' || fine <= 0 || party === null) return null;
  const { violation, penalty, vehicles = [], causeId, cause } = view.facts;
  const violatedAt = violation?.startedAt ?? '';
  return {
    document: decision.id,
    number: decision.number,
    decidedOn: decision.day ?? '',
    party: party.name,
    partyKind: party.kind,
    idNumber: party.idNumber ?? party.creditCode ?? '',
    plates: vehicles.map(({ plate }) => plate),
    violatedAt: isMoment(violatedAt) ? violatedAt : '',
    place: violation?.place ?? '',
    cause: causeId ?? cause,
    step: penalty?.discretionStep ?? '',
    fine,
  };
}
