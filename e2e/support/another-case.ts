import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import { checkout } from './packaged.ts';

/** Thirteen weeks later: the same weekdays, and no public holiday between the case's days. */
const laterByDays = 91;

/**
 * The sound example of a person, told of somebody else thirteen weeks later, so that it can be written beside the sample
 * cases: another name, another ID number (GB 11643), another plate, another number of the case.
 */
export function anotherCase(): CaseFile {
  const text = readFileSync(join(checkout, 'examples', 'ride-hailing-person.json'), 'utf8')
    .replaceAll('张伟', '郑磊')
    .replaceAll('370101198805121013', '370101198805122155')
    .replaceAll('鲁N12345', '鲁N56789')
    .replaceAll('13800000001', '13800000009')
    .replaceAll('〔2026〕15号', '〔2026〕35号')
    .replace(/(\d{4})-(\d\d)-(\d\d)/g, (whole, ...[year, month, day]: string[]) =>
      certificateDay(whole) ? whole : later(Number(year), Number(month), Number(day)).iso,
    )
    .replace(
      /(?:(2026)年)?(\d{1,2})月(\d{1,2})日/g,
      (_, year: string | undefined, month: string, day: string) => {
        const moved = later(2026, Number(month), Number(day));
        return `${year ? `${moved.year}年` : ''}${moved.month}月${moved.day}日`;
      },
    )
    .replaceAll('三月初', '六月初')
    // Born on the twelfth of May: a year older in June.
    .replace(/("\w*Age"): 37/g, '$1: 38');
  return JSON.parse(text) as CaseFile;
}

/** Days of an officer's certificate, which do not move. */
const certificateDay = (day: string) => !day.startsWith('2026');

function later(year: number, month: number, day: number) {
  const date = new Date(Date.UTC(year, month - 1, day + laterByDays));
  return {
    iso: date.toISOString().slice(0, 10),
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  };
}
