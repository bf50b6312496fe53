import { describe, expect, it } from 'vitest';
import { loadFormLibrary } from '../forms/form-library.ts';
import { soughtValues } from './find-private.ts';
import { maskedName, masksOfNames } from './masked-name.ts';
import { privateValues } from './private-value.ts';
import { masks, type Redactor, redactText } from './redact-text.ts';
import {
  caseOfPerson,
  disguises,
  numberDisguises,
  type Seeded,
  seeded,
  someAddress,
  someCitizenId,
  someMobile,
  someName,
  somePlate,
} from './redaction-test-support.ts';

const library = loadFormLibrary(process.cwd());
const form = library.form('penalty-decision');
if (!form) throw new Error('no form');

/** Harmless words of decisions: none of them may be taken for a value. */
const harmless = [
  '2026年3月10日14时20分，执法人员在德州市德城区示例汽车站出站口检查时发现，',
  '该车未取得《网络预约出租汽车运输证》，涉嫌擅自从事网约车经营。',
  '以上事实有现场笔录、询问笔录、平台订单截图、执法记录仪视频等证据证明。',
  '依据《网络预约出租汽车经营服务管理暂行办法》第三十四条第一款第（二）项的规定，',
  '决定给予警告、罚款3000元（大写叁仟元整）的行政处罚。',
  '当事人系初次违法，主动配合调查，危害后果轻微，证据确实充分，程序合法。',
  '请于收到本决定书之日起十五日内到指定银行缴纳罚款，逾期每日按罚款数额的百分之三加处罚款。',
  '案号：鲁德交罚〔2026〕9号。',
  '不服本决定的，可以在六十日内申请行政复议，或者在六个月内提起行政诉讼。',
  '订单车费18元，行程共计12.6公里，检查时尚未收取。',
];

/** Letters and digits only, in one width and script: written apart from the code under test. */
function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[×✕]/gu, 'X')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[〇零一二三四五六七八九]/gu, (digit) =>
      String('〇一二三四五六七八九'.indexOf(digit === '零' ? '〇' : digit)),
    );
}

function times(text: string, part: string): number {
  return part === '' ? 0 : text.split(part).length - 1;
}

type Piece = { readonly text: string; readonly harmless: boolean };

function madeText(random: Seeded) {
  const address = someAddress(random);
  const person = {
    name: someName(random),
    witness: someName(random),
    idNumber: someCitizenId(random),
    phone: someMobile(random),
    plate: somePlate(random),
    account: `62${random.digits(17)}`,
    address: address.county + address.beyond,
  };
  const hide = (text: string) => random.pick(disguises)(text);
  const hideNumber = (text: string) => random.pick(numberDisguises)(text);
  const stranger = someMobile(random);
  const mentions: readonly (readonly [string, string, string])[] = [
    ['当事人', hide(person.name), '驾驶号牌为'],
    ['', hideNumber(person.plate), '的小型轿车，'],
    ['公民身份号码：', hideNumber(person.idNumber), '，'],
    ['联系电话', hideNumber(person.phone), '。'],
    ['住', hide(person.address), '，'],
    ['家住', hide(address.beyond), '。'],
    ['账号', hideNumber(person.account), '，'],
    ['证人', hide(person.witness), '的证言。'],
    ['经查，', hide(person.name), '承认上述事实。'],
    ['来电', random.pick([stranger, stranger.replace(/(.{3})(.{4})/u, '$1 $2 ')]), '举报。'],
  ];
  const pieces: Piece[] = [];
  for (let count = 0; count < 8; count += 1) {
    const [before, value, after] = random.pick(mentions);
    pieces.push(
      { text: random.pick(harmless) + before, harmless: true },
      { text: value, harmless: false },
      { text: after, harmless: true },
    );
  }
  return { person, stranger, beyond: address.beyond, pieces };
}

function redactorOf(person: ReturnType<typeof madeText>['person']): Redactor {
  const file = caseOfPerson(person);
  const values = privateValues(
    file,
    file.documents[0] as (typeof file.documents)[number],
    form as NonNullable<typeof form>,
  );
  return { sought: soughtValues(values), known: ['鲁德交罚〔2026〕9号'], maskOf: masks(values, {}) };
}

describe('redaction by meaning', () => {
  it('leaves nothing of 1,000 texts with values that no code knows, and takes at most 2 % of harmless words', () => {
    const random = seeded(20260310);
    const left: string[] = [];
    let taken = 0;
    let words = 0;
    for (let number = 0; number < 1_000; number += 1) {
      const { person, stranger, beyond, pieces } = madeText(random);
      const text = pieces.map((piece) => piece.text).join('');
      const redacted = redactText(text, redactorOf(person));
      const after = bare(redacted.text);
      const innocent = bare(
        pieces
          .filter((piece) => piece.harmless)
          .map((piece) => piece.text)
          .join('|'),
      );
      for (const value of [
        person.name,
        person.witness,
        person.idNumber,
        person.phone,
        person.plate,
        person.account,
        beyond,
        stranger,
      ]) {
        if (times(after, bare(value)) > times(innocent, bare(value))) left.push(`${value}: ${redacted.text}`);
      }
      let at = 0;
      for (const piece of pieces) {
        const end = at + piece.text.length;
        if (piece.harmless) {
          words += piece.text.length;
          for (const span of redacted.spans)
            taken += Math.max(0, Math.min(end, span.end) - Math.max(at, span.start));
        }
        at = end;
      }
    }
    expect(left).toEqual([]);
    expect(taken / words).toBeLessThanOrEqual(0.02);
  });

  it('redacts twice as once: a mask is never redacted again', () => {
    const random = seeded(7);
    for (let number = 0; number < 50; number += 1) {
      const { person, pieces } = madeText(random);
      const redactor = redactorOf(person);
      const once = redactText(pieces.map((piece) => piece.text).join(''), redactor).text;
      expect(redactText(once, redactor).text).toBe(once);
    }
  });
});

describe('masks of names (法释〔2016〕19号第九条)', () => {
  it.each([
    ['张三', '张某'],
    ['张建国', '张某'],
    ['欧阳娜娜', '欧阳某'],
    ['欧阳', '欧某'],
    ['买买提·吐尔逊', '买某'],
    ['𠮷田', '𠮷某'],
    ['淼', '某'],
  ])('%s becomes %s', (name, mask) => expect(maskedName(name)).toBe(mask));

  it('tells different people of one surname apart', () => {
    expect([...masksOfNames(['张三', '张四', '李五', '张三']).values()]).toEqual([
      '张某甲',
      '张某乙',
      '李某',
    ]);
  });
});
