import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CaseDocument, CaseFile, Party } from '../../contract/case-file.generated.ts';
import { publishableDecision } from './publishable.ts';

const example = JSON.parse(readFileSync('examples/ride-hailing-person.json', 'utf8')) as CaseFile;

type Said = {
  readonly party?: Partial<Party>;
  readonly content?: CaseDocument['content'];
  readonly day?: string;
};

/** The sound case (violation of 10 March 2026, its party 张伟 of 1988) with what is said of its party changed. */
function judged({ party = {}, content = {}, day = '2026-03-10' }: Said): string {
  const { facts, documents } = example;
  const [first, ...others] = facts.parties ?? [];
  if (!first) throw new Error('no party in the example');
  const { idNumber: _, ...nobody } = first;
  const { startedAt: __, discoveredOn: ___, ...violation } = facts.violation ?? {};
  const file: CaseFile = {
    ...example,
    facts: {
      ...facts,
      parties: [{ ...nobody, ...party }, ...others],
      violation: day === '' ? violation : { ...violation, startedAt: `${day}T14:20` },
    },
    documents: documents.map((one) => {
      if (one.form !== 'penalty-decision') return one;
      const { personIdNumber: ____, ...copied } = one.content;
      return { ...one, content: { ...copied, ...content } };
    }),
  };
  try {
    publishableDecision(file);
    return 'public';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

const grown = '370101198805121013';
// Born on 10 March 2008: eighteen on the day of the violation itself.
const birthday = '370101200803101019';
const dayBefore = '370101200803091017';
const facts = (said: string) => ({ content: { facts: `2026年3月10日14时20分，${said}驾驶小型轿车载客。` } });
const minor = 'PUBLICATION_MINOR';
const unknown = 'PUBLICATION_AGE_UNKNOWN';

describe('a decision against a person under eighteen is never public (个人信息保护法第二十八条)', () => {
  it.each<[string, Said, string]>([
    ['by the identity number, the eighteenth birthday included', { party: { idNumber: birthday } }, minor],
    ['not from the day after it', { party: { idNumber: dayBefore } }, 'public'],
    ['by the number that the decision copied', { content: { personIdNumber: birthday } }, minor],
    ['by the age entered', { party: { age: 17 } }, minor],
    ['eighteen and above by the age entered', { party: { age: 18 } }, 'public'],
    ['by a date of birth in the text', facts('当事人张伟（男，汉族，2009年5月1日出生）'), minor],
    ['by one before the words', facts('张伟，出生日期：2009-05-01，'), minor],
    ['by one in Chinese numerals', facts('张伟，男，二〇〇九年五月一日生，'), minor],
    ['by an age in the text', facts('张伟，男，16周岁，'), minor],
    ['by one in words', facts('当事人张伟，现年十六岁，'), minor],
    ['by the word itself', facts('当事人系未成年人，'), minor],
    ['by the age that the law names', facts('当事人张伟未满十八周岁，'), minor],
    ['grown by a date in the text', facts('张伟，男，1988年5月12日出生，'), 'public'],
    [
      'by the number without the day of the violation, when still so at the decision',
      { party: { idNumber: '370101200903101016' }, day: '' },
      minor,
    ],
  ])('%s', (_, said, expected) => expect(judged(said)).toBe(expected));

  it('nothing said, or both said, is for a person to clear up', () => {
    expect(judged({})).toBe(unknown);
    expect(judged({ ...facts('张伟，男，16岁，'), party: { idNumber: grown } })).toBe(unknown);
    expect(judged({ party: { idNumber: grown }, content: { personIdNumber: birthday } })).toBe(unknown);
    expect(judged({ party: { idNumber: grown }, day: '' })).toBe(unknown);
  });

  it('what is said of others, and other dates, do not count', () => {
    for (const said of [
      '张伟驾驶的车辆载有未成年人乘客1名（16岁），当事人',
      '乘客周敏（2010年5月1日出生）称，当事人',
      '当事人2026年3月18日提出申辩，张伟于2009年5月1日取得驾驶证，当事人',
    ])
      expect(judged({ ...facts(said), party: { idNumber: grown } })).toBe('public');
  });
});
