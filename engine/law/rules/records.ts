import { placedRecords } from '../../cases/case-marks.ts';
import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay, formatMoment } from '../../values/chinese-date.ts';
import { addDays } from '../../values/day.ts';
import { normalisePlate } from '../../values/plate.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { officersElsewhere } from './across-cases.ts';
import {
  comparable,
  found,
  penaltyLaw,
  place,
  REVISED_PENALTY_LAW,
  recordDay,
  violationDay,
} from './support.ts';

const records = ['scene-record', 'interview-record'];
const timed = [
  ...records,
  'inspection-record',
  'sampling-receipt',
  'hearing-record',
  'statement-defense-record',
  'collective-discussion-record',
];
const act = { since: REVISED_PENALTY_LAW, judgedBy: 'act' } as const;

const recordBeforeNotice: Rule = {
  id: 'I-06',
  title: '告知之前已经检查或者询问并制作笔录',
  basis: [penaltyLaw('第五十五条', '第二款')],
  severity: 'block',
  ...act,
  forms: ['violation-notice'],
  check: (view, documents) => {
    const days = records.flatMap((form) => view.of(form)).map(recordDay);
    return documents.flatMap((notice) => {
      const day = notice.day;
      if (day === null || days.some((one) => one === null || one <= day)) return [];
      return [
        found(
          notice,
          '',
          `${formatDay(day)}告知之前，案卷中没有现场笔录或者询问笔录。询问、检查应当制作笔录。`,
        ),
      ];
    });
  },
};

const recordTimes: Rule = {
  id: 'I-07',
  title: '笔录的起止时间前后相接，在同一天内，询问分别进行，次数依次',
  basis: [penaltyLaw('第五十五条', '第二款')],
  severity: 'block',
  ...act,
  forms: timed,
  check: (view, documents) => [
    ...documents.flatMap(startAndEnd),
    ...documents.flatMap((one) => beforeViolation(view, one)),
    ...documents.flatMap((one) => numberedOtherwise(view, one)),
    ...documents.flatMap((one, index) =>
      documents.slice(0, index).flatMap((other) => interviewsTogether(other, one)),
    ),
  ],
};

function startAndEnd(record: DocumentView): readonly RuleFinding[] {
  const [start, end] = [record.text('/startedAt'), record.text('/endedAt')];
  if (start === '' || end === '') return [];
  if (end <= start) {
    const message = `${record.title}结束时间${formatMoment(end)}不晚于开始时间${formatMoment(start)}。请核对时间。`;
    return [found(record, '/endedAt', message)];
  }
  if (end.slice(0, 10) === start.slice(0, 10)) return [];
  if (record.form !== 'interview-record') return acrossDays(record, start, end);
  const message = `询问从${formatMoment(start)}到${formatMoment(end)}，跨了日期。请核对；确有两次询问的，分别制作笔录。`;
  return [found(record, '/endedAt', message)];
}

/** A check on the spot may pass midnight, but not run into the next day's afternoon. */
function acrossDays(record: DocumentView, start: string, end: string): readonly RuleFinding[] {
  if (end <= `${addDays(start.slice(0, 10), 1)}T12:00`) return [];
  const message = `${record.title}从${formatMoment(start)}到${formatMoment(end)}，跨了日期。请核对时间。`;
  return [{ ...found(record, '/endedAt', message), severity: 'minor' }];
}

function beforeViolation(view: CaseView, record: DocumentView): readonly RuleFinding[] {
  const [start, happened] = [record.text('/startedAt'), view.facts.violation?.startedAt ?? ''];
  if (record.form !== 'interview-record' || start === '' || happened === '' || start >= happened) return [];
  const message = `询问${formatMoment(start)}开始，早于违法行为发生的${formatMoment(happened)}。请核对时间。`;
  return [found(record, '/startedAt', message)];
}

/** 第几次询问: counted for each person, by the time. */
function numberedOtherwise(view: CaseView, record: DocumentView): readonly RuleFinding[] {
  const [name, start] = [record.text('/intervieweeName'), record.text('/startedAt')];
  const written = record.value('/sequence');
  if (record.form !== 'interview-record' || name === '' || start === '' || typeof written !== 'number')
    return [];
  const earlier = view
    .of('interview-record')
    .filter((one) => one.text('/intervieweeName') === name && one.text('/startedAt') !== '')
    .filter((one) => one.text('/startedAt') < start).length;
  if (written === earlier + 1) return [];
  const message = `询问笔录写第${written}次询问，按时间这是案卷中对${name}的第${earlier + 1}次询问。请核对次数。`;
  return [{ ...found(record, '/sequence', message), severity: 'minor' }];
}

/** Two interviews by one officer at one time in one room; in two rooms it is a matter of I-08. */
function interviewsTogether(one: DocumentView, other: DocumentView): readonly RuleFinding[] {
  if (one.form !== 'interview-record' || other.form !== 'interview-record') return [];
  if (comparable(one.text('/place')) !== comparable(other.text('/place'))) return [];
  const shared = sharedWhileOverlapping(one, other);
  if (shared === null) return [];
  const message = `${shared}同一时间询问${one.text('/intervieweeName')}和${other.text('/intervieweeName')}（${formatMoment(other.text('/startedAt'))}起重叠）。询问应当分别进行，请核对时间。`;
  return [{ message, at: place(other, '/startedAt'), related: [place(one, '/startedAt')] }];
}

