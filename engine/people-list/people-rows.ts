import type { ListedPerson } from '../../contract/commands/people-list.ts';
import { isIsoDay } from '../values/day.ts';
import type { Cell } from './read-table.ts';

export type PeopleRows = {
  readonly people: readonly ListedPerson[];
  readonly wrong: readonly { readonly row: number; readonly problem: string }[];
};

/** Headings as lists bear them, for each thing that is read. */
const headings = {
  name: ['姓名', '执法人员姓名', '执法人员'],
  certificateNumber: ['执法证号', '执法证件号', '证件编号', '执法证编号', '执法证件编号'],
  validFrom: ['有效期起', '发证日期', '有效期开始'],
  validUntil: ['有效期止', '有效期至', '到期日期', '有效期'],
  post: ['单位及职务', '职务', '单位', '所在单位'],
} as const;

type Column = keyof typeof headings;

/** The people of a table whose first row with 姓名 is its heading; null where there is no such row. */
export function peopleRows(table: readonly (readonly Cell[])[]): PeopleRows | null {
  const top = table.findIndex((row) => columnOf(row, 'name') >= 0 && columnOf(row, 'certificateNumber') >= 0);
  const head = table[top];
  if (!head) return null;
  const people: ListedPerson[] = [];
  const wrong: { row: number; problem: string }[] = [];
  const seen = new Map<string, number>();
  for (const [index, row] of table.entries()) {
    if (index <= top || row.every((cell) => text(cell) === '')) continue;
    const number = index + 1;
    const read = personOf(head, row);
    if ('problem' in read) {
      wrong.push({ row: number, problem: read.problem });
      continue;
    }
    const before = seen.get(read.certificateNumber);
    if (before !== undefined) {
      wrong.push({ row: number, problem: `执法证号与第 ${before} 行相同` });
      continue;
    }
    seen.set(read.certificateNumber, number);
    people.push(read);
  }
  return { people, wrong };
}

function personOf(head: readonly Cell[], row: readonly Cell[]): ListedPerson | { readonly problem: string } {
  const cell = (column: Column): Cell => row[columnOf(head, column)] ?? null;
  const certificate = cell('certificateNumber');
  if (typeof certificate === 'number' && !Number.isSafeInteger(certificate))
    return { problem: '执法证号被表格软件当作数字，后几位已丢失，请把该列设为文本后重填' };
  const name = text(cell('name'));
  const certificateNumber = text(certificate);
  const post = text(cell('post'));
  if (name === '') return { problem: '没有姓名' };
  if (certificateNumber === '') return { problem: '没有执法证号' };
  if (name.length > 100 || certificateNumber.length > 100 || post.length > 100)
    return { problem: '有一格超过 100 字' };
  const validFrom = dayOf(cell('validFrom'));
  const validUntil = dayOf(cell('validUntil'));
  if (validFrom === null) return { problem: '有效期起不是日期' };
  if (validUntil === null) return { problem: '有效期止不是日期' };
  if (validFrom !== '' && validUntil !== '' && validUntil < validFrom)
    return { problem: '有效期止早于有效期起' };
  return {
    name,
    certificateNumber,
    ...(validFrom === '' ? {} : { validFrom }),
    ...(validUntil === '' ? {} : { validUntil }),
    ...(post === '' ? {} : { post }),
  };
}

function columnOf(row: readonly Cell[], column: Column): number {
  const names: readonly string[] = headings[column];
  return row.findIndex((cell) => names.includes(text(cell).replace(/\s/g, '')));
}

function text(cell: Cell): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell === null ? '' : String(cell).normalize('NFKC').trim();
}

/** A day of a cell; '' where it is empty, null where it is no day. */
function dayOf(cell: Cell): string | null {
  const written = text(cell);
  if (written === '') return '';
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(written);
  const day =
    parts
      ?.slice(1)
      .map((part) => part.padStart(2, '0'))
      .join('-') ?? '';
  return isIsoDay(day) ? day : null;
}
