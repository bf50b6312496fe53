import type { ActOf, CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import { addDays } from '../../values/day.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { civilProcedure, outwardForms, serviceAct } from './service-papers.ts';
import { citation, found, penaltyLaw } from './support.ts';

type Service = ActOf<'service'>;
type Judge = (service: Service, document: DocumentView, view: CaseView) => readonly RuleFinding[];

/** The check of documents that were served in one of these ways, by what is on record of it. */
function served(methods: readonly Service['method'][], judge: Judge): Rule['check'] {
  return (view, documents) =>
    documents.flatMap((document) => {
      const service = view.served(document.id);
      return service && methods.includes(service.method) ? judge(service, document, view) : [];
    });
}

/** Of what the record of a service must say, what it does not. */
function lacks(wanted: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.keys(wanted).filter((what) => wanted[what] !== true);
}

function written(text: string | undefined): boolean {
  return (text ?? '').trim() !== '';
}

const recipientRelation: Rule = {
  id: 'S-04',
  title: '收件人不是当事人本人的，写明与受送达人的关系',
  basis: [citation(civilProcedure, '第八十八条')],
  severity: 'major',
  ...serviceAct,
  forms: outwardForms,
  check: served(['direct'], ({ recipient = '', relation = '' }, one) => {
    if (recipient === '' || recipient === one.party?.name) return [];
    if (relation !== '' && relation !== '本人') return [];
    return [found(one, '', `${one.title}由${recipient}签收，不是当事人本人。请写明收件人与受送达人的关系。`)];
  }),
};

const retention: Rule = {
  id: 'S-05',
  title: '留置送达有拒收理由，有见证人或者拍照、录像',
  basis: [citation(civilProcedure, '第八十九条')],
  severity: 'block',
  ...serviceAct,
  forms: outwardForms,
  check: served(['retention'], ({ refusalReason, witness, recorded }, one) => {
    const lacking = lacks({
      拒收的事由: written(refusalReason),
      '见证人或者拍照、录像记录': written(witness) || recorded === true,
    });
    if (lacking.length === 0) return [];
    return [found(one, '', `${one.title}留置送达，没有写明${lacking.join('和')}。请如实补录。`)];
  }),
};

const electronicConsent: Rule = {
  id: 'S-06',
  title: '电子送达有当事人签名的送达地址确认书',
  basis: [penaltyLaw('第六十一条', '第二款')],
  severity: 'block',
  ...serviceAct,
  forms: outwardForms,
  check: served(['electronic'], ({ addressConfirmed }, one, view) => {
    if (addressConfirmed === true || view.of('service-address-confirmation').length > 0) return [];
    return [
      found(one, '', `${one.title}电子送达，没有当事人同意并签订的确认书。请补录，或者改用其他方式送达。`),
    ];
  }),
};

const postalService: Rule = {
  id: 'S-07',
  title: '邮寄送达有邮件号（回执）',
  basis: [citation(civilProcedure, '第九十一条')],
  severity: 'major',
  ...serviceAct,
  forms: outwardForms,
  check: served(['post'], ({ tracking }, one) =>
    written(tracking)
      ? []
      : [found(one, '', `${one.title}邮寄送达，没有邮件号。以回执上注明的收件日期为送达日期，请补录。`)],
  ),
};

const announcedService: Rule = {
  id: 'S-08',
  title: '公告送达记明原因和经过，满三十日才视为送达',
  basis: [citation(civilProcedure, '第九十五条')],
  severity: 'block',
  ...serviceAct,
  forms: outwardForms,
  check: served(['announcement'], ({ on, refusalReason, tracking }, one) => {
    if (one.day !== null && on < addDays(one.day, 30))
      return [
        found(
          one,
          '',
          `${one.title}${formatDay(one.day)}作出，公告送达${formatDay(on)}就算送达。自发出公告之日起经过三十日，才视为送达。`,
        ),
      ];
    const lacking = lacks({ 公告送达的原因: written(refusalReason), 公告的媒体或者地点: written(tracking) });
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
  ...serviceAct,
  forms: outwardForms,
  check: (view, documents) => {
    const posted = documents.find((one) => {
      const service = view.served(one.id);
      return service?.method === 'post' && service.addressConfirmed !== true;
    });
    if (!posted || view.of('service-address-confirmation').length > 0) return [];
    return [found(posted, '', `${posted.title}邮寄送达，案卷中没有送达地址确认书。请补录。`)];
  },
};

const twoServers: Rule = {
  id: 'S-11',
  title: '直接、留置送达由两名执法人员进行，写明地点',
  basis: [penaltyLaw('第四十二条', '第一款')],
  severity: 'minor',
  ...serviceAct,
  forms: outwardForms,
  check: served(['direct', 'retention'], ({ servers = [], place }, one, view) => {
    const known = new Set(
      [
        ...(view.facts.officers ?? []),
        ...view.station.people.filter(({ roles }) => roles.includes('officer')),
      ].map(({ name }) => name),
    );
    const lacking = lacks({
      两名送达的执法人员: new Set(servers.filter((name) => known.has(name))).size >= 2,
      送达地点: written(place),
    });
    if (lacking.length === 0) return [];
    return [found(one, '', `${one.title}的送达记录没有写明${lacking.join('、')}。请补写。`)];
  }),
};

const throughOthers: Rule = {
  id: 'S-12',
  title: '委托、转交送达写明由谁送达、由谁签收',
  basis: [citation(civilProcedure, '第九十一条'), citation(civilProcedure, '第九十四条')],
  severity: 'major',
  ...serviceAct,
  forms: outwardForms,
  check: served(['entrusted', 'forwarded'], ({ method, tracking, recipient }, one) => {
    const [way, whose] =
      method === 'entrusted' ? ['委托送达', '受委托的机关'] : ['转交送达', '转交的机关、单位'];
    const lacking = lacks({ [whose]: written(tracking), 签收人: written(recipient) });
    if (lacking.length === 0) return [];
    return [
      found(
        one,
        '',
        `${one.title}${way}，没有写明${lacking.join('和')}。以送达回证上的签收日期为送达日期，请补录。`,
      ),
    ];
  }),
};

/** What each way of service has to have on record. */
export const serviceMethodRules: readonly Rule[] = [
  recipientRelation,
  retention,
  electronicConsent,
  postalService,
  announcedService,
  confirmedAddress,
  twoServers,
  throughOthers,
];
