import type { Facts } from '../../contract/case-file.generated.ts';
import * as words from '../case/fact-words.ts';
import { yuanText } from '../money.ts';
import { namesText } from '../names.ts';
import type { Option } from '../ui/select-input.tsx';

/** One fact to read: its pointer below the facts, its name and its value as people write it. */
export type ReadFact = { readonly pointer: string; readonly title: string; readonly text: string };
export type FactPart = { readonly title: string; readonly facts: readonly ReadFact[] };

/** The facts of a case to be read beside a paper; what nobody has entered is left away. */
export function readFacts(facts: Facts): readonly FactPart[] {
  const parts = [
    basics(facts),
    ...(facts.parties ?? []).map((party, index) => {
      const at = `/parties/${index}`;
      return part(`${words.titleOf(words.partyRoles, party.role)} ${party.name}`, at, [
        ['name', '名称', party.name],
        ['sex', '性别', party.sex],
        ['age', '年龄', party.age],
        ['idNumber', listed(words.idTypes, party.idType ?? 'citizen-id'), party.idNumber],
        ['creditCode', '统一社会信用代码', party.creditCode],
        ['legalRepresentative', '法定代表人', party.legalRepresentative],
        ['legalRepresentativePost', '职务', party.legalRepresentativePost],
        ['address', '地址', party.address],
        ['phone', '电话', party.phone],
        ['employer', '工作单位及职务', party.employer],
        ['relation', '与案件的关系', party.relation],
      ]);
    }),
    ...(facts.vehicles ?? []).map((vehicle, index) =>
      part(`车辆 ${vehicle.plate ?? index + 1}`, `/vehicles/${index}`, [
        ['plate', '号牌', vehicle.plate],
        ['kind', '类别', listed(words.vehicleKinds, vehicle.kind)],
        ['type', '车型', vehicle.type],
        ['color', '颜色', vehicle.color],
        ['owner', '所有人', vehicle.owner],
        ['permitNumber', '运输证号', vehicle.permitNumber],
      ]),
    ),
    ...(facts.officers ?? []).map((officer, index) =>
      part(`执法人员 ${officer.name}`, `/officers/${index}`, [
        ['name', '姓名', officer.name],
        ['certificateNumber', '执法证号', officer.certificateNumber],
        ['validUntil', '有效期至', officer.validUntil],
        ['post', '单位及职务', officer.post],
      ]),
    ),
    violation(facts.violation),
    penalty(facts.penalty),
    part('救济与缴款', '', [
      ['remedy/reconsiderationOrgan', '复议机关', facts.remedy?.reconsiderationOrgan],
      ['remedy/court', '法院', facts.remedy?.court],
      ['payee/bank', '银行', facts.payee?.bank],
      ['payee/accountName', '户名', facts.payee?.accountName],
      ['payee/account', '账号', facts.payee?.account],
    ]),
  ];
  return parts.filter(({ facts: entries }) => entries.length > 0);
}

function basics(facts: Facts): FactPart {
  return part('立案', '', [
    ['caseNumber', '案号', facts.caseNumber],
    ['cause', '案由', facts.cause],
    ['procedure', '程序', listed(words.procedures, facts.procedure)],
    ['source', '来源', listed(words.sources, facts.source)],
    ['sourceText', '来源说明', facts.sourceText],
    ['acceptedOn', '受案时间', facts.acceptedOn],
    ['summary', '基本情况', facts.summary],
  ]);
}

function violation(violation: Facts['violation']): FactPart {
  return part('违法行为', '/violation', [
    ['startedAt', '发生时刻', momentText(violation?.startedAt)],
    ['endedAt', '检查结束', momentText(violation?.endedAt)],
    ['discoveredOn', '发现之日', violation?.discoveredOn],
    ['place', '地点', violation?.place],
    ['facts', '违法事实', violation?.facts],
    ['prohibition', '违反条款', violation?.prohibition],
    ['illegalIncome', '违法所得', money(violation?.illegalIncome)],
    ['circumstances', '情节', allOf(words.circumstances, violation?.circumstances)],
    ['suspectedCrime', '涉嫌犯罪', violation?.suspectedCrime ? '是' : undefined],
  ]);
}

function penalty(penalty: Facts['penalty']): FactPart {
  return part('处罚', '/penalty', [
    ['basis', '处罚依据', penalty?.basis],
    ['kinds', '种类', allOf(words.penaltyKinds, penalty?.kinds)],
    ['fine', '罚款', money(penalty?.fine)],
    ['confiscatedIncome', '没收违法所得', money(penalty?.confiscatedIncome)],
    ['content', '处罚内容', penalty?.content],
    ['discretionStandard', '裁量基准', penalty?.discretionStandard],
    ['discretionStep', '裁量档次', penalty?.discretionStep],
    ['discretionReason', '裁量理由', penalty?.discretionReason],
    ['otherPerformance', '执行方式和期限', penalty?.otherPerformance],
  ]);
}

type Row = readonly [key: string, title: string, value: string | number | undefined];

function part(title: string, at: string, rows: readonly Row[]): FactPart {
  const facts = rows.flatMap(([key, name, value]) =>
    value === undefined || value === ''
      ? []
      : [{ pointer: `${at}/${key}`, title: name, text: String(value) }],
  );
  return { title, facts };
}

const listed = (options: readonly Option[], value: string | undefined) => words.titleOf(options, value);
const allOf = (options: readonly Option[], values: readonly string[] | undefined) =>
  namesText((values ?? []).map((value) => words.titleOf(options, value)));
const money = (fen: number | undefined) => (fen === undefined ? undefined : `${yuanText(fen)} 元`);
const momentText = (moment: string | undefined) => moment?.replace('T', ' ');
