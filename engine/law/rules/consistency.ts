import { formatDay } from '../../values/chinese-date.ts';
import type { Rule } from '../rule.ts';
import { citation, comparable, found, penaltyLaw, place, REVISED_PENALTY_LAW } from './support.ts';

const sameCause: Rule = {
  id: 'I-05',
  title: '案由在各文书中一致',
  basis: [penaltyLaw('第五十九条', '第一款第（二）项')],
  severity: 'minor',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: [
    'case-filing-register',
    'investigation-report',
    'violation-notice',
    'legal-review-opinion',
    'service-receipt',
    'case-closing-report',
    'case-transfer-letter',
    'hearing-record',
    'hearing-notice',
    'no-penalty-decision',
  ],
  check: (view, documents) =>
    documents.flatMap((one) => {
      const pointer = one.form === 'hearing-record' ? '/caseName' : '/cause';
      const [written, known] = [comparable(one.text(pointer)), comparable(view.facts.cause)];
      if (written === '' || known === '' || written === known || written.includes(known)) return [];
      return [
        found(
          one,
          pointer,
          `${one.title}的案由写“${written}”，案件的案由是“${known}”。请核对；调查中变更案由的，请说明。`,
        ),
      ];
    }),
};

const inDistrict: Rule = {
  id: 'J-01',
  title: '违法行为发生地在本机关管辖区域内',
  basis: [penaltyLaw('第二十二条')],
  severity: 'major',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: ['case-filing-register', 'penalty-decision'],
  check: (view, documents) => {
    const district = comparable(view.facts.agency?.district ?? view.station.agency.district);
    const place = comparable(view.facts.violation?.place ?? '');
    const named = /^(?:[^省]{2,8}省)?([^市]{2,6}市)?([^市县区]{1,6}[县区])/.exec(place);
    const county = named?.[2] ?? '';
    const [document] = documents;
    if (!document || district === '' || county === '' || /[小园校景服开][区]$|服务区$|开发区$/.test(county))
      return [];
    if (district.includes(county) || !/[县区]$/.test(district)) return [];
    const message = `违法地点“${place}”不在本机关管辖区域“${district}”之内。行政处罚由违法行为发生地的行政机关管辖，请核对管辖。`;
    return [{ ...found(document, '', message), at: { document: null, pointer: '/violation/place' } }];
  },
};

const notDecidedAfterTransfer: Rule = {
  id: 'J-07',
  title: '已经移送其他机关的案件不再作出处罚决定',
  basis: [citation('交通运输行政执法程序规定', '第九条'), penaltyLaw('第二十二条')],
  severity: 'block',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: ['penalty-decision'],
  check: (view, documents) => {
    const letter = view.last('case-transfer-letter');
    const sent = letter?.state === 'issued' ? letter.day : null;
    if (!letter || sent === null) return [];
    // A case that came back is noted as such (处罚法27: the judicial organ returns what is no crime).
    if (view.acts('note').some((one) => one.subject === 'transfer' && one.on >= sent)) return [];
    return documents
      .filter((one) => one.day !== null && one.day >= sent)
      .map((one) => ({
        message: `本案${formatDay(sent)}已移送${letter.text('/receivingOrgan') || '其他机关'}，不应再作出处罚决定。案件已退回的，请在经过中记录退回的情况。`,
        at: place(one, '/issuedOn'),
        related: [place(letter, '/issuedOn')],
      }));
  },
};

/** What must be the same throughout, and within the agency's district. */
export const consistencyRules: readonly Rule[] = [inDistrict, notDecidedAfterTransfer, sameCause];
