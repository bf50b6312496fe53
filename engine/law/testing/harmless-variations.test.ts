import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CaseFile } from '../../../contract/case-file.generated.ts';
import { caseView } from '../../cases/case-view.ts';
import { caseFindings } from '../../findings.ts';
import { lawFindings } from '../law-findings.ts';
import { soundCases, TESTED_ON } from './sound-cases.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const { cases, station, library } = soundCases(root);
const amounts = new Set(['ride-hailing-person', 'measures', 'court', 'site']);
const persons = [...cases.keys()].filter((name) => name !== 'ride-hailing-organization');

/** Other people, vehicles, places, accounts of the same kind: what a station's next case differs in. */
const variation = fc.record({
  base: fc.constantFrom(...persons),
  name: fc.constantFrom(
    '王建国',
    '欧阳春华',
    '李雷',
    '阿依古丽·买买提',
    '赵一',
    '司马相如',
    '韩梅梅',
    '于东',
    '张薇薇',
  ),
  witness: fc.constantFrom('孙晓燕', '钱多多', '吴玉'),
  plate: fc
    .tuple(
      fc.constantFrom('鲁N', '鲁A', '冀J', '京B', '苏E'),
      fc.constantFrom('D00123', 'F12345', '8K6T2', 'A0001', '99999'),
    )
    .map(([region, rest]) => `${region}${rest}`),
  address: fc.constantFrom(
    '山东省德州市陵城区示例路88号',
    '河北省沧州市吴桥县示例村12号',
    '北京市朝阳区示例街道3号院',
  ),
  place: fc.constantFrom(
    '德州市德城区示例高铁站东广场',
    '德州市德城区示例医院门口',
    '德州市德城区示例路与示例街交叉口',
  ),
  fine: fc.integer({ min: 30, max: 45 }).map((hundreds) => hundreds * 100),
  phone: fc.constantFrom('13912345678', '0534-2000009', '15000000000'),
});
type Variation = typeof variation extends fc.Arbitrary<infer Value> ? Value : never;

function varied({ base, name, witness, plate, address, place, fine, phone }: Variation): CaseFile {
  const sound = cases.get(base);
  if (!sound) throw new Error(`no case ${base}`);
  const words: Readonly<Record<string, string>> = {
    张伟: name,
    周敏: witness,
    鲁N12345: plate,
    山东省德州市德城区示例小区3号楼2单元501室: address,
    德州市德城区示例小区3号楼2单元501室: address.replace(/^山东省/, ''),
    德州市德城区示例汽车站出站口: place,
    '13800000001': phone,
    ...(amounts.has(base) ? { '3000元': `${fine}元`, '300000': String(fine * 100) } : {}),
  };
  const pattern = new RegExp(
    Object.keys(words)
      .toSorted((one, other) => other.length - one.length)
      .join('|'),
    'g',
  );
  return JSON.parse(JSON.stringify(sound).replace(pattern, (word) => words[word] ?? word));
}

it('other names, plates, places, amounts within the range raise no finding above hint', () => {
  fc.assert(
    fc.property(variation, (one) => {
      const view = caseView(varied(one), station, library, TESTED_ON);
      const found = caseFindings(view, library).filter(({ severity }) => severity !== 'hint');
      expect(found.map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
    }),
    { numRuns: 100, seed: 20260310 },
  );
});

/** Rules that speak of another document which a case of one document lacks. */
const needsOthers = new Set([
  'C-04',
  'C-14',
  'C-20',
  'F-12',
  'F-19',
  'I-01',
  'I-06',
  'I-16',
  'I-17',
  'N-01',
  'N-14',
  'W-06',
]);

it('the sample of every form raises no finding above hint, but that its case lacks other documents', () => {
  const wrong = library.forms.flatMap((form) => {
    const id = form.definition.id;
    const file: CaseFile = {
      format: 'anjuan-case/1',
      facts: {
        procedure: 'ordinary',
        cause: String(form.sample.cause ?? form.sample.caseName ?? '示例案由'),
      },
      documents: [{ id: 'only', form: id, state: 'draft', content: form.sample }],
    };
    return lawFindings(caseView(file, station, library, TESTED_ON))
      .filter(({ severity, rule }) => severity !== 'hint' && !needsOthers.has(rule))
      .map(({ rule, message }) => `${id} ${rule} ${message}`);
  });
  expect(wrong).toEqual([]);
});
