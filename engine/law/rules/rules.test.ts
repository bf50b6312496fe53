import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Act, CaseFile } from '../../../contract/case-file.generated.ts';
import { caseView } from '../../cases/case-view.ts';
import { caseFileReader } from '../../cases/read-case-file.ts';
import type { OtherCases } from '../../store/case-marks.ts';
import { lawFindings } from '../law-findings.ts';
import type { Rule } from '../rule.ts';
import { type Change, changed } from '../testing/changed-case.ts';
import { soundCases, TESTED_ON } from '../testing/sound-cases.ts';
import { rules } from './index.ts';

type Row = {
  readonly rule: string;
  readonly title: string;
  /** The sound case that is changed; ride-hailing-person when absent. */
  readonly base?: string;
  readonly change: readonly Change[];
  readonly expect: readonly { readonly document: string | null; readonly pointer: string }[];
  readonly because: string;
  /** What other cases of the station hold that touches this one. */
  readonly elsewhere?: Partial<OtherCases>;
};

const root = join(import.meta.dirname, '..', '..', '..');
const { cases, station, library } = soundCases(root);
const readCase = caseFileReader(root, library);
const read = (name: string) => readFileSync(join(root, 'examples', name));
const load = (name: string) => readCase(name, new Uint8Array(read(name)));
const soundCase = (name: string): CaseFile => {
  const file = cases.get(name);
  if (!file) throw new Error(`no sound case ${name}`);
  return file;
};
const sound = soundCase('ride-hailing-person');
const today = TESTED_ON;
const rows: readonly Row[] = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.cases.json'))
  .flatMap((name) => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')));
const placesOf = (row: Row, list: readonly Rule[]) =>
  lawFindings(
    caseView(
      changed(row.base ? soundCase(row.base) : sound, row.change),
      station,
      library,
      today,
      row.elsewhere ? () => ({ times: [], fines: [], earlier: [], ...row.elsewhere }) : null,
    ),
    list,
  )
    .filter((one) => one.rule === row.rule)
    .map(({ at }) => at);

describe.each(rows)('$rule $title', (row) => {
  it('finds what the article says', () => {
    expect(placesOf(row, rules)).toEqual(row.expect);
  });

  it('is found by that rule alone', () => {
    const others = rules.filter((rule) => rule.id !== row.rule);
    expect(placesOf(row, others)).toEqual([]);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('rule %s', (id, rule) => {
  it('cites a law and says since when it holds', () => {
    expect(rule.title).toMatch(/\p{Script=Han}/u);
    expect(rule.basis[0].law).toMatch(/\p{Script=Han}/u);
    expect(rule.since).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    if (rule.unverified !== undefined) expect(['minor', 'hint']).toContain(rule.severity);
    else expect(rule.basis[0].article).toMatch(/^第.+条$/);
  });

  it('has an example that passes and one that fails', () => {
    const own = rows.filter((row) => row.rule === id);
    expect(own.some((row) => row.expect.length === 0)).toBe(true);
    expect(own.some((row) => row.expect.length > 0)).toBe(true);
  });
});

it('names every rule once', () => {
  expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
});

it.each([...cases.keys()])('finds nothing in %s', (name) => {
  expect(lawFindings(caseView(soundCase(name), station, library, today))).toEqual([]);
});

it('finds every planted defect of ride-hailing-defects.json', () => {
  const planted: readonly { layer: string; rule: string; document: string; pointer: string }[] = JSON.parse(
    read('ride-hailing-defects.expected.json').toString(),
  ).findings;
  const found = lawFindings(caseView(load('ride-hailing-defects.json'), station, library, today));
  const keys = found.map((one) => `${one.rule} ${one.at.document} ${one.at.pointer}`);
  for (const one of planted.filter((item) => item.layer === 'law')) {
    expect(keys).toContain(`${one.rule} ${one.document} ${one.pointer}`);
  }
});

it('a case at its beginning has no law finding', () => {
  const file = { ...sound, documents: sound.documents.slice(0, 1), acts: [], evidence: [] };
  expect(lawFindings(caseView(file, station, library, today))).toEqual([]);
});

/** The case as it stood at the end of a day: later documents and acts not there, unissued documents drafts. */
function onDay(file: CaseFile, day: string): CaseFile {
  const dayOf = (act: Act) => ('on' in act ? act.on : act.at.slice(0, 10));
  return {
    ...file,
    documents: file.documents
      .filter((one) => (one.createdOn ?? '') <= day)
      .map((one) => {
        if ((one.issuedOn ?? '') <= day) return one;
        const { issuedOn: _later, ...draft } = one;
        const { issuedOn: _date, ...content } = one.content;
        return { ...draft, state: 'draft' as const, content };
      }),
    acts: (file.acts ?? []).filter((act) => dayOf(act) <= day),
  };
}

it.each([...cases.keys()])('finds nothing on any day of %s', (name) => {
  const file = soundCase(name);
  const days = new Set((file.acts ?? []).map((act) => ('on' in act ? act.on : act.at.slice(0, 10))));
  for (const day of days) {
    expect(lawFindings(caseView(onDay(file, day), station, library, day)), day).toEqual([]);
  }
});

it('a rule that fails is told and hides no other', () => {
  const [first] = rules;
  if (!first) throw new Error('no rules');
  const broken: Rule = {
    ...first,
    forms: [],
    check: () => {
      throw new Error('broken on purpose');
    },
  };
  const found = lawFindings(caseView(sound, station, library, today), [broken, ...rules.slice(1)]);
  expect(found.map(({ rule, severity, undecided }) => ({ rule, severity, undecided }))).toEqual([
    { rule: first.id, severity: 'hint', undecided: true },
  ]);
});
