import type { CaseFile } from '../../contract/case-file.generated.ts';
import { citizenIdCheckCharacter } from '../values/citizen-id.ts';

/** A generator with a seed (mulberry32): the same texts at every run, values that no code knows. */
export function seeded(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item;
  const digits = (count: number) => Array.from({ length: count }, () => below(10)).join('');
  return { next, below, pick, digits };
}

export type Seeded = ReturnType<typeof seeded>;

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '令狐',
  '皇甫',
];
const given = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛超霞刚桂英华玉兰红梅建国志鑫淼翀堃喆垚犇𠮷𬱖𡋾𪚥䶮㛃飏骉翯懿瀚',
];
const far = ['买买提·吐尔逊', '阿依古丽·艾合买提', '努尔兰·别克', '扎西·多吉', '古丽·娜扎尔'];

/** A person's name of one to four characters, with compound surnames and characters beyond U+FFFF, or one with a dot. */
export function someName({ below, pick }: Seeded): string {
  const kind = below(20);
  if (kind === 0) return pick(given);
  if (kind === 1) return pick(far);
  return pick(surnames) + pick(given) + (kind % 2 === 0 ? pick(given) : '');
}

export function someCitizenId({ digits, below }: Seeded): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const first = `37${digits(4)}${1950 + below(50)}${two(1 + below(12))}${two(1 + below(28))}${digits(3)}`;
  return first + citizenIdCheckCharacter(first);
}

export function someMobile({ digits, pick }: Seeded): string {
  return `1${pick(['3', '5', '7', '8', '9'])}${digits(9)}`;
}

export function somePlate({ pick, digits }: Seeded): string {
  return `${pick([...'鲁冀豫苏京沪'])}${pick([...'ABCDEFGHJKN'])}${pick([digits(5), `D${digits(5)}`, `${digits(2)}K${digits(2)}`])}`;
}

export function someAddress({ pick, below }: Seeded): { readonly county: string; readonly beyond: string } {
  const beyond = pick([
    `${pick(['天衢', '运河', '新湖'])}街道${pick(['翠柳', '梧桐', '槐荫'])}路${1 + below(300)}号`,
    `${pick(['李家', '大屯', '南赵'])}镇${pick(['后杨', '孙庄', '东坡'])}村${1 + below(200)}号`,
    `${pick(['锦绣', '阳光', '书香'])}花园${1 + below(30)}号楼${1 + below(4)}单元${101 + below(2000)}室`,
  ]);
  return { county: pick(['山东省德州市德城区', '河北省沧州市吴桥县', '山东省禹城市']), beyond };
}

const wide = (text: string) =>
  text.replace(/[0-9A-Za-z]/g, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0));
const between = (mark: string) => (text: string) => [...text].join(mark);
const inChinese = (text: string) =>
  text.replace(/\d/g, (digit) => '〇一二三四五六七八九'.charAt(Number(digit)));

/** Every way in which a value may hide in a text. */
export const disguises: readonly ((text: string) => string)[] = [
  (text) => text,
  between(' '),
  between('　'),
  between('\u200b'),
  between('\u2060'),
  between('-'),
  between('\n'),
  between('·'),
  between('\u00a0'),
  (text) =>
    `${text.slice(0, Math.ceil(text.length / 2))}\n${text.slice(Math.ceil(text.length / 2))}`.replace(
      /([\ud800-\udbff])\n([\udc00-\udfff])/u,
      '$1$2',
    ),
  wide,
  (text) => wide(text.toLowerCase()),
  (text) => text.toLowerCase(),
];
export const numberDisguises: readonly ((text: string) => string)[] = [
  ...disguises,
  inChinese,
  (text) => text.replace(/(.{3})(.{4})/u, '$1 $2-'),
  (text) => text.replace(/X$/u, '×'),
  (text) => text.replace(/(.{4})/gu, '$1，'),
];

/** A case of one person, as little as redaction needs. */
export function caseOfPerson(person: {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly address: string;
  readonly plate: string;
  readonly account: string;
  readonly witness: string;
}): CaseFile {
  return {
    format: 'anjuan-case/1',
    facts: {
      procedure: 'ordinary',
      cause: '未取得网络预约出租汽车运输证擅自从事网约车经营',
      parties: [
        {
          id: 'p',
          role: 'party',
          kind: 'person',
          name: person.name,
          idNumber: person.idNumber,
          phone: person.phone,
          address: person.address,
        },
        { id: 'w', role: 'witness', kind: 'person', name: person.witness },
      ],
      vehicles: [{ id: 'v', plate: person.plate }],
      payee: { account: person.account },
    },
    documents: [{ id: 'd', form: 'penalty-decision', state: 'issued', content: {} }],
  };
}