const onePlaceAtATime: Rule = {
  id: 'I-08',
  title: '同一执法人员不同时在两处执法（各案件之间也比较）',
  basis: [penaltyLaw('第四十二条', '第一款'), penaltyLaw('第五十五条', '第二款')],
  severity: 'major',
  ...act,
  forms: placedRecords,
  acrossCases: true,
  check: (view, documents) => [
    ...documents.flatMap((one, index) => documents.slice(0, index).flatMap((other) => overlap(other, one))),
    ...officersElsewhere(view, documents),
  ],
};

function overlap(one: DocumentView, other: DocumentView): readonly RuleFinding[] {
  if (comparable(one.text('/place')) === comparable(other.text('/place'))) return [];
  const shared = sharedWhileOverlapping(one, other);
  if (shared === null) return [];
  const [start, from] = [one.text('/startedAt'), other.text('/startedAt')];
  const message = `${shared}的执法时间重叠：${one.title}${formatMoment(start)}起在“${one.text('/place')}”，${other.title}${formatMoment(from)}起在“${other.text('/place')}”。请核对时间。`;
  return [{ message, at: place(other, '/startedAt'), related: [place(one, '/startedAt')] }];
}

/** The officer whom two records name for overlapping times, or null. */
function sharedWhileOverlapping(one: DocumentView, other: DocumentView): string | null {
  const names = (document: DocumentView) => [document.text('/officer1Name'), document.text('/officer2Name')];
  const [start, end] = [one.text('/startedAt'), one.text('/endedAt')];
  const [from, to] = [other.text('/startedAt'), other.text('/endedAt')];
  if ([start, end, from, to].includes('') || start >= end || from >= to) return null;
  if (end <= from || to <= start) return null;
  return names(one).find((name) => name !== '' && names(other).includes(name)) ?? null;
}

const signedRecord: Rule = {
  id: 'I-09',
  title: '笔录有被询问人（现场人员）和两名执法人员的签名，拒签的注明原因',
  basis: [penaltyLaw('第五十五条', '第二款')],
  severity: 'block',
  ...act,
  forms: records,
  check: (view, documents) =>
    view.documents.some((one) => one.form === 'violation-notice' || one.form === 'penalty-decision')
      ? documents.filter((one) => one.state === 'issued').flatMap((one) => missingSignatures(view, one))
      : [],
};

function missingSignatures(view: CaseView, document: DocumentView): readonly RuleFinding[] {
  if (view.actsOf('scan', document.id).length > 0) return [];
  const signatures = view.actsOf('signature', document.id);
  const party = signatures.filter((one) => ['interviewee', 'party', 'agent'].includes(one.role));
  const refusal = document.text('/refusal') !== '';
  const noted = party.some((one) => one.refused !== true || (one.reason ?? '') !== '' || refusal);
  const missing = [document.text('/officer1Name'), document.text('/officer2Name')].filter(
    (name) => name !== '' && !signatures.some((one) => one.name === name && one.refused !== true),
  );
  const lacking = [
    ...(noted || refusal ? [] : [document.form === 'interview-record' ? '被询问人' : '现场人员']),
    ...missing.map((name) => `执法人员${name}`),
  ];
  if (lacking.length === 0) return [];
  return [
    found(
      document,
      '',
      `${document.title}没有${lacking.join('、')}的签名，也没有写明拒绝签名的原因。请补录签名或者原因。`,
    ),
  ];
}

const sceneAgreesWithFacts: Rule = {
  id: 'I-10',
  title: '现场笔录的地点、时间、车号与查明的事实相符',
  basis: [penaltyLaw('第四十条'), penaltyLaw('第五十五条', '第二款')],
  severity: 'major',
  ...act,
  forms: ['scene-record'],
  check: (view, documents) => documents.flatMap((one) => sceneDifferences(view, one)),
};

function sceneDifferences(view: CaseView, document: DocumentView): readonly RuleFinding[] {
  const findings: RuleFinding[] = [];
  const [here, there] = [comparable(document.text('/place')), comparable(view.facts.violation?.place ?? '')];
  if (here !== '' && there !== '' && !here.includes(there) && !there.includes(here)) {
    findings.push(
      found(document, '/place', `现场笔录的执法地点写“${here}”，案件的违法地点是“${there}”。请核对。`),
    );
  }
  const [day, violated] = [recordDay(document), violationDay(view)];
  if (day !== null && violated !== null && day < violated) {
    findings.push(
      found(
        document,
        '/startedAt',
        `现场笔录${formatDay(day)}制作，早于违法行为发生之日${formatDay(violated)}。请核对。`,
      ),
    );
  }
  const [began, end] = [view.facts.violation?.startedAt ?? '', view.facts.violation?.endedAt ?? ''];
  const start = document.text('/startedAt');
  if (view.facts.source === 'inspection' && end !== '' && day === violated && start > end) {
    findings.push({
      ...found(
        document,
        '/startedAt',
        `现场笔录${formatMoment(start)}开始，案件登记的违法时间是${formatMoment(began)}至${formatMoment(end)}。请核对时间。`,
      ),
      severity: 'minor',
    });
  }
  const plate = normalisePlate(document.text('/vehiclePlate'));
  const plates = (view.facts.vehicles ?? []).map((one) => normalisePlate(one.plate));
  if (plate !== '' && plates.length > 0 && !plates.some((one) => plate.includes(one))) {
    findings.push(
      found(
        document,
        '/vehiclePlate',
        `现场笔录的车号写${plate}，案件登记的车辆是${plates.join('、')}。请核对号牌。`,
      ),
    );
  }
  return findings;
}

/** 笔录: made in time, signed, one place at a time, agreeing with the facts. */
export const recordRules: readonly Rule[] = [
  recordBeforeNotice,
  recordTimes,
  onePlaceAtATime,
  signedRecord,
  sceneAgreesWithFacts,
];
