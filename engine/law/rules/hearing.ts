import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { deadline } from '../calendar/deadline.ts';
import { nationalCalendar } from '../calendar/national-calendar.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { hearingAsNoticed, noticedBeforeAsked, reportOfHearing } from './hearing-papers.ts';
import { found, penaltyLaw, place, REVISED_PENALTY_LAW, rowsOf, servedOn, withCalendar } from './support.ts';

const act = { since: REVISED_PENALTY_LAW, judgedBy: 'act' } as const;
const notices = ['hearing-notice'];
const records = ['hearing-record'];

const noticedInTime: Rule = {
  id: 'N-11',
  title: '举行听证的七个工作日之前送达听证通知书',
  basis: [penaltyLaw('第六十四条', '第（二）项'), penaltyLaw('第八十五条')],
  severity: 'block',
  ...act,
  forms: notices,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const held = one.text('/hearingAt').slice(0, 10);
      const served = servedOn(view, one);
      if (held === '') return [];
      if (served === null && view.of('hearing-record').length > 0)
        return [
          found(
            one,
            '/hearingAt',
            `${formatDay(held)}举行听证，案卷中没有听证通知书的送达记录。应当在七个工作日前通知。`,
          ),
        ];
      const told = served ?? (one.state === 'issued' ? one.day : null);
      if (told === null) return [];
      const period = deadline({ start: told, length: 7, kind: 'working' }, nationalCalendar);
      return withCalendar(period, one, '/hearingAt', ({ last }) =>
        held > last
          ? []
          : [
              found(
                one,
                '/hearingAt',
                `听证通知书${formatDay(told)}${served ? '送达' : '作出'}，七个工作日到${formatDay(last)}届满，${formatDay(held)}不能举行听证。`,
              ),
            ],
      );
    }),
};

const publicHearing: Rule = {
  id: 'N-12',
  title: '听证公开举行，不公开的写明理由',
  basis: [penaltyLaw('第六十四条', '第（三）项')],
  severity: 'major',
  ...act,
  forms: notices,
  check: (_view, documents) =>
    documents.flatMap((one) => {
      const reason = one.text('/closedReason');
      if (one.text('/publicity') === 'closed' && !/秘密|隐私/.test(reason))
        return [
          found(
            one,
            '/closedReason',
            '听证不公开，没有写明涉及国家秘密、商业秘密或者个人隐私。除此之外听证应当公开举行。',
          ),
        ];
      if (one.text('/publicity') === 'public' && reason !== '')
        return [found(one, '/publicity', '写了不公开的理由，听证方式却选了公开。请核对。')];
      return [];
    }),
};

const outsideModerator: Rule = {
  id: 'N-13',
  title: '听证主持人不是本案调查人员',
  basis: [penaltyLaw('第六十四条', '第（四）项')],
  severity: 'block',
  ...act,
  forms: [...notices, ...records, 'hearing-report'],
  check: (view, documents) => {
    const told = new Set<string>();
    return documents.flatMap((one) => {
      const pointer =
        one.form === 'hearing-notice' || one.form === 'hearing-record' ? '/moderatorName' : '/moderator';
      const name = one.text(pointer);
      if (name === '' || !investigators(view).has(name) || told.has(name)) return otherHearers(view, one);
      told.add(name);
      return [found(one, pointer, `听证主持人${name}是本案调查人员。应当由非本案调查人员主持。`)];
    });
  },
};

/** The Act names the moderator only; that assessors and clerk are no investigators either is asked for as good form. */
function otherHearers(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  if (one.form !== 'hearing-record') return [];
  return (['/assessorNames', '/recorderName'] as const).flatMap((pointer) => {
    const own = one
      .text(pointer)
      .split(/[、，,\s]/)
      .find((name) => investigators(view).has(name));
    if (own === undefined) return [];
    const message = `${own}是本案调查人员，又是听证的${pointer === '/assessorNames' ? '听证员' : '记录员'}。听证由非本案调查人员主持，请核对听证人员。`;
    return [{ ...found(one, pointer, message), severity: 'minor' } as const];
  });
}

function investigators(view: CaseView): ReadonlySet<string> {
  return new Set([
    ...(view.facts.officers ?? []).map(({ name }) => name),
    ...['scene-record', 'interview-record', 'investigation-report']
      .flatMap(view.of)
      .flatMap((one) => [one.text('/officer1Name'), one.text('/officer2Name')]),
  ]);
}

const agentsOfHearing: Rule = {
  id: 'N-14',
  title: '当事人可以委托一至二人代理听证',
  basis: [penaltyLaw('第六十四条', '第（五）项')],
  severity: 'major',
  ...act,
  forms: records,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const agents = rowsOf(one, '/agents');
      if (agents.length > 2)
        return [found(one, '/agents', '听证笔录写的代理人超过两人。当事人可以委托一至二人代理。')];
      const file = JSON.stringify([one.content, view.file.evidence ?? []]);
      if (agents.length === 0 || /授权委托|委托书/.test(file)) return [];
      const message = '听证笔录写了代理人，笔录和证据中都没有授权委托书。请核对代理人的委托手续。';
      return [{ ...found(one, '/agents', message), severity: 'minor' }];
    }),
};

