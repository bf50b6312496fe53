import { sql } from './queries.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** A record that an officer made somewhere, from `startsAt` to `endsAt` (YYYY-MM-DDTHH:mm). */
export type OfficerTime = {
  readonly document: string;
  readonly officer: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  readonly form: string;
  readonly title: string;
};

/** What an issued decision fined. `fine` in fen; `idNumber` of a person or the credit code of an organization. */
export type FinedAct = {
  readonly document: string;
  readonly number: string;
  readonly decidedOn: string;
  readonly party: string;
  readonly partyKind: 'person' | 'organization';
  readonly idNumber: string;
  readonly plates: readonly string[];
  /** Moment of the violation; '' when it is not known. */
  readonly violatedAt: string;
  readonly place: string;
  /** Id of the cause library, else the cause's words. */
  readonly cause: string;
  readonly step: string;
  readonly fine: number;
};

/** What of a case other cases are compared with. */
export type CaseMarks = { readonly times: readonly OfficerTime[]; readonly fines: readonly FinedAct[] };

/** The same of another case, named for the reader. */
export type Elsewhere<Mark> = Mark & { readonly caseId: string; readonly caseName: string };

/** What other cases hold that touches this one. */
export type OtherCases = {
  readonly times: readonly Elsewhere<OfficerTime>[];
  /** Of violations on the same day. */
  readonly fines: readonly Elsewhere<FinedAct>[];
  /** Of the same party for the same cause, whenever; earliest decision first. */
  readonly earlier: readonly Elsewhere<FinedAct>[];
};

/** What of a case is asked after in the others. `violatedOn` '' asks for no fines of that day. */
export type AskedMarks = {
  readonly times: readonly OfficerTime[];
  readonly violatedOn: string;
  readonly party: string;
  readonly idNumber: string;
  readonly cause: string;
};

/** Writes a case's marks anew. */
export function writeMarks(store: WritableStore, caseId: string, marks: CaseMarks): void {
  store.run(sql.deleteFrom('officer_times').where('case_id', '=', caseId));
  store.run(sql.deleteFrom('fined_acts').where('case_id', '=', caseId));
  for (const time of marks.times) {
    store.run(
      sql.insertInto('officer_times').values({
        case_id: caseId,
        document_id: time.document,
        officer: time.officer,
        starts_at: time.startsAt,
        ends_at: time.endsAt,
        place: time.place,
        form: time.form,
        title: time.title,
      }),
    );
  }
  for (const fine of marks.fines) store.run(sql.insertInto('fined_acts').values(fineRow(caseId, fine)));
}

function fineRow(caseId: string, fine: FinedAct) {
  return {
    case_id: caseId,
    document_id: fine.document,
    number: fine.number,
    decided_on: fine.decidedOn,
    party: fine.party,
    party_kind: fine.partyKind,
    id_number: fine.idNumber,
    plates: fine.plates.join('、'),
    violated_on: fine.violatedAt.slice(0, 10),
    violated_at: fine.violatedAt,
    place: fine.place,
    cause: fine.cause,
    fine: fine.fine,
    step: fine.step,
  };
}

/** What other cases hold that touches these marks. */
export function otherCases(store: ReadableStore, caseId: string, asked: AskedMarks): OtherCases {
  return {
    times: timesElsewhere(store, caseId, asked.times),
    fines: finesElsewhere(store, caseId, asked.violatedOn),
    earlier: finesOfParty(store, caseId, asked),
  };
}

function timesElsewhere(
  store: ReadableStore,
  caseId: string,
  times: readonly OfficerTime[],
): readonly Elsewhere<OfficerTime>[] {
  if (times.length === 0) return [];
  const rows = store.all(
    sql
      .selectFrom('officer_times')
      .innerJoin('cases', 'cases.id', 'officer_times.case_id')
      .select(['case_id', 'document_id', 'officer', 'starts_at', 'ends_at', 'place', 'form', 'title'])
      .select(['case_number', 'cases.party'])
      .where('case_id', '!=', caseId)
      .where((where) =>
        where.or(
          times.map(({ officer, startsAt, endsAt }) =>
            where.and([
              where('officer', '=', officer),
              where('starts_at', '<', endsAt),
              where('ends_at', '>', startsAt),
              // A record lasts no longer than a few days: the index need not be walked from the beginning.
              where('starts_at', '>=', monthBefore(startsAt)),
            ]),
          ),
        ),
      )
      .orderBy('starts_at')
      .orderBy('document_id')
      .orderBy('officer')
      .limit(50),
  );
  return rows.map((row) => ({
    caseId: row.case_id,
    caseName: row.case_number || row.party,
    document: row.document_id,
    officer: row.officer,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    place: row.place,
    form: row.form,
    title: row.title,
  }));
}

/** The same moment of the month before, for a comparison of texts: it need not be a day that there is. */
function monthBefore(moment: string): string {
  const [year = '', month = ''] = moment.split('-');
  const before = month === '01' ? [Number(year) - 1, 12] : [Number(year), Number(month) - 1];
  return `${before[0]}-${String(before[1]).padStart(2, '0')}${moment.slice(7)}`;
}

function finesElsewhere(
  store: ReadableStore,
  caseId: string,
  violatedOn: string,
): readonly Elsewhere<FinedAct>[] {
  if (violatedOn === '') return [];
  const rows = store.all(
    fined()
      .where('case_id', '!=', caseId)
      .where('violated_on', '=', violatedOn)
      .orderBy('decided_on')
      .limit(200),
  );
  return rows.map(asFinedAct);
}

function finesOfParty(
  store: ReadableStore,
  caseId: string,
  { party, idNumber, cause }: AskedMarks,
): readonly Elsewhere<FinedAct>[] {
  if (party === '') return [];
  const rows = store.all(
    fined()
      .where('case_id', '!=', caseId)
      .where('fined_acts.cause', '=', cause)
      .where((where) =>
        where.or([
          where('fined_acts.party', '=', party),
          ...(idNumber === '' ? [] : [where('id_number', '=', idNumber)]),
        ]),
      )
      .orderBy('decided_on')
      .orderBy('number')
      .limit(50),
  );
  return rows.map(asFinedAct);
}

/** Fines of one cause by other cases, newest decision first. */
export function finesOfCause(
  store: ReadableStore,
  caseId: string,
  cause: string,
  limit: number,
): readonly Elsewhere<FinedAct>[] {
  const rows = store.all(
    fined()
      .where('case_id', '!=', caseId)
      .where('fined_acts.cause', '=', cause)
      .orderBy('decided_on', 'desc')
      .orderBy('number')
      .limit(limit),
  );
  return rows.map(asFinedAct);
}

function fined() {
  return sql
    .selectFrom('fined_acts')
    .innerJoin('cases', 'cases.id', 'fined_acts.case_id')
    .selectAll('fined_acts')
    .select('case_number');
}

type FinedRow = ReturnType<typeof fineRow> & { readonly case_number: string };

function asFinedAct(row: FinedRow): Elsewhere<FinedAct> {
  return {
    caseId: row.case_id,
    caseName: row.case_number || row.party,
    document: row.document_id,
    number: row.number,
    decidedOn: row.decided_on,
    party: row.party,
    partyKind: row.party_kind,
    idNumber: row.id_number,
    plates: row.plates === '' ? [] : row.plates.split('、'),
    violatedAt: row.violated_at,
    place: row.place,
    cause: row.cause,
    fine: row.fine,
    step: row.step,
  };
}
