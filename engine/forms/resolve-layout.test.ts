import { expect, test } from 'vitest';
import type { ResolvedBlock, Run } from '../../contract/blocks.ts';
import type { FormLayout } from './form.ts';
import { formAjv } from './form-ajv.ts';
import type { LoadedForm } from './form-library.ts';
import { resolveLayout } from './resolve-layout.ts';

const schema = {
  type: 'object',
  properties: {
    name: { type: 'string', title: '姓名', maxLength: 50 },
    day: { type: 'string', format: 'date', title: '日期', maxLength: 20 },
    fine: { type: 'integer', 'x-unit': 'fen', title: '罚款' },
    source: {
      oneOf: [
        { const: 'a', title: '甲' },
        { const: 'b', title: '乙' },
      ],
      title: '来源',
    },
    rights: {
      type: 'array',
      title: '权利',
      items: {
        oneOf: [
          { const: 'x', title: '陈述' },
          { const: 'y', title: '听证' },
        ],
      },
    },
    items: {
      type: 'array',
      title: '物品',
      items: { type: 'object', properties: { name: { type: 'string', title: '名称', maxLength: 50 } } },
    },
  },
} as const;

function formWith(body: FormLayout['body']): LoadedForm {
  const page = {
    margin: { top: 25, right: 25, bottom: 25, left: 25 },
    pageNumber: 'none',
    pageFoot: null,
  } as const;
  return {
    definition: {} as LoadedForm['definition'],
    layout: { page, body },
    schema,
    sample: {},
    validator: () => formAjv().compile({ type: 'object' }),
    rowColumns: () => null,
  };
}

function textOf(blocks: readonly ResolvedBlock[]): string[] {
  const runs = (list: readonly Run[]) =>
    list
      .map((run) =>
        run.kind === 'box'
          ? run.ticked
            ? '☑'
            : '□'
          : run.kind === 'field'
            ? run.text || run.blank
            : run.text,
      )
      .join('');
  return blocks.flatMap((block): string[] => {
    if (block.kind === 'paragraph') return [runs(block.runs)];
    if (block.kind === 'table') {
      return block.rows.map((row) =>
        row.cells.map((cell) => textOf(cell.blocks as ResolvedBlock[]).join('|')).join('/'),
      );
    }
    return [];
  });
}

test('shows values as documents print them', () => {
  const form = formWith([
    {
      kind: 'paragraph',
      content: [
        { field: '/day' },
        { text: '，罚款' },
        { field: '/fine', show: 'figures' },
        { field: '/fine', show: 'capitals' },
      ],
    },
  ]);
  expect(textOf(resolveLayout(form, { day: '2026-03-05', fine: 300000 }, []))).toEqual([
    '2026年3月5日，罚款3000.00叁仟元整',
  ]);
});

test('prints the gaps of an empty date', () => {
  const form = formWith([{ kind: 'paragraph', content: [{ field: '/day' }] }]);
  expect(textOf(resolveLayout(form, {}, []))).toEqual(['　　年　　月　　日']);
});

test('keeps what could not be read as it was typed', () => {
  const form = formWith([
    { kind: 'paragraph', content: [{ field: '/fine', show: 'capitals' }, { field: '/day' }] },
  ]);
  expect(textOf(resolveLayout(form, { fine: '三千', day: '下周' }, []))).toEqual(['三千下周']);
});

test('ticks the box of a choice and of each of several', () => {
  const form = formWith([
    {
      kind: 'paragraph',
      content: [
        { box: '/source', value: 'a' },
        { box: '/source', value: 'b' },
        { box: '/rights', value: 'x' },
        { box: '/rights', value: 'y' },
      ],
    },
  ]);
  expect(textOf(resolveLayout(form, { source: 'b', rights: ['x'] }, []))).toEqual(['□☑☑□']);
});

test('repeats rows, numbers them, and leaves at least the least number of empty ones', () => {
  const form = formWith([
    {
      kind: 'table',
      columns: [1, 3],
      rows: [
        {
          each: '/items',
          least: 3,
          cells: [{ content: [{ rowNumber: true }] }, { content: [{ field: './name' }] }],
        },
      ],
    },
  ]);
  const blocks = resolveLayout(form, { items: [{ name: '甲' }, { name: '乙' }] }, []);
  expect(textOf(blocks)).toEqual(['1/甲', '2/乙', '3/']);
  const table = blocks[0];
  expect(table?.kind === 'table' && table.columns).toEqual([0.25, 0.75]);
  expect(table?.kind === 'table' && table.rows[1]?.repeat).toEqual({ pointer: '/items', index: 1, count: 2 });
});

test('chooses by conditions', () => {
  const form = formWith([
    {
      kind: 'when',
      test: {
        any: [
          { field: '/source', is: 'a' },
          { field: '/rights', has: 'y' },
        ],
      },
      then: [{ kind: 'paragraph', content: [{ text: '有' }] }],
      else: [{ kind: 'paragraph', content: [{ text: '无' }] }],
    },
  ]);
  expect(textOf(resolveLayout(form, { rights: ['y'] }, []))).toEqual(['有']);
  expect(textOf(resolveLayout(form, { source: 'b' }, []))).toEqual(['无']);
});

test('an empty record has one pair to type into', () => {
  const form = formWith([{ kind: 'record', field: '/items', question: '问：', answer: '答：' }]);
  expect(textOf(resolveLayout(form, {}, []))).toEqual(['问：', '答：']);
});

test('a signature on the screen shows name and day, one on paper leaves the line to the pen', () => {
  const form = formWith([
    { kind: 'signatureLine', role: 'officer', label: '执法人员签名：', count: 2, dated: true },
  ]);
  const base = { kind: 'signature', document: 'd', role: 'officer', at: '2026-03-05T10:00' } as const;
  const lines = textOf(
    resolveLayout(form, {}, [
      { ...base, id: 's1', name: '张三', medium: 'paper' },
      { ...base, id: 's2', name: '李四', medium: 'screen' },
    ]),
  );
  expect(lines[0]).toBe('执法人员签名：李四　　　　　　　　2026年3月5日');
  expect(lines[1]).toBe('执法人员签名：　　　　　　　　　　　　年　　月　　日');
});

test('the dates of signature lines that stand together begin in one column', () => {
  const form = formWith([
    { kind: 'signatureLine', role: 'party', label: '当事人或其代理人签名：', count: 1, dated: true },
    { kind: 'signatureLine', role: 'recorder', label: '记录人签名：', count: 1, dated: true },
  ]);
  const signed = {
    kind: 'signature',
    document: 'd',
    id: 's1',
    role: 'recorder',
    name: '张三',
    medium: 'screen',
    at: '2026-03-05T10:00',
  } as const;
  const lines = textOf(resolveLayout(form, {}, [signed]));
  expect(lines.map((line) => line.search(/　　年|2026年/))).toEqual([21, 21]);
});

test('inside a sentence the rule ends with its value; a blank, and a value before a space, keep the width', () => {
  const rule = { field: '/name', width: 9, underline: true } as const;
  const widths = (name: string, after: string) =>
    resolveLayout(
      formWith([{ kind: 'paragraph', content: [rule, { text: after }] }]),
      name === '' ? {} : { name },
      [],
    ).flatMap((block) =>
      block.kind === 'paragraph'
        ? block.runs.flatMap((run) => (run.kind === 'field' ? [run.width] : []))
        : [],
    );
  expect(widths('德城区', '人民法院')).toEqual([0]);
  expect(widths('', '人民法院')).toEqual([9]);
  expect(widths('张伟', '　　职务：')).toEqual([9]);
});
