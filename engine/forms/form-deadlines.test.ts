import { expect, test } from 'vitest';
import { deadlineRules } from '../law/deadlines/deadline-rule.ts';
import { formHandlers } from './commands.ts';
import { formDeadlines } from './form-deadlines.ts';
import { loadFormLibrary } from './form-library.ts';

const library = loadFormLibrary(process.cwd());
const listed = async (id: string) =>
  (await formHandlers(library)['forms/list']({})).forms.find((form) => form.id === id);

test('what a form starts is said with its length and article', async () => {
  // 行政处罚法 64: 五日 (working days, 85); 67: 十五日; 61: 七日; 行政复议法 20: 六十日; 行政诉讼法 46: 六个月.
  const notice = await listed('violation-notice');
  expect(notice?.starts.map(({ title, length }) => `${title} ${length}`)).toContain(
    '当事人要求听证 5个工作日',
  );
  const decision = await listed('penalty-decision');
  const said = decision?.starts.map(({ length, basis }) => `${length} ${basis}`) ?? [];
  for (const text of [
    '7个工作日 《中华人民共和国行政处罚法》第六十一条第一款',
    '15日 《中华人民共和国行政处罚法》第六十七条第三款',
    '60日 《中华人民共和国行政复议法》第二十条第一款',
    '6个月 《中华人民共和国行政诉讼法》第四十六条第一款',
  ])
    expect(said).toContain(text);
});

test('every period that a form names is known to the law data', () => {
  const known = new Set(deadlineRules().map(({ id }) => id));
  for (const { definition } of library.forms) {
    expect(
      definition.starts.filter((id) => !known.has(id)),
      definition.id,
    ).toEqual([]);
    expect(formDeadlines(definition).length, definition.id).toBeGreaterThanOrEqual(definition.starts.length);
  }
});

test('what must exist first is said with its article', async () => {
  const decision = await listed('penalty-decision');
  expect(decision?.requires.join()).toMatch(/《违法行为通知书》：.*中华人民共和国行政处罚法第四十四条/);
});
