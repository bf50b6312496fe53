import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { formatYuan } from '../../values/money.ts';
import { deadline } from '../calendar/deadline.ts';
import { nationalCalendar } from '../calendar/national-calendar.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { stationThreshold } from './station-threshold.ts';
import {
  amountOf,
  choicesOf,
  comparable,
  found,
  penaltyLaw,
  place,
  REVISED_PENALTY_LAW,
  servedOn,
  undecided,
  withCalendar,
} from './support.ts';

const act = { since: REVISED_PENALTY_LAW, judgedBy: 'act' } as const;
const decision = ['penalty-decision'];

const toldBefore: Rule = {
  id: 'N-01',
  title: '作出决定之前，违法行为通知书已经送达',
  basis: [penaltyLaw('第四十四条'), penaltyLaw('第六十二条')],
  severity: 'block',
  ...act,
  forms: decision,
  check: (view, documents) =>
    documents.flatMap((one) => {
      if (one.day === null) return [];
      const notice = view.last('violation-notice');
      if (!notice) return [found(one, '', '案卷中没有《违法行为通知书》。作出处罚决定之前应当告知当事人。')];
      const served = servedOn(view, notice);
      if (served === null) {
        return [
          found(
            notice,
            '',
            '已经作出处罚决定，没有《违法行为通知书》的送达记录。请补录送达；没有送达的不得作出决定。',
          ),
        ];
      }
      if (served <= one.day) return [];
      return [
        found(
          one,
          '/issuedOn',
          `${formatDay(one.day)}作出决定，《违法行为通知书》${formatDay(served)}才送达。应当先告知，后决定。`,
        ),
      ];
    }),
};

/** Whether the party spoke or was heard after the notice. */
function wasHeard(view: CaseView): boolean {
  return view.acts('statement').length > 0 || view.of('hearing-record').length > 0;
}

const sameAsNotice: Rule = {
  id: 'N-03',
  title: '决定的处罚与告知的一致，变更对当事人不利的重新告知',
  basis: [penaltyLaw('第四十四条'), penaltyLaw('第四十五条')],
  severity: 'block',
  ...act,
  forms: decision,
  check: (view, documents) => {
    const notice = view.last('violation-notice');
    return notice ? documents.flatMap((one) => worseThanTold(view, notice, one)) : [];
  },
};

function worseThanTold(view: CaseView, notice: DocumentView, document: DocumentView): readonly RuleFinding[] {
  const findings: RuleFinding[] = [];
  const add = (pointer: string, message: string) =>
    findings.push({ message, at: place(document, pointer), related: [place(notice, pointer)] });
  const [told, fine] = [amountOf(notice, '/fine'), amountOf(document, '/fine')];
  if (!wasHeard(view) && fine !== null && fine > (told ?? 0)) {
    add(
      '/fine',
      `通知书告知拟罚款${formatYuan(told ?? 0)}，决定罚款${formatYuan(fine)}。加重的应当重新告知。`,
    );
  }
  const toldKinds = choicesOf(notice, '/penaltyKinds');
  if (choicesOf(document, '/penaltyKinds').some((kind) => !toldKinds.includes(kind))) {
    add('/penaltyKinds', '决定书的处罚种类中有通知书没有告知的。应当重新告知，或者改为与告知的一致。');
  }
  for (const [pointer, title] of [
    ['/penaltyBasis', '处罚依据'],
    ['/prohibition', '违反的规定'],
  ] as const) {
    const [before, after] = [notice.text(pointer), document.text(pointer)];
    if (before !== '' && after !== '' && comparable(before) !== comparable(after)) {
      add(pointer, `决定书的${title}写“${after}”，通知书告知的是“${before}”。请核对；确需变更的重新告知。`);
    }
  }
  return findings;
}

const notHeavierForSpeaking: Rule = {
  id: 'N-04',
  title: '不因当事人陈述、申辩或者听证而加重处罚',
  basis: [penaltyLaw('第四十五条', '第二款')],
  severity: 'block',
  ...act,
  forms: decision,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const notice = view.last('violation-notice');
      const told = notice ? amountOf(notice, '/fine') : null;
      const fine = amountOf(one, '/fine');
      if (!wasHeard(view) || told === null || fine === null || fine <= told) return [];
      return [
        found(
          one,
          '/fine',
          `告知拟罚款${formatYuan(told)}，当事人陈述、申辩之后决定罚款${formatYuan(fine)}。不得因陈述、申辩给予更重的处罚。`,
        ),
      ];
    }),
};