const bothSidesHeard: Rule = {
  id: 'N-16',
  title: '听证笔录记明调查人员的陈述和当事人的申辩、质证',
  basis: [penaltyLaw('第六十四条', '第（七）项')],
  severity: 'major',
  ...act,
  forms: records,
  check: (_view, documents) =>
    documents.flatMap((one) => {
      const text = one.text('/proceedings');
      if (text === '' || /放弃听证|终止听证|无正当理由拒不/.test(text)) return [];
      const lacking = [
        ...(/(?:调查人员|执法人员|案件承办人)/.test(text) ? [] : ['调查人员提出的事实、证据和处罚建议']),
        ...(/当事人|代理人/.test(text) ? [] : ['当事人的申辩']),
        ...(/质证|证据/.test(text) ? [] : ['对证据的质证']),
      ];
      if (lacking.length === 0) return [];
      return [found(one, '/proceedings', `听证笔录没有记明${lacking.join('、')}。`)];
    }),
};

const signedHearing: Rule = {
  id: 'N-17',
  title: '听证笔录经当事人或者代理人核对签名，拒签的由主持人注明',
  basis: [penaltyLaw('第六十四条', '第（八）项')],
  severity: 'block',
  ...act,
  forms: records,
  check: (view, documents) =>
    documents.flatMap((one) => {
      if (one.state !== 'issued' || one.text('/refusal') !== '') return [];
      if (view.actsOf('scan', one.id).length > 0) return [];
      const signed = view
        .actsOf('signature', one.id)
        .some(({ role, refused, reason }) =>
          ['party', 'agent'].includes(role) ? refused !== true || (reason ?? '') !== '' : false,
        );
      return signed
        ? []
        : [found(one, '', '听证笔录没有当事人或者代理人的签名，也没有由主持人注明拒签的情况。')];
    }),
};

const decidedAfterHearing: Rule = {
  id: 'N-18',
  title: '听证结束之后根据听证笔录作出决定',
  basis: [penaltyLaw('第六十五条')],
  severity: 'block',
  ...act,
  forms: ['penalty-decision'],
  check: (view, documents) =>
    documents.flatMap((one): readonly RuleFinding[] => {
      const hearing = view.last('hearing-record');
      const ended = hearing ? (hearing.text('/endedAt') || hearing.text('/startedAt')).slice(0, 10) : '';
      if (!hearing || one.day === null || ended === '') return [];
      if (one.day < ended)
        return [
          {
            message: `${formatDay(ended)}听证才结束，${formatDay(one.day)}已经作出决定。应当在听证之后根据听证笔录决定。`,
            at: place(one, '/issuedOn'),
            related: [place(hearing, '/endedAt')],
          },
        ];
      if (mentions(one, /听证/)) return [];
      return [
        {
          ...found(one, '/defense', '本案举行了听证，决定书没有写明听证情况及对听证意见的答复。'),
          severity: 'major',
        },
      ];
    }),
};

function mentions(one: DocumentView, words: RegExp): boolean {
  return ['/defense', '/facts', '/discretion'].some((pointer) => words.test(one.text(pointer)));
}

const asNoticed: Rule = {
  id: 'W-06',
  title: '听证的时间、地点、主持人与通知的一致，听证报告与笔录一致，缺席的终止听证',
  basis: [penaltyLaw('第六十四条', '第（二）项'), penaltyLaw('第六十四条', '第（六）项')],
  severity: 'minor',
  ...act,
  forms: [...notices, ...records, 'hearing-report'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      if (one.form === 'hearing-report') return reportOfHearing(view, one);
      if (one.form === 'hearing-notice') return noticedBeforeAsked(view, one);
      const notice = view.last('hearing-notice');
      if (!notice) return [found(one, '', '案卷有听证笔录，没有《听证通知书》。听证前应当书面通知当事人。')];
      const [told, held] = [notice.text('/hearingAt').slice(0, 10), one.text('/startedAt').slice(0, 10)];
      if (told === '' || held === '' || told === held) return hearingAsNoticed(notice, one);
      return [
        found(
          one,
          '/startedAt',
          `听证通知书定于${formatDay(told)}听证，听证笔录写${formatDay(held)}。变更时间的应当重新通知，请核对。`,
        ),
      ];
    }),
};

/** 听证: told in time, open, led by an outsider, both sides heard, signed, then decided. */
export const hearingRules: readonly Rule[] = [
  noticedInTime,
  publicHearing,
  outsideModerator,
  agentsOfHearing,
  asNoticed,
  bothSidesHeard,
  signedHearing,
  decidedAfterHearing,
];
