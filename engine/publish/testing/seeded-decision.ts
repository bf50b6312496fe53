import type { CaseDocument, CaseFile, Party } from '../../../contract/case-file.generated.ts';
import {
  type Seeded,
  seeded,
  someAddress,
  someCitizenId,
  someMobile,
  somePlate,
} from '../redaction-test-support.ts';
import { hiddenName, hiddenNumber, someRareName } from './disguised.ts';

/** What a text may hold: a harmless piece, or a value in a disguise. */
type Piece = { readonly text: string; readonly value: string | null };

/** A decision of many texts, the values that its published copy may not hold, and the same without any value. */
export type SeededDecision = {
  readonly file: CaseFile;
  readonly document: CaseDocument;
  /** As they were before any disguise. */
  readonly values: readonly string[];
  /** The texts with `gap` where a value stood. */
  readonly harmless: string;
};

export const gap = '□';

/** Harmless words of decisions, near to what is private: numbers, dates, places, words that hold a name's character. */
const harmless = [
  '2026年3月10日14时20分，执法人员在德州市德城区示例汽车站出站口检查时发现，',
  '该车未取得《网络预约出租汽车运输证》，涉嫌擅自从事网约车经营。',
  '以上事实有现场笔录、询问笔录、平台订单截图、执法记录仪视频等证据证明。',
  '依据《网络预约出租汽车经营服务管理暂行办法》第三十四条第一款第（二）项的规定，',
  '决定给予警告、罚款3000元（大写叁仟元整）的行政处罚。',
  '当事人系初次违法，主动配合调查，危害后果轻微，证据确实充分，程序合法。',
  '请于收到本决定书之日起十五日内到指定银行缴纳罚款，逾期每日按罚款数额的百分之三加处罚款。',
  '案号：鲁德交罚〔2026〕9号。执法证号：鲁N20230001、鲁N20230002。',
  '不服本决定的，可以在六十日内申请行政复议，或者在六个月内提起行政诉讼。',
  '订单车费18元，行程共计12.6公里，检查时尚未收取。',
  '该车总质量49.1吨，超过限值0.1吨，未采取强制措施，已消除安全隐患。',
  '现场照片共6张，编号20260310001至20260310006，拍摄于当日下午。',
  '经营者应当建立健全安全生产责任制，明确各岗位的责任人员和考核标准。',
  '刚才检查的路段为国道G105线北京至珠海方向，距离收费站约500米。',
  '当日天气晴朗，路面平静，车流量较大，没有发生英勇救人等其他情形。',
  '机关复核后认为，理由不成立，不予采纳；已当场告知其权利和义务。',
  '举报电话12328由市交通运输热线受理，回复编号为2026031000158。',
  '设备检定证书有效期至2027年5月31日，检定机构为省计量科学研究院。',
  '如有异议，请向德州市德城区交通运输局（电话0534-2000001）反映。',
  '订单显示起点为华联商场，终点为高铁东站，预计用时三十五分钟。',
];

/** Makes a decision of `texts` texts, each of another person, from a seed. */
export function seededDecision(example: CaseFile, seed: number, texts: number): SeededDecision {
  const random = seeded(seed);
  const values: string[] = [];
  const parties: Party[] = [];
  const vehicles: NonNullable<CaseFile['facts']['vehicles']> = [];
  const fields: Piece[][] = [[], [], []];
  for (let number = 0; number < texts; number += 1) {
    const person = somePerson(random);
    parties.push({
      id: `t${number}`,
      kind: 'person',
      role: roles[number % roles.length] ?? 'witness',
      ...person.party,
    });
    vehicles.push({ id: `v${number}`, plate: person.plate });
    values.push(...person.values);
    fields[number % fields.length]?.push(...textOf(random, person), { text: '\n', value: null });
  }
  const decision = example.documents.find(({ form }) => form === 'penalty-decision');
  if (!decision) throw new Error('no decision in the example');
  const written = fields.map((pieces) => pieces.map(({ text }) => text).join(''));
  const [facts = '', defense = '', discretion = ''] = written;
  const document: CaseDocument = {
    ...decision,
    content: { ...decision.content, facts, defense, discretion },
  };
  const file: CaseFile = {
    ...example,
    facts: {
      ...example.facts,
      parties: [...(example.facts.parties ?? []), ...parties],
      vehicles: [...(example.facts.vehicles ?? []), ...vehicles],
    },
    documents: example.documents.map((one) => (one.id === decision.id ? document : one)),
  };
  const without = fields.flat().map(({ text, value }) => (value === null ? text : gap));
  return { file, document, values, harmless: without.join('') };
}

const roles: readonly Party['role'][] = ['witness', 'driver', 'owner', 'agent', 'thirdPerson'];

function somePerson(random: Seeded) {
  const address = someAddress(random);
  const party = {
    name: someRareName(random),
    idNumber: someCitizenId(random),
    phone: someMobile(random),
    address: address.county + address.beyond,
  };
  const plate = somePlate(random);
  const account = `62${random.digits(17)}`;
  const stranger = someMobile(random);
  const born = party.idNumber.slice(6, 14);
  const birthDate = `${born.slice(0, 4)}年${Number(born.slice(4, 6))}月${Number(born.slice(6))}日`;
  const { name, idNumber, phone } = party;
  const values = [name, idNumber, phone, address.beyond, plate, account, stranger, birthDate];
  return { party, plate, account, stranger, birthDate, beyond: address.beyond, values };
}

/** One text: a value of the person in each of some sentences, between harmless ones. */
function textOf(random: Seeded, person: ReturnType<typeof somePerson>): Piece[] {
  const { party, plate, account, stranger, birthDate, beyond } = person;
  const name = () => hiddenName(random, party.name);
  const number = (text: string) => hiddenNumber(random, text);
  const sentences: readonly (readonly [string, string, string])[] = [
    ['当事人', name(), '驾驶'],
    ['号牌为', number(plate), '的小型轿车，'],
    ['公民身份号码：', number(party.idNumber), '，'],
    ['联系电话', number(party.phone), '。'],
    ['住', hiddenName(random, party.address), '，'],
    ['家住', hiddenName(random, beyond), '。'],
    ['账号', number(account), '，'],
    ['证人', name(), '的证言。'],
    ['经查，', name(), '承认上述事实。'],
    ['来电', random.pick([stranger, stranger.replace(/(.{3})(.{4})/u, '$1 $2 ')]), '举报。'],
    ['出生日期', random.pick([birthDate, number(birthDate)]), '，'],
  ];
  return Array.from({ length: 4 }, () => random.pick(sentences)).flatMap(([before, value, after]) => [
    { text: random.pick(harmless) + before, value: null },
    { text: value, value },
    { text: after, value: null },
  ]);
}
