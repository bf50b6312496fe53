import type { DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { deadline } from '../calendar/deadline.ts';
import { nationalCalendar } from '../calendar/national-calendar.ts';
import type { Rule } from '../rule.ts';
import { found, penaltyLaw, place, REVISED_PENALTY_LAW, rowsOf, withCalendar } from './support.ts';

const act = { since: REVISED_PENALTY_LAW, judgedBy: 'act' } as const;
const lists = ['evidence-preservation-list'];

const approvedPreservation: Rule = {
  id: 'I-13',
  title: '先行登记保存经负责人批准',
  basis: [penaltyLaw('第五十六条')],
  severity: 'block',
  ...act,
  forms: lists,
  check: (view, documents) =>
    documents.flatMap((one) => {
      if (one.state !== 'issued' || one.day === null) return [];
      const approval = view
        .acts('approval')
        .find((item) => item.subject === 'evidencePreservation' && item.role === 'head');
      if (!approval || approval.decision === 'rejected')
        return [found(one, '/issuedOn', '先行登记保存没有负责人批准的记录。应当经负责人批准。')];
      if (approval.on <= one.day) return [];
      return [
        found(
          one,
          '/issuedOn',
          `${formatDay(one.day)}登记保存，${formatDay(approval.on)}才经负责人批准。应当先批准。`,
        ),
      ];
    }),
};

const handledInSevenDays: Rule = {
  id: 'I-14',
  title: '先行登记保存的证据在七个工作日内作出处理决定',
  basis: [penaltyLaw('第五十六条'), penaltyLaw('第八十五条')],
  severity: 'block',
  ...act,
  forms: lists,
  check: (view, documents) =>
    documents.flatMap((one) => {
      const from = one.text('/preservedFrom');
      if (from === '') return [];
      const period = deadline({ start: from, length: 7, kind: 'working' }, nationalCalendar);
      return withCalendar(period, one, '/preservedTo', ({ last }) => {
        const told = `${formatDay(from)}登记保存，七个工作日到${formatDay(last)}届满`;
        if (one.text('/preservedTo') > last)
          return [
            found(one, '/preservedTo', `${told}，清单写保存到${formatDay(one.text('/preservedTo'))}。`),
          ];
        const release = view.of('evidence-preservation-release').find((item) => releases(item, one));
        const handled = [
          release?.text('/releasedOn') ?? '',
          ...view.of('coercive-measure-decision').map(({ day }) => day ?? ''),
          ...view.of('case-transfer-letter').map(({ day }) => day ?? ''),
          view.last('penalty-decision')?.day ?? '',
        ].filter((day) => day >= from);
        if (handled.some((day) => day <= last) || view.today <= last || one.state !== 'issued') return [];
        return release
          ? [found(release, '/releasedOn', `${told}，${formatDay(release.text('/releasedOn'))}才解除。`)]
          : [found(one, '/preservedTo', `${told}，没有解除登记保存或者其他处理决定。`)];
      });
    }),
};

const samePreservation: Rule = {
  id: 'I-16',
  title: '解除登记保存所引的清单案号、日期、证据与清单一致',
  basis: [penaltyLaw('第五十六条')],
  severity: 'major',
  ...act,
  forms: ['evidence-preservation-release'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const list = view.of('evidence-preservation-list').at(-1);
      if (!list) return [found(one, '/listNumber', '案卷中没有证据登记保存清单。')];
      if (view.of('evidence-preservation-list').some((item) => agrees(one, item))) return [];
      const pointer = one.text('/listNumber') === list.number ? '/preservedOn' : '/listNumber';
      const known = pointer === '/listNumber' ? list.number : list.text('/preservedFrom');
      if (one.text(pointer) === known) {
        const kept = new Map(rowsOf(list, '/items').map(({ name, count }) => [name, count]));
        const strange = rowsOf(one, '/items').find(
          ({ name, count }) => !kept.has(name) || kept.get(name) !== count,
        );
        return strange
          ? [
              found(
                one,
                '/items',
                `解除的证据“${strange.name}”不在登记保存清单中，或者数量与清单不同。请核对。`,
              ),
            ]
          : [];
      }
      return [
        {
          message: '解除登记保存所引的清单案号、日期与《证据登记保存清单》不一致。请核对。',
          at: place(one, pointer),
          related: [place(list, pointer === '/listNumber' ? '/number' : '/preservedFrom')],
          fix: { label: '改为与清单一致', changes: [{ at: place(one, pointer), value: known }] },
        },
      ];
    }),
};

function releases(release: DocumentView, list: DocumentView): boolean {
  return release.text('/listNumber') === '' || release.text('/listNumber') === list.number;
}

function agrees(release: DocumentView, list: DocumentView): boolean {
  const kept = new Map(rowsOf(list, '/items').map(({ name, count }) => [name, count]));
  return (
    release.text('/listNumber') === list.number &&
    release.text('/preservedOn') === list.text('/preservedFrom') &&
    rowsOf(release, '/items').every(({ name, count }) => kept.has(name) && kept.get(name) === count)
  );
}

const sampledThings: Rule = {
  id: 'I-12',
  title: '抽样取证凭证有物品、数量和两名执法人员、当事人的签名',
  basis: [penaltyLaw('第五十六条')],
  severity: 'block',
  ...act,
  forms: ['sampling-receipt'],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const rows = rowsOf(one, '/items');
      const bare = rows.findIndex(({ count }) => typeof count !== 'string' || count === '');
      if (one.state === 'issued' && rows.length === 0)
        return [found(one, '/items', '抽样取证凭证没有写物品。')];
      if (bare >= 0) return [found(one, `/items/${bare}/count`, '抽样取证凭证没有写物品的数量。')];
      return one.state === 'issued' && view.of('penalty-decision').length > 0 ? unsigned(view, one) : [];
    }),
};

function unsigned(view: Parameters<Rule['check']>[0], one: DocumentView) {
  if (view.actsOf('scan', one.id).length > 0) return [];
  const signed = view.actsOf('signature', one.id);
  const officers = new Set(signed.filter(({ role }) => role === 'officer').map(({ name }) => name)).size;
  const party = signed.some(({ role }) => ['party', 'agent', 'recipient', 'witness'].includes(role));
  if (officers >= 2 && party) return [];
  const lacking = [...(officers < 2 ? ['两名执法人员'] : []), ...(party ? [] : ['当事人'])];
  return [found(one, '', `${one.title}没有${lacking.join('、')}的签名。请补录签名，拒签的写明原因。`)];
}

const absentWitnessed: Rule = {
  id: 'I-11',
  title: '当事人不在场的勘验有被邀请人见证',
  basis: [penaltyLaw('第五十四条', '第一款')],
  severity: 'minor',
  ...act,
  forms: ['inspection-record'],
  unverified: '交通运输行政执法程序规定关于勘验的条文未能核对〔未核实〕',
  check: (_view, documents) =>
    documents
      .filter((one) => one.text('/presentName') === '' && one.text('/invitedName') === '')
      .map((one) => found(one, '/invitedName', '勘验时当事人不在场，没有写被邀请的见证人。请写明见证人。')),
};

/** 先行登记保存、抽样、勘验. */
export const evidencePreservationRules: readonly Rule[] = [
  absentWitnessed,
  sampledThings,
  approvedPreservation,
  handledInSevenDays,
  samePreservation,
];
