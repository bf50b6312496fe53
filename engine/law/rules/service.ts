import type { CaseView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { addDays } from '../../values/day.ts';
import { deadline } from '../calendar/deadline.ts';
import { nationalCalendar } from '../calendar/national-calendar.ts';
import type { Rule } from '../rule.ts';
import {
  citation,
  found,
  penaltyLaw,
  REVISED_PENALTY_LAW,
  rowsOf,
  servedOn,
  withCalendar,
} from './support.ts';

const act = { since: REVISED_PENALTY_LAW, judgedBy: 'act' } as const;
const civilProcedure = '中华人民共和国民事诉讼法';
const outward = [
  'violation-notice',
  'penalty-decision',
  'no-penalty-decision',
  'correction-order',
  'coercive-measure-decision',
  'coercive-measure-extension',
  'coercive-measure-release',
  'evidence-preservation-list',
  'evidence-preservation-release',
  'hearing-notice',
  'fine-deferral-notice',
  'demand-notice',
  'enforcement-decision',
  'substitute-performance-decision',
  'enforcement-announcement',
  'enforcement-status-notice',
];

const inSevenDays: Rule = {
  id: 'S-01',
  title: '决定书在七个工作日内送达',
  basis: [penaltyLaw('第六十一条', '第一款'), penaltyLaw('第八十五条')],
  severity: 'block',
  ...act,
  forms: ['penalty-decision', 'no-penalty-decision'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const served = servedOn(view, one);
      const { day } = one;
      const announced = view.served(one.id)?.method === 'announcement';
      if (day === null || announced || (served === null && one.state !== 'issued')) return [];
      if (served !== null && served < day) return [];
      const period = deadline({ start: day, length: 7, kind: 'working' }, nationalCalendar);
      return withCalendar(period, one, '/issuedOn', ({ last }) =>
        (served ?? view.today) <= last
          ? []
          : [
              found(
                one,
                '/issuedOn',
                `${formatDay(day)}作出决定，七个工作日到${formatDay(last)}届满，${served === null ? '没有送达记录' : `${formatDay(served)}才送达`}。`,
              ),
            ],
      );
    }),
};

const serviceOnFile: Rule = {
  id: 'S-02',
  title: '对外文书有送达记录',
  basis: [penaltyLaw('第六十一条'), citation(civilProcedure, '第八十七条')],
  severity: 'block',
  ...act,
  forms: [...outward, 'summary-penalty-decision'],
  check: (view, documents) =>
    documents
      .filter((one) => one.state === 'issued' && servedOn(view, one) === null)
      .filter(
        ({ form }) =>
          view.of('case-closing-report').some(({ state }) => state === 'issued') ||
          view.acts('payment').length > 0 ||
          (form !== 'penalty-decision' && form !== 'violation-notice' && decidedLongAgo(view)),
      )
      .filter(({ form }) => form !== 'violation-notice')
      .map((one) => found(one, '', `案件已进入执行或者结案，没有${one.title}的送达记录。请补录送达。`)),
};

/** The penalty has been decided, and the seven working days in which it is served have surely passed. */
function decidedLongAgo(view: CaseView): boolean {
  const day = view.last('penalty-decision')?.day;
  return day !== undefined && day !== null && addDays(day, 20) < view.today;
}

const notServedBeforeMade: Rule = {
  id: 'S-03',
  title: '送达日期不早于文书日期',
  basis: [citation(civilProcedure, '第八十七条')],
  severity: 'block',
  ...act,
  forms: outward,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const served = servedOn(view, one);
      if (one.day === null || served === null || served >= one.day) return [];
      return [
        found(
          one,
          '/issuedOn',
          `${one.title}的日期是${formatDay(one.day)}，送达日期却是${formatDay(served)}。请核对两个日期。`,
        ),
      ];
    }),
};

const recipientRelation: Rule = {
  id: 'S-04',
  title: '收件人不是当事人本人的，写明与受送达人的关系',
  basis: [citation(civilProcedure, '第八十八条')],
  severity: 'major',
  ...act,
  forms: outward,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const service = view.served(one.id);
      const recipient = service?.recipient ?? '';
      if (service?.method !== 'direct' || recipient === '' || recipient === one.party?.name) return [];
      const relation = service.relation ?? '';
      if (relation !== '' && relation !== '本人') return [];
      return [
        found(one, '', `${one.title}由${recipient}签收，不是当事人本人。请写明收件人与受送达人的关系。`),
      ];
    }),
};

const retention: Rule = {
  id: 'S-05',
  title: '留置送达有拒收理由，有见证人或者拍照、录像',
  basis: [citation(civilProcedure, '第八十九条')],
  severity: 'block',
  ...act,
  forms: outward,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const service = view.served(one.id);
      if (service?.method !== 'retention') return [];
      const lacking = [
        ...((service.refusalReason ?? '') === '' ? ['拒收的事由'] : []),
        ...((service.witness ?? '') === '' && service.recorded !== true ? ['见证人或者拍照、录像记录'] : []),
      ];
      if (lacking.length === 0) return [];
      return [found(one, '', `${one.title}留置送达，没有写明${lacking.join('和')}。请如实补录。`)];
    }),
};

const electronicConsent: Rule = {
  id: 'S-06',
  title: '电子送达有当事人签名的送达地址确认书',
  basis: [penaltyLaw('第六十一条', '第二款')],
  severity: 'block',
  ...act,
  forms: outward,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const service = view.served(one.id);
      if (service?.method !== 'electronic' || service.addressConfirmed === true) return [];
      if (view.of('service-address-confirmation').length > 0) return [];
      return [
        found(one, '', `${one.title}电子送达，没有当事人同意并签订的确认书。请补录，或者改用其他方式送达。`),
      ];
    }),
};