const statementReviewed: Rule = {
  id: 'N-05',
  title: '当事人的陈述、申辩经过复核，决定书写明',
  basis: [penaltyLaw('第四十五条', '第一款')],
  severity: 'block',
  ...act,
  forms: decision,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const day = one.day;
      const statement = view.acts('statement').find((item) => day !== null && item.on <= day);
      if (!statement || day === null) return [];
      const said = `当事人${formatDay(statement.on)}陈述、申辩`;
      if (!statement.reviewedOn || !statement.reviewOpinion) {
        return [found(one, '/defense', `${said}，案卷中没有复核记录。应当复核并写明是否采纳及理由。`)];
      }
      if (statement.reviewedOn < statement.on) {
        return [
          found(
            one,
            '/defense',
            `${said}，复核记录却是${formatDay(statement.reviewedOn)}，早于陈述、申辩。请核对两个日期。`,
          ),
        ];
      }
      if (statement.reviewedOn > day) {
        return [
          found(
            one,
            '/defense',
            `${said}，${formatDay(statement.reviewedOn)}才复核，晚于决定之日${formatDay(day)}。应当先复核，后决定。`,
          ),
        ];
      }
      const denied =
        deniedStatement(one.text('/defense'), formatDay(statement.on)) ??
        otherAnswer(one.text('/defense'), statement.adopted);
      if (denied !== null) return [found(one, '/defense', `${said}，决定书却写“${denied}”。请核对。`)];
      return one.text('/defense') === ''
        ? [found(one, '/defense', `${said}，决定书没有写明陈述申辩及复核意见。`)]
        : [];
    }),
};

/** What the decision says of a statement that was made: that there was none, or another day. */
function deniedStatement(text: string, day: string): string | null {
  const none = /(?:没有|未|放弃)(?:提出|进行)?陈述[^。；]{0,8}/.exec(text);
  if (none) return none[0];
  const told = /(\d{4}年\d{1,2}月\d{1,2}日)(?:提出|进行|向本机关)?[^，。；\d]{0,6}陈述/.exec(text);
  return told && told[1] !== day ? told[0] : null;
}

/** The decision's answer to a statement, where the review on record gave the other. */
function otherAnswer(text: string, adopted: 'yes' | 'partly' | 'no' | undefined): string | null {
  const refused = /不予采纳|不采纳|不予支持/.exec(text)?.[0];
  const taken = /(?<!不)(?:予以|应予|全部|决定|给予)采纳/.exec(text)?.[0];
  if (adopted === 'no' && taken !== undefined && refused === undefined)
    return `${taken}”，而复核记录是“不采纳`;
  if (adopted === 'yes' && refused !== undefined && taken === undefined)
    return `${refused}”，而复核记录是“采纳`;
  return null;
}

/** Last day on which a hearing could be asked for: five working days after the notice came (64第一项, 85). */
function hearingPeriod(served: string) {
  return deadline({ start: served, length: 5, kind: 'working' }, nationalCalendar);
}

const hearingPeriodRuns: Rule = {
  id: 'N-06',
  title: '告知听证的，五个工作日届满（或者放弃听证）之后才作出决定',
  basis: [penaltyLaw('第六十四条', '第（一）项'), penaltyLaw('第八十五条')],
  severity: 'block',
  ...act,
  forms: decision,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const { day } = one;
      const notice = view.last('violation-notice');
      const served = notice ? servedOn(view, notice) : null;
      if (!notice || day === null || served === null || day < served) return [];
      if (!choicesOf(notice, '/rights').includes('hearing')) return [];
      const waived = view.acts('waiver').some((item) => item.right === 'hearing' && item.on <= day);
      if (waived || view.of('hearing-record').length > 0) return [];
      return withCalendar(hearingPeriod(served), one, '/issuedOn', ({ last }) => {
        if (day > last) return [];
        return [
          found(
            one,
            '/issuedOn',
            `通知书${formatDay(served)}送达并告知听证，要求听证的期限到${formatDay(last)}届满，${formatDay(day)}不能作出决定；当事人书面放弃听证的除外。`,
          ),
        ];
      });
    }),
};

const timeToSpeak: Rule = {
  id: 'N-07',
  title: '告知之后留出陈述、申辩的时间',
  basis: [penaltyLaw('第四十四条'), penaltyLaw('第四十五条'), penaltyLaw('第六十二条')],
  severity: 'major',
  ...act,
  forms: decision,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const notice = view.last('violation-notice');
      const served = notice ? servedOn(view, notice) : null;
      if (!notice || one.day === null || served !== one.day || wasHeard(view)) return [];
      if (choicesOf(notice, '/rights').includes('hearing') || view.acts('waiver').length > 0) return [];
      return [
        found(
          one,
          '/issuedOn',
          '告知当天即作出决定，没有当事人陈述、申辩或者放弃陈述、申辩的记录。应当给当事人陈述、申辩的时间。',
        ),
      ];
    }),
};

const graveKinds = ['lowerGrade', 'revokeLicence', 'suspendBusiness', 'closeDown', 'restrictEmployment'];

