import type { CaseDocument, CaseFile, Party } from '../../contract/case-file.generated.ts';
import { parseChineseNumeral } from '../values/chinese-numeral.ts';
import { ageOfResponsibilityOn, checkCitizenId } from '../values/citizen-id.ts';
import { type IsoDay, isCalendarDay, isIsoDay, isoDay } from '../values/day.ts';
import { foldText } from './folded-text.ts';

/** What a case says of its party's age on the day of the violation; `unknown` also where it says both. */
export type AgeSaid = 'grown' | 'minor' | 'unknown';

/**
 * Whether a natural person was under eighteen at the violation, by every place that says so: the identity number of the
 * facts and the one that the decision copied, the age entered, and what the decision's own text says of the party. The
 * eighteenth birthday itself still counts as under eighteen (法释〔2006〕1号第二条, which is the safer count here).
 */
export function ageAtViolation(
  { facts }: Pick<CaseFile, 'facts'>,
  document: CaseDocument,
  party: Party,
): AgeSaid {
  const day = dayOf(facts);
  // The facts may have been put right since the decision was issued.
  const [known] = birthIn(party.idNumber ?? '');
  if (known !== undefined && ageOf(known, day, document) === 'minor') return 'minor';
  const ids = [party.idNumber, document.content.personIdNumber].flatMap((text) =>
    typeof text === 'string' ? birthIn(text) : [],
  );
  // Another number in the facts, of a passport say: the copied one no longer shows that somebody is grown.
  const doubted = known === undefined && (party.idNumber ?? '') !== '';
  const said = ids.map((born) => ageOf(born, day, document)).filter((one) => !(doubted && one === 'grown'));
  said.push(...agesInText(document, party, day));
  // An age that was typed in speaks only where no number does.
  if (ids.length === 0 && party.age !== undefined) said.push(party.age < 18 ? 'minor' : 'grown');
  if (said.includes('minor')) return said.includes('grown') ? 'unknown' : 'minor';
  return said.includes('grown') ? 'grown' : 'unknown';
}

function dayOf({ violation }: CaseFile['facts']): IsoDay | null {
  const day = (violation?.startedAt ?? violation?.discoveredOn)?.slice(0, 10);
  return day !== undefined && isIsoDay(day) ? day : null;
}

function birthIn(idNumber: string): IsoDay[] {
  const id = checkCitizenId(idNumber);
  return id.ok ? [id.value.birthDate] : [];
}

/** Without the day of the violation only who is under eighteen at the decision is known to have been. */
function ageOf(born: IsoDay, day: IsoDay | null, { issuedOn = '' }: CaseDocument): AgeSaid {
  if (day !== null) return ageOfResponsibilityOn(born, day) < 18 ? 'minor' : 'grown';
  return isIsoDay(issuedOn) && ageOfResponsibilityOn(born, issuedOn) < 18 ? 'minor' : 'unknown';
}

const digits = '[0-9零〇一二三四五六七八九十百]';
/** What may stand between a person's name and the age: sex, people, punctuation; not another person. */
const between =
  '(?:[,、;:(]|男性?|女性?|\\p{Script=Han}{1,4}族|现年|年龄|年满|时年|系|是|为|当时|出生(?:日期|于)|生于)*';

/** What the decision says of its party: 某某，男，2010年5月1日出生; 某某，16岁; 当事人系未成年人. */
function agesInText(document: CaseDocument, party: Party, day: IsoDay | null): AgeSaid[] {
  const texts = Object.values(document.content).filter((one) => typeof one === 'string');
  const { text } = foldText(texts.join('\n'), 'name');
  const name = foldText(party.name, 'name').text;
  const who = `(?:当事人|${escaped(name)})`;
  const date = `(?:(${digits}{4})年(${digits}{1,3})月(${digits}{1,3})日|(\\d{4})(\\d{2})(\\d{2}))`;
  const born = new RegExp(`${who}(${between})${date}(出?生)?`, 'gu');
  const aged = new RegExp(`${who}${between}(${digits}{1,4})周?岁`, 'gu');
  const minor = new RegExp(`${who}${between}(?:未成年|未满(?:18|十八)周?岁)`, 'u');
  const births = [...text.matchAll(born)].flatMap(([, before = '', ...parts]) => {
    const [year, month, date, ...plain] = parts;
    if (!before.includes('生') && parts.at(-1) === undefined) return [];
    const on = bornOn(year ?? plain[0] ?? '', month ?? plain[1] ?? '', date ?? plain[2] ?? '');
    return on === null ? [] : [ageOf(on, day, document)];
  });
  const ages = [...text.matchAll(aged)].flatMap(([, age = '']): AgeSaid[] => {
    const years = numberOf(age);
    return years === null ? [] : [years < 18 ? 'minor' : 'grown'];
  });
  return [...births, ...ages, ...(minor.test(text) ? (['minor'] as const) : [])];
}

function bornOn(year: string, month: string, date: string): IsoDay | null {
  const full = /^\d{4}$/.test(year) ? Number(year) : Number([...year].map((one) => digitOf(one)).join(''));
  const [inYear, inMonth] = [numberOf(month), numberOf(date)];
  if (inYear === null || inMonth === null || !isCalendarDay(full, inYear, inMonth)) return null;
  return isoDay(full, inYear, inMonth);
}

function digitOf(character: string): string {
  const value = '零一二三四五六七八九'.indexOf(character === '〇' ? '零' : character);
  return value >= 0 ? String(value) : character;
}

function numberOf(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : parseChineseNumeral(text);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
