import type { ParagraphBlock, ResolvedBlock, Run, TableCell } from '../../../contract/blocks.ts';
import type { DocumentView } from '../../../contract/commands/documents.ts';
import type { FieldInfo } from '../../../contract/field.ts';
import type { Edit } from '../editing/edit-queue.ts';

/** A document of the editor's tests: a letter with a table, boxes, a list of items and a record. */
export type TestContent = {
  readonly texts: Readonly<Record<string, string>>;
  readonly ticked: readonly string[];
  readonly items: readonly Readonly<Record<string, string>>[];
  readonly record: readonly Readonly<Record<string, string>>[];
};

export const emptyContent: TestContent = { texts: {}, ticked: [], items: [{}, {}], record: [] };

const value = (content: TestContent, pointer: string): string => {
  const [, list, index, name] = pointer.split('/');
  if (list === 'items') return content.items[Number(index)]?.[name ?? ''] ?? '';
  if (list === 'record') return content.record[Number(index)]?.[name ?? ''] ?? '';
  return content.texts[pointer] ?? '';
};

/** One edit of the content, as the engine would make it. */
export function applyEdit(content: TestContent, edit: Edit): TestContent {
  switch (edit.kind) {
    case 'type':
    case 'unbind':
      return typeInto(content, edit.pointer, edit.text);
    case 'tick':
      return { ...content, ticked: content.ticked.includes(edit.value) ? [] : [edit.value] };
    case 'insertRow':
      return rows(content, edit.pointer, (list) => [
        ...list.slice(0, edit.index),
        {},
        ...list.slice(edit.index),
      ]);
    case 'removeRow':
      return rows(content, edit.pointer, (list) => list.filter((_, index) => index !== edit.index));
    case 'moveRow':
      return rows(content, edit.pointer, (list) => {
        const moved = list[edit.index];
        const rest = list.filter((_, index) => index !== edit.index);
        return moved ? [...rest.slice(0, edit.to), moved, ...rest.slice(edit.to)] : list;
      });
    case 'rebind':
      return content;
  }
}

function typeInto(content: TestContent, pointer: string, text: string): TestContent {
  const [, list, index, name] = pointer.split('/');
  if (list !== 'items' && list !== 'record') {
    // A day typed in figures is shown as the form writes it.
    const day = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
    const shown = day ? `${day[1]}年${day[2]}月${day[3]}日` : text;
    return { ...content, texts: { ...content.texts, [pointer]: shown } };
  }
  return rows(content, `/${list}`, (members) => {
    const filled = members.length > Number(index) ? members : [...members, {}];
    return filled.map((row, at) => (at === Number(index) ? { ...row, [name ?? '']: text } : row));
  });
}

type Rows = TestContent['items'];

function rows(content: TestContent, pointer: string, change: (rows: Rows) => Rows): TestContent {
  return pointer === '/items'
    ? { ...content, items: change(content.items) }
    : { ...content, record: change(content.record) };
}

export function blocksOf(content: TestContent): ResolvedBlock[] {
  const field = (pointer: string, width = 6, blank = ''): Run => ({
    kind: 'field',
    pointer,
    text: value(content, pointer),
    blank,
    width,
    underline: width > 0,
  });
  const text = (words: string): Run => ({ kind: 'text', text: words });
  const line = (id: string, runs: readonly Run[], more: Partial<ParagraphBlock> = {}): ParagraphBlock => ({
    kind: 'paragraph',
    id,
    role: 'body',
    align: 'justify',
    indent: 2,
    runs,
    ...more,
  });
  const cell = (id: string, run: Run): TableCell => ({
    colspan: 1,
    rowspan: 1,
    align: 'left',
    valign: 'middle',
    vertical: false,
    blocks: [line(id, [run], { role: 'cell', indent: 0 })],
  });
  const box = (choice: string): Run => ({
    kind: 'box',
    pointer: '/source',
    value: choice,
    ticked: content.ticked.includes(choice),
  });
  const pairs = Math.max(1, content.record.length);
  return [
    { kind: 'title', id: 'title', lines: ['行政处罚决定书'] },
    line('number', [text('案号：'), field('/number', 8)], { role: 'number', align: 'right', indent: 0 }),
    line('party', [text('当事人：'), field('/party', 8), text('，性别：'), field('/sex', 2), text('，')]),
    line('source', [text('来源：'), box('inspection'), text('检查　'), box('report'), text('举报')]),
    line('facts', [text('违法事实及证据：'), field('/facts', 24)]),
    line('day', [text('日期：'), field('/day', 0, '　　年　　月　　日')]),
    {
      kind: 'table',
      id: 'items',
      columns: [0.5, 0.5],
      rows: content.items.map((_, index) => ({
        id: `items.r${index}`,
        head: false,
        minHeight: 8,
        cells: [
          cell(`items.r${index}.0`, field(`/items/${index}/name`, 0)),
          cell(`items.r${index}.1`, field(`/items/${index}/count`, 0)),
        ],
        repeat: { pointer: '/items', index, count: content.items.length },
      })),
    },
    ...Array.from({ length: pairs }, (_, index) =>
      (['question', 'answer'] as const).map((role) =>
        line(
          `record.r${index}.${role}`,
          [text(role === 'question' ? '问：' : '答：'), field(`/record/${index}/${role}`, 20)],
          { role, indent: 0, repeat: { pointer: '/record', index, count: content.record.length } },
        ),
      ),
    ).flat(),
    {
      kind: 'seal',
      id: 'seal',
      label: [text('示例市交通运输局')],
      date: [field('/issuedOn', 0, '　　年　　月　　日')],
    },
  ];
}

const info = (pattern: string, title: string, kind: FieldInfo['kind'] = 'text'): FieldInfo => ({
  pattern,
  title,
  kind,
  required: pattern === '/party',
  maxLength: null,
  options: [],
  help: null,
  boundTo: pattern === '/party' ? '当事人姓名' : null,
  changesFact: pattern === '/party' || pattern === '/number',
});

export const fields: readonly FieldInfo[] = [
  info('/number', '案号'),
  info('/party', '当事人'),
  {
    ...info('/sex', '性别', 'choice'),
    options: [
      { value: 'male', title: '男' },
      { value: 'female', title: '女' },
    ],
  },
  {
    ...info('/source', '案件来源', 'choice'),
    options: [
      { value: 'inspection', title: '检查' },
      { value: 'report', title: '举报' },
    ],
  },
  info('/facts', '违法事实', 'longText'),
  info('/day', '日期', 'date'),
  info('/items/N/name', '名称'),
  info('/items/N/count', '数量'),
  info('/record/N/question', '问', 'longText'),
  info('/record/N/answer', '答', 'longText'),
  info('/issuedOn', '签发日期', 'date'),
];

export const page: DocumentView['page'] = {
  margin: { top: 37, right: 26, bottom: 35, left: 28 },
  pageNumber: 'total',
  pageFoot: null,
};