const hearingForGraveKinds: Rule = {
  id: 'N-08',
  title: '吊销许可、责令停产停业等处罚告知听证权利',
  basis: [penaltyLaw('第六十三条', '第一款')],
  severity: 'block',
  ...act,
  forms: ['violation-notice'],
  check: (view, documents) =>
    documents
      .filter((one) => !choicesOf(one, '/rights').includes('hearing'))
      .flatMap((one) =>
        choicesOf(one, '/penaltyKinds').some((kind) => graveKinds.includes(kind))
          ? [found(one, '/rights', '拟作出的处罚种类属于应当告知听证的范围，通知书没有勾选听证权利。')]
          : largeConfiscation(view, one),
      ),
};

/** 63第一款第（二）项: the local standard for confiscation is often, not always, that for fines; so it is asked. */
function largeConfiscation(view: CaseView, notice: DocumentView): readonly RuleFinding[] {
  const income = view.facts.penalty?.confiscatedIncome ?? 0;
  if (income === 0 || !choicesOf(notice, '/penaltyKinds').includes('confiscateIncome')) return [];
  const threshold = stationThreshold(view, 'hearing', notice);
  if (threshold === null || income < threshold.amount) return [];
  const message = `拟没收违法所得${formatYuan(income)}，达到罚款的听证标准${formatYuan(threshold.amount)}（${threshold.source}）。没收较大数额违法所得应当告知听证权利，请核对本省对没收的标准。`;
  return [{ ...undecided(notice, '/rights', message), severity: 'major' }];
}

const hearingForLargeFines: Rule = {
  id: 'N-09',
  title: '较大数额罚款告知听证权利',
  basis: [penaltyLaw('第六十三条', '第一款第（一）项')],
  severity: 'block',
  ...act,
  forms: ['violation-notice'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const fine = amountOf(one, '/fine');
      if (fine === null || fine === 0 || choicesOf(one, '/rights').includes('hearing')) return [];
      const threshold = stationThreshold(view, 'hearing', one);
      if (threshold === null) {
        return [
          undecided(
            one,
            '/rights',
            '无法判断罚款是否达到听证的“较大数额”：本站设置中没有填写听证标准及其依据。',
          ),
        ];
      }
      if (fine < threshold.amount) return [];
      return [
        found(
          one,
          '/rights',
          `拟罚款${formatYuan(fine)}，达到听证标准${formatYuan(threshold.amount)}（${threshold.source}），通知书没有勾选听证权利。`,
        ),
      ];
    }),
};

const hearingInTime: Rule = {
  id: 'N-22',
  title: '当事人在期限内要求听证的，应当组织听证',
  basis: [penaltyLaw('第六十三条', '第一款'), penaltyLaw('第六十四条', '第（一）项')],
  severity: 'block',
  ...act,
  forms: decision,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const [request] = view.acts('hearingRequest');
      const notice = view.last('violation-notice');
      const served = notice ? servedOn(view, notice) : null;
      const waived = view.acts('waiver').some((item) => item.right === 'hearing');
      if (!request || one.day === null || served === null || waived) return [];
      if (view.of('hearing-record').length > 0) return [];
      return withCalendar(hearingPeriod(served), one, '', ({ last }) =>
        request.on > last
          ? []
          : [
              found(
                one,
                '',
                `当事人${formatDay(request.on)}在期限内要求听证，案卷中没有听证笔录。应当组织听证后再作决定。`,
              ),
            ],
      );
    }),
};

const requestInTime: Rule = {
  id: 'N-10',
  title: '当事人在告知后五个工作日内要求听证',
  basis: [penaltyLaw('第六十四条', '第（一）项'), penaltyLaw('第八十五条')],
  severity: 'hint',
  ...act,
  forms: ['violation-notice'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const [request] = view.acts('hearingRequest');
      const served = servedOn(view, one);
      if (!request || served === null || one.id !== view.last('violation-notice')?.id) return [];
      if (!choicesOf(one, '/rights').includes('hearing')) return [];
      if (request.on < served) {
        const message = `当事人${formatDay(request.on)}要求听证，通知书${formatDay(served)}才送达。请核对两个日期。`;
        return [{ ...found(one, '/rights', message), severity: 'major' }];
      }
      return withCalendar(hearingPeriod(served), one, '/rights', ({ last }) =>
        request.on <= last
          ? []
          : [
              found(
                one,
                '/rights',
                `要求听证的期限到${formatDay(last)}届满，当事人${formatDay(request.on)}才提出。可以不组织听证，请将答复存入案卷。`,
              ),
            ],
      );
    }),
};

/** 告知、陈述申辩、听证. */
export const noticeRules: readonly Rule[] = [
  toldBefore,
  sameAsNotice,
  notHeavierForSpeaking,
  statementReviewed,
  hearingPeriodRuns,
  timeToSpeak,
  hearingForGraveKinds,
  hearingForLargeFines,
  hearingInTime,
  requestInTime,
];
