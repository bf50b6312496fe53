import { type PrivateSpan, placesWithin } from './find-private.ts';
import { foldText } from './folded-text.ts';
import type { PrivateKind } from './redaction-rules.ts';

type Pattern = { readonly kind: PrivateKind; readonly pattern: RegExp };

const province = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

const citizenId: Pattern = {
  kind: 'idNumber',
  pattern:
    /(?<![0-9A-Z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX](?![0-9A-Z])/gu,
};
const mobile: Pattern = { kind: 'contact', pattern: /(?<!\d)(?:86)?1[3-9]\d{9}(?!\d)/gu };
/** Long enough to be told whatever stands between their digits, also before another number. Bank cards of China begin with 62. */
const longNumbers: readonly Pattern[] = [
  citizenId,
  mobile,
  { kind: 'bankAccount', pattern: /(?<![0-9A-Z])62\d{14,17}/gu },
];

/** Private by their shape alone, in text folded as names are, with digits in one script. */
const patterns: readonly Pattern[] = [
  citizenId,
  { kind: 'idNumber', pattern: /(?<=身份证(?:件)?(?:号码?)?[:：为是]?)[0-9A-Z]{8,18}(?![0-9A-Z])/gu },
  mobile,
  { kind: 'contact', pattern: /(?<!\d)0(?:10|2\d|[3-9]\d{2})[)）]?[2-8]\d{6,7}(?!\d)/gu },
  {
    kind: 'contact',
    pattern: /(?<=(?:微信|QQ|支付宝|抖音)(?:号码?|账号|帐号)?[:：为是]?)[A-Z0-9][A-Z0-9_@-]{4,29}/gu,
  },
  { kind: 'bankAccount', pattern: /(?<![0-9A-Z])[1-9]\d{15,18}(?![0-9A-Z])/gu },
  { kind: 'bankAccount', pattern: /(?<=(?:账号|帐号|卡号|账户)[:：为是]?)\d{8,30}/gu },
  {
    kind: 'plate',
    pattern: new RegExp(
      `[${province}][A-HJ-NP-Z](?:[A-HJ-NP-Z0-9]{6}|[A-HJ-NP-Z0-9]{5}|[A-HJ-NP-Z0-9]{4}[挂学警港澳])(?![0-9A-Z])`,
      'gu',
    ),
  },
  { kind: 'birthDate', pattern: /(?:18|19|20)\d{2}年\d{1,2}月\d{1,2}日(?=出?生)/gu },
  { kind: 'health', pattern: /(?:患有|身患|罹患|确诊为?|诊断为|病史为?)[^,，。；;、:：]{1,20}/gu },
  {
    kind: 'health',
    pattern:
      /(?:艾滋病|乙肝|精神分裂症?|抑郁症|癫痫|怀孕|身孕|肢体残疾|残疾证|尿毒症|白血病|糖尿病|高血压|心脏病|恶性肿瘤|癌症)/gu,
  },
];

const mail = /[\w.+-]+\s*@\s*[\w-]+(?:\s*\.\s*[\w-]+)+/gu;

/** Values that no field holds but whose shape says what they are. `known`: numbers that may stay (document numbers, the agency's own). */
export function patternSpans(text: string, known: readonly string[]): PrivateSpan[] {
  return [
    ...shapesIn(text, 'shape', patterns, known),
    ...shapesIn(text, 'number', longNumbers, known),
    ...mailSpans(text),
  ];
}

function shapesIn(
  text: string,
  folding: 'shape' | 'number',
  shapes: readonly Pattern[],
  known: readonly string[],
): PrivateSpan[] {
  const folded = foldText(text, folding);
  const kept = known.flatMap((one) => placesWithin(folded.text, foldText(one, folding).text));
  return shapes.flatMap(({ kind, pattern }) =>
    [...folded.text.matchAll(pattern)]
      .filter(
        (match) => !kept.some((one) => match.index < one.end && match.index + match[0].length > one.start),
      )
      .map((match) => ({
        start: folded.starts[match.index] ?? 0,
        end: folded.ends[match.index + match[0].length - 1] ?? 0,
        value: { kind, text: match[0], whose: '文中' },
      })),
  );
}

function mailSpans(text: string): PrivateSpan[] {
  const { text: plain, starts, ends } = foldText(text, 'plain');
  return [...plain.matchAll(mail)].map((match) => ({
    start: starts[match.index] ?? 0,
    end: ends[match.index + match[0].length - 1] ?? 0,
    value: { kind: 'contact', text: match[0], whose: '文中' },
  }));
}
