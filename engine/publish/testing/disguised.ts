import type { Seeded } from '../redaction-test-support.ts';

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎',
  ...'佘佟厍隗亓仉芈妫禚璩郗逄乜爨',
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '令狐',
  '皇甫',
  '澹台',
  '公冶',
  '呼延',
  '钟离',
  '哥舒',
  '尉迟',
  '长孙',
];
const common =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛超霞刚桂英华玉兰红梅建国志鑫飞健斌宇浩凯秀淑珍海山春秋冬东南西北中正直大方光明亮文武才学';
const foreign = ['买买提·吐尔逊', '阿依古丽·艾合买提', '努尔兰·别克', '扎西·多吉', '古丽·娜扎尔'];

/** Blocks of Chinese characters, those beyond U+20000 among them (Unicode 15.1, chapter 18). */
const blocks: readonly (readonly [number, number])[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b739],
  [0x2b740, 0x2b81d],
  [0x2b820, 0x2cea1],
  [0x2ceb0, 0x2ebe0],
  [0x30000, 0x3134a],
  [0x31350, 0x323af],
];

function someCharacter({ pick, below }: Seeded): string {
  if (below(2) === 0) return pick([...common]);
  const [first, last] = pick(blocks);
  return String.fromCodePoint(first + below(last - first + 1));
}

/** A name of one to four characters, any of those after the surname rare, or one with a dot. */
export function someRareName(random: Seeded): string {
  const kind = random.below(24);
  if (kind === 0) return random.pick([...'淼翀堃喆垚犇𠮷𬱖𡋾𪚥䶮㛃飏骉翯懿瀚伟强超红明静勇刚华国']);
  if (kind === 1) return random.pick(foreign);
  const name = random.pick(surnames) + someCharacter(random);
  return kind % 2 === 0 ? name + someCharacter(random) : name;
}

const inserted = [
  ' ',
  '　',
  '\u200b',
  '\u2060',
  '\u00a0',
  '-',
  '·',
  '.',
  '、',
  '，',
  ',',
  '/',
  '_',
  '—',
  '…',
  '*',
  '\n',
  '\r\n',
  '\t',
  '~',
  '|',
  '（',
  '"',
  ':',
];
const wide = (text: string) =>
  text.replace(/[0-9A-Za-z]/g, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0));

/** A mark between all characters, between two of them, or none. */
function spread({ pick, below }: Seeded, text: string): string {
  const characters = [...text];
  const mark = pick(inserted);
  if (characters.length < 2) return text;
  const at = 1 + below(characters.length - 1);
  return pick([
    text,
    characters.join(mark),
    characters.slice(0, at).join('') + mark + characters.slice(at).join(''),
    characters.slice(0, at).join('') + mark + pick(inserted) + characters.slice(at).join(''),
  ]);
}

/** A name or an address as somebody may have written it. */
export function hiddenName(random: Seeded, text: string): string {
  return random.pick([(one: string) => one, wide, (one: string) => wide(one.toLowerCase())])(
    spread(random, text),
  );
}

const numerals = [
  '〇一二三四五六七八九',
  '零壹贰叁肆伍陆柒捌玖',
  '○一二三四五六七八九',
  '⓪①②③④⑤⑥⑦⑧⑨',
  '🄋➀➁➂➃➄➅➆➇➈',
];

/** A number as somebody may have written it: also in Chinese numerals, capitals and circles, wholly or in part. */
export function hiddenNumber(random: Seeded, text: string): string {
  const digits = [...random.pick(numerals)];
  const from = random.below(text.length);
  const ways: readonly ((one: string) => string)[] = [
    (one) => one,
    wide,
    (one) => one.toLowerCase(),
    (one) => one.replace(/\d/g, (digit) => digits[Number(digit)] ?? digit),
    (one) => one.slice(0, from) + one.slice(from).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit),
    (one) => one.replace(/X$/u, '×'),
  ];
  return spread(random, random.pick(ways)(text));
}
