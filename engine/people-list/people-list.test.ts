import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { AppError } from '../../contract/app-error.ts';
import { peopleListHandlers } from './commands.ts';

const handlers = peopleListHandlers({ grantedPath: (token) => token });

function fileOf(name: string, bytes: Uint8Array | string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'anjuan-people-')), name);
  writeFileSync(file, bytes);
  return file;
}

const read = async (file: string) => handlers['peopleList/read']({ file });

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((caught: unknown) => caught);
  return error instanceof AppError ? error.code : 'none';
}

const list = `德州市交通运输综合行政执法支队执法人员名单,,,,
姓名,执法证号,有效期起,有效期止,单位及职务
张三,15130001,2024-01-02,2029-01-01,一大队
李四,15130002,2024/1/2,2029年1月1日,
,15130003,,,
王五,,,,
赵六,15130001,,,
钱七,15130004,2024-02-30,,
孙八,15130005,2029-01-01,2024-01-01,
`;
const people = [
  {
    name: '张三',
    certificateNumber: '15130001',
    validFrom: '2024-01-02',
    validUntil: '2029-01-01',
    post: '一大队',
  },
  { name: '李四', certificateNumber: '15130002', validFrom: '2024-01-02', validUntil: '2029-01-01' },
];
const wrongRows = [5, 6, 7, 8, 9];

test('a CSV in UTF-8 with its mark: good rows come, wrong ones are told by row', async () => {
  const answer = await read(fileOf('名单.csv', `\ufeff${list}`));
  expect(answer.people).toEqual(people);
  expect(answer.wrong.map(({ row }) => row)).toEqual(wrongRows);
  expect(answer.wrong[2]?.problem).toContain('第 3 行');
  expect(answer.wrong[3]?.problem).toContain('日期');
});

test('a CSV as spreadsheets write it on Chinese Windows (GB 18030)', async () => {
  const plain = fileOf('utf8.csv', list);
  const bytes = execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030', plain]);
  expect((await read(fileOf('名单.csv', bytes))).people).toEqual(people);
});

/** A workbook by ECMA-376: style 1 is a date (numFmtId 14), days count from 1899-12-30. */
function workbook(rows: readonly string[]): Uint8Array {
  const xml = (text: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (type: string, target: string, more = '') =>
    xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${office}/${type}" Target="${target}"/>${more}</Relationships>`,
    );
  const styles = `<Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/>`;
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return zipSync({
    '[Content_Types].xml': xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    ),
    '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
    'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml', styles),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="名单" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/styles.xml': xml(
      `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    'xl/worksheets/sheet1.xml': xml(
      `<worksheet xmlns="${main}"><sheetData>${rows.map((cells, row) => `<row r="${row + 1}">${cells}</row>`).join('')}</sheetData></worksheet>`,
    ),
  });
}

test('a workbook with dates and numbers as cells of their own kind', async () => {
  const word = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const number = (at: string, value: string, style = 0) => `<c r="${at}" s="${style}"><v>${value}</v></c>`;
  const headings = ['姓名', '执法证号', '有效期起', '有效期止', '单位及职务'];
  const bytes = workbook([
    headings.map((text, index) => word(`${'ABCDE'[index]}1`, text)).join(''),
    // 2024-01-02 is day 45293, 2029-01-01 day 47119.
    `${word('A2', '张三')}${number('B2', '15130001')}${number('C2', '45293', 1)}${number('D2', '47119', 1)}${word('E2', '一大队')}`,
    `${word('A3', '李四')}${word('B3', '15130002')}${word('C3', '2024/1/2')}${word('D3', '2029年1月1日')}`,
    `${word('A4', '王五')}${number('B4', '1.5130001234567891E+19')}`,
  ]);
  const answer = await read(fileOf('名单.xlsx', bytes));
  expect(answer.people).toEqual(people);
  expect(answer.wrong).toEqual([{ row: 4, problem: expect.stringContaining('文本') }]);
});

test('what is no list is refused with its own word: other bytes, no heading, a bomb, a truncated workbook', async () => {
  const refused = 'PEOPLE_LIST_UNREADABLE';
  expect(await codeOf(read(fileOf('a.csv', new Uint8Array([0xff, 0xfe, 0, 0, 0x80, 0xff]))))).toBe(refused);
  expect(await codeOf(read(fileOf('b.csv', '名字,号码\n张三,1\n')))).toBe(refused);
  const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(40_000_000) });
  expect(bomb.length).toBeLessThan(100_000);
  expect(await codeOf(read(fileOf('c.xlsx', bomb)))).toBe(refused);
  expect(await codeOf(read(fileOf('d.xlsx', bomb.slice(0, 500))))).toBe(refused);
  expect(await codeOf(read(fileOf('e.csv', new Uint8Array(5_000_001))))).toBe('FILE_TOO_LARGE');
  const rows = Array.from({ length: 2_001 }, (_, row) => `张三,${row}`).join('\n');
  expect(await codeOf(read(fileOf('f.csv', `姓名,执法证号\n${rows}`)))).toBe(refused);
});
