import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formatsPlugin from 'ajv-formats';
import type { DataMistake } from '../../contract/commands/law-data.ts';
import { describeMistake, summingKeywords } from '../forms/describe-mistake.ts';
import { readJson } from '../forms/json-problem.ts';
import type { LawTables } from '../law/law-tables.ts';
import { checklistMistakes } from '../review/checklist-mistakes.ts';
import { depthOf } from '../station-forms/json-walk.ts';
import { type DataKind, dataLimits, dataPath } from './data-kinds.ts';
import { lawGaps } from './law-gaps.ts';
import { type LawPart, lawPart, overlaid } from './law-part.ts';

export type CheckedData = {
  /** What is written wrong, file by file. */
  readonly mistakes: readonly DataMistake[];
  /** Where the law would have a hole; looked for once everything is written right. */
  readonly gaps: readonly string[];
  /** Null where there is a mistake. */
  readonly part: LawPart | null;
};

/** Holds files of data to their schemas under `schemas/`, each compiled when it is first needed. */
export class DataJudge {
  readonly #schemas: string;
  readonly #compiled = new Map<DataKind, ValidateFunction>();

  constructor(resourcesFolder: string) {
    this.#schemas = join(resourcesFolder, 'schemas');
  }

  validator(kind: DataKind): ValidateFunction {
    const known = this.#compiled.get(kind);
    if (known) return known;
    const file = kind === 'checklists' ? 'checklist' : `law/${schemaNames[kind]}`;
    const ajv = new Ajv2020({
      allErrors: true,
      verbose: true,
      strict: true,
      strictTypes: false,
      strictRequired: false,
    });
    formatsPlugin.default(ajv);
    const schema = JSON.parse(readFileSync(join(this.#schemas, `${file}.schema.json`), 'utf8'));
    const validate = ajv.compile(schema);
    this.#compiled.set(kind, validate);
    return validate;
  }
}

const schemaNames: Readonly<Record<Exclude<DataKind, 'checklists'>, string>> = {
  holidays: 'holidays',
  thresholds: 'thresholds',
  deadlines: 'deadlines',
  statutes: 'statute',
  causes: 'cause',
};

/** Holds a package's files to their schemas, to the tables that they would be laid over, and to the forms that there are. */
export function checkData(
  texts: ReadonlyMap<string, string>,
  context: { readonly judge: DataJudge; readonly base: LawTables; readonly isForm: (id: string) => boolean },
): CheckedData {
  const mistakes: DataMistake[] = [];
  const files = new Map<string, unknown>();
  for (const [path, text] of texts) {
    const data = soundFile(path, text, context.judge, mistakes);
    if (data !== undefined) files.set(path, data);
  }
  if (mistakes.length > 0) return { mistakes, gaps: [], part: null };
  const part = lawPart(files);
  const after = overlaid(context.base, part);
  mistakes.push(...togetherMistakes(part, after, context.isForm));
  if (mistakes.length > 0) return { mistakes, gaps: [], part: null };
  return { mistakes, gaps: lawGaps(context.base, after, part), part };
}

function soundFile(path: string, text: string, judge: DataJudge, mistakes: DataMistake[]): unknown {
  const place = dataPath(path);
  const say = (pointer: string, problem: string): undefined => {
    mistakes.push({ file: path, pointer, problem });
    return undefined;
  };
  if (!place) return say('', '数据包里没有这种文件');
  const read = readJson(text);
  if (!read.ok) return say('', read.problem);
  if (depthOf(read.data) > dataLimits.depth) return say('', '括号套得太深');
  const validate = judge.validator(place.kind);
  if (!validate(read.data)) {
    for (const error of validate.errors ?? [])
      if (!summingKeywords.has(error.keyword)) say(error.instancePath, describeMistake(error));
    return undefined;
  }
  const { id, form } = read.data as { readonly id?: unknown; readonly form?: unknown };
  const named = place.kind === 'checklists' ? form : id;
  if (place.id !== null && named !== place.id)
    return say(
      place.kind === 'checklists' ? '/form' : '/id',
      `写的是“${String(named)}”，与文件名“${place.id}”不同`,
    );
  return read.data;
}

/** What only shows when the files are read together, over what there is. */
function togetherMistakes(
  part: LawPart,
  after: LawTables,
  isForm: (id: string) => boolean,
): readonly DataMistake[] {
  const laws = new Set(after.statutes.flatMap(({ title, aliases }) => [title, ...aliases]));
  const values = new Set(after.thresholds.map(({ id }) => id));
  return [
    ...part.causes.flatMap(({ id, prohibition, penalty }) =>
      [...prohibition, ...penalty]
        .filter(({ law }) => !laws.has(law))
        .map(({ law }) => ({
          file: `causes/${id}.json`,
          pointer: '',
          problem: `引用的《${law}》不在法律法规里，请一并放进数据包`,
        })),
    ),
    ...part.deadlines
      .filter(({ value }) => value !== undefined && !values.has(value))
      .map(({ title, value }) => ({
        file: 'deadlines.json',
        pointer: '',
        problem: `期限“${title}”用的数值“${value}”不在法定数值里`,
      })),
    ...part.checklists
      .filter(({ form }) => !isForm(form))
      .map(({ form }) => ({
        file: `checklists/${form}.json`,
        pointer: '/form',
        problem: `没有编号为“${form}”的式样`,
      })),
    ...part.checklists.flatMap((checklist) =>
      checklistMistakes(checklist).map((mistake) => ({
        file: `checklists/${checklist.form}.json`,
        ...mistake,
      })),
    ),
  ];
}
