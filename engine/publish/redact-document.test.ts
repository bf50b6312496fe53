import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import { loadFormLibrary } from '../forms/form-library.ts';
import { type PublicationDecision, redactDocument, textsOf } from './redact-document.ts';

const library = loadFormLibrary(process.cwd());

function redacted(
  decisions: readonly PublicationDecision[] = [],
  change: (file: CaseFile) => CaseFile = (file) => file,
) {
  const file = change(JSON.parse(readFileSync('examples/ride-hailing-person.json', 'utf8')) as CaseFile);
  const document = file.documents.find((one) => one.form === 'penalty-decision');
  const form = library.form('penalty-decision');
  if (!document || !form) throw new Error('no decision in the example');
  return redactDocument(file, document, form, library, {}, decisions);
}

describe('the redacted decision of a case', () => {
  it('holds no name, number, address beyond the county or account, in content and blocks', () => {
    const { content, blocks, removals } = redacted();
    const text = [...textsOf(content), JSON.stringify(blocks)].join('\n');
    for (const value of [
      '张伟',
      '370101198805121013',
      '示例小区',
      '13800000001',
      '鲁N12345',
      '1000000000000001',
    ]) {
      expect(text).not.toContain(value);
    }
    expect(text).toContain('张某驾驶号牌为鲁N***45的小型轿车');
    expect(text).toContain('山东省德州市德城区（住址略）');
    expect(text).toContain('德州市德城区交通运输局');
    expect(removals.find((one) => one.text === '张伟')?.count).toBeGreaterThan(1);
  });

  it('puts a passenger who stands in no field before a person, and does as decided', () => {
    expect(redacted().questions.map((one) => one.text)).toContain('周敏');
    const removed = redacted([{ text: '周敏', treatment: 'remove', reason: '' }]);
    expect(textsOf(removed.content).join()).toContain('乘客周某书面证言');
    expect(removed.questions).toEqual([]);
    const kept = redacted([{ text: '周敏', treatment: 'keep', reason: '是平台名称' }]);
    expect(textsOf(kept.content).join()).toContain('周敏');
    expect(kept.questions).toEqual([]);
  });

  it('puts somebody before a person who is called a passenger in an answer alone, and by the name alone in the decision', () => {
    const { content, questions } = redacted([], (file) => ({
      ...file,
      documents: file.documents.map((one) => {
        if (one.form === 'penalty-decision') {
          return { ...one, content: { ...one.content, facts: `${one.content.facts}李小鹏已付车费18元。` } };
        }
        return one.form === 'interview-record'
          ? {
              ...one,
              content: {
                ...one.content,
                answers: [{ question: '车上是谁？', answer: '是乘客李小鹏，我不认识。' }],
              },
            }
          : one;
      }),
    }));
    expect(textsOf(content).join()).toContain('李小鹏');
    expect(questions.map((one) => one.text)).toEqual(expect.arrayContaining(['周敏', '李小鹏']));
  });

  it('asks about nobody who is not there', () => {
    expect(redacted().questions.map((one) => one.text)).toEqual(['周敏']);
  });
});