const published: Rule = {
  id: 'U-02',
  title: '处罚决定在七个工作日内公开',
  basis: [
    penaltyLaw('第四十八条', '第一款'),
    citation(
      '国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见',
      '',
    ),
  ],
  severity: 'minor',
  ...act,
  forms: ['penalty-decision'],
  unverified: '指导意见的逐字文字〔未核实〕；没有社会影响的决定不要求公开',
  check: (view, documents) =>
    documents.flatMap((one) => {
      const note = view.acts('note').find((item) => item.subject === 'publication');
      const { day } = one;
      if (!note || day === null || note.on < day) return [];
      const period = deadline({ start: day, length: 7, kind: 'working' }, nationalCalendar);
      return withCalendar(period, one, '/issuedOn', ({ last }) =>
        note.on <= last
          ? []
          : [
              found(
                one,
                '/issuedOn',
                `${formatDay(day)}作出决定，七个工作日到${formatDay(last)}届满，${formatDay(note.on)}才公开。`,
              ),
            ],
      );
    }),
};

const postalService: Rule = {
  id: 'S-07',
  title: '邮寄送达有邮件号（回执）',
  basis: [citation(civilProcedure, '第九十一条')],
  severity: 'major',
  ...act,
  forms: outward,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const service = view.served(one.id);
      if (service?.method !== 'post' || (service.tracking ?? '') !== '') return [];
      return [found(one, '', `${one.title}邮寄送达，没有邮件号。以回执上注明的收件日期为送达日期，请补录。`)];
    }),
};

const announcedService: Rule = {
  id: 'S-08',
  title: '公告送达记明原因和经过，满三十日才视为送达',
  basis: [citation(civilProcedure, '第九十五条')],
  severity: 'block',
  ...act,
  forms: outward,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const service = view.served(one.id);
      if (service?.method !== 'announcement') return [];
      if (one.day !== null && service.on < addDays(one.day, 30))
        return [
          found(
            one,
            '',
            `${one.title}${formatDay(one.day)}作出，公告送达${formatDay(service.on)}就算送达。自发出公告之日起经过三十日，才视为送达。`,
          ),
        ];
      const lacking = [
        ...((service.refusalReason ?? '') === '' ? ['公告送达的原因'] : []),
        ...((service.tracking ?? '') === '' ? ['公告的媒体或者地点'] : []),
      ];
      if (lacking.length === 0) return [];
      return [
        found(
          one,
          '',
          `${one.title}公告送达，没有写明${lacking.join('和')}。下落不明或者用其他方式无法送达的才可以公告。`,
        ),
      ];
    }),
};

const confirmedAddress: Rule = {
  id: 'S-10',
  title: '邮寄送达有送达地址确认书',
  basis: [penaltyLaw('第六十一条', '第二款')],
  severity: 'minor',
  ...act,
  forms: outward,
  check: (view, documents) => {
    const posted = documents.find(
      (one) => view.served(one.id)?.method === 'post' && view.served(one.id)?.addressConfirmed !== true,
    );
    if (!posted || view.of('service-address-confirmation').length > 0) return [];
    return [found(posted, '', `${posted.title}邮寄送达，案卷中没有送达地址确认书。请补录。`)];
  },
};

const twoServers: Rule = {
  id: 'S-11',
  title: '直接、留置送达由两名执法人员进行，写明地点',
  basis: [penaltyLaw('第四十二条', '第一款')],
  severity: 'minor',
  ...act,
  forms: outward,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const service = view.served(one.id);
      if (!service || !['direct', 'retention'].includes(service.method)) return [];
      const known = new Set([...(view.facts.officers ?? []), ...view.station.people].map(({ name }) => name));
      const servers = new Set((service.servers ?? []).filter((name) => known.has(name)));
      const lacking = [
        ...(servers.size < 2 ? ['两名送达人（本站人员）'] : []),
        ...((service.place ?? '').trim() === '' ? ['送达地点'] : []),
      ];
      if (lacking.length === 0) return [];
      return [found(one, '', `${one.title}的送达记录没有写明${lacking.join('、')}。请补写。`)];
    }),
};

const receiptAgrees: Rule = {
  id: 'W-04',
  title: '送达回证所写的送达日期与送达记录一致',
  basis: [citation(civilProcedure, '第八十七条')],
  severity: 'major',
  ...act,
  forms: ['service-receipt'],
  check: (view, documents) =>
    documents.flatMap((receipt) =>
      rowsOf(receipt, '/documents').flatMap((row, index) => {
        const served = view.documents.find(({ number }) => number !== '' && number === row.number);
        const on =
          typeof row.service === 'object' && row.service && 'on' in row.service ? row.service.on : undefined;
        const act = served ? view.served(served.id) : null;
        const known = act?.on ?? served?.day ?? null;
        if (!served || typeof on !== 'string' || known === null) return [];
        if (act ? on === known : on >= known) return [];
        const pointer = `/documents/${index}/service/on`;
        return [
          found(
            receipt,
            pointer,
            `送达回证写${served.title}${formatDay(on)}送达，${act ? '送达记录' : '文书日期'}是${formatDay(known)}。请核对。`,
          ),
        ];
      }),
    ),
};

/** 送达 and 公开. */
export const serviceRules: readonly Rule[] = [
  inSevenDays,
  serviceOnFile,
  notServedBeforeMade,
  recipientRelation,
  retention,
  electronicConsent,
  postalService,
  announcedService,
  confirmedAddress,
  receiptAgrees,
  twoServers,
  published,
];
