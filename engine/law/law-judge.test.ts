import { join } from 'node:path';
import fc from 'fast-check';
import { produce } from 'immer';
import { expect, it } from 'vitest';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import { caseView } from '../cases/case-view.ts';
import type { OtherCases } from '../store/case-marks.ts';
import { lawFindings, lawJudge } from './law-findings.ts';
import { rules } from './rules/index.ts';
import { soundCases, TESTED_ON } from './testing/sound-cases.ts';

const root = join(import.meta.dirname, '..', '..');
const { cases, station, library } = soundCases(root);
const none: OtherCases = { times: [], fines: [], earlier: [] };
const view = (file: CaseFile, today = TESTED_ON, at = station, others = none) =>
  caseView(file, at, library, today, () => others);
/** A record of another case, at the time of the interview of ride-hailing-person. */
const elsewhere: OtherCases = {
  times: [
    {
      caseId: 'other',
      caseName: '鲁德交立〔2026〕30号',
      document: 'scene-2',
      officer: '李明',
      startsAt: '2026-03-11T15:20',
      endsAt: '2026-03-11T16:00',
      place: '示例物流园',
      form: 'scene-record',
      title: '现场笔录',
    },
  ],
  fines: [],
  earlier: [],
};

/** Where all that a person can change of a case lies. */
type Step =
  | {
      readonly kind: 'leaf';
      readonly part: 'facts' | 'documents' | 'acts' | 'evidence';
      readonly pick: number;
      readonly value: unknown;
    }
  | { readonly kind: 'remove'; readonly part: 'documents' | 'acts' | 'evidence'; readonly pick: number }
  | {
      readonly kind: 'state';
      readonly pick: number;
      readonly state: 'draft' | 'issued' | 'void' | 'withdrawn';
    }
  | { readonly kind: 'day'; readonly today: string }
  | { readonly kind: 'station' }
  | { readonly kind: 'others'; readonly others: OtherCases };

const value = fc.oneof(
  fc.constantFrom(
    '',
    '张韦',
    '2026-03-09',
    '2026-10-01T09:30',
    '鲁N12346',
    'issued',
    '罚款5000元，六十日内申请行政复议',
  ),
  fc.integer({ min: 0, max: 4_000_000 }),
  fc.boolean(),
  fc.constant(undefined),
);
const pick = fc.nat(5000);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('leaf' as const),
      part: fc.constantFrom(
        'facts' as const,
        'documents' as const,
        'documents' as const,
        'acts' as const,
        'evidence' as const,
      ),
      pick,
      value,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('remove' as const),
      part: fc.constantFrom('documents' as const, 'acts' as const, 'evidence' as const),
      pick,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('state' as const),
      pick,
      state: fc.constantFrom('draft' as const, 'issued' as const, 'void' as const, 'withdrawn' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('day' as const),
      today: fc.constantFrom('2026-05-06', '2026-11-24', '2027-02-03'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('station' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('others' as const), others: fc.constantFrom(none, elsewhere) }),
  },
);

type State = {
  readonly file: CaseFile;
  readonly today: string;
  readonly station: typeof station;
  readonly others: OtherCases;
};

/** The leaves below a value: who holds each, and under which key. Kinds and ids stay: they say what the rest is. */
function leaves(value: unknown): { readonly holder: Record<string, unknown>; readonly key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => {
    if (['id', 'kind', 'form'].includes(key)) return [];
    return typeof holder[key] === 'object' && holder[key] !== null ? leaves(holder[key]) : [{ holder, key }];
  });
}

function after(state: State, done: Step): State {
  switch (done.kind) {
    case 'day':
      return { ...state, today: done.today };
    case 'station':
      return { ...state, station: { ...state.station, people: state.station.people.slice(1) } };
    case 'others':
      return { ...state, others: done.others };
    default:
      return { ...state, file: produce(state.file, (draft) => change(draft as CaseFile, done)) };
  }
}

/** A value of another kind than the case format has there is refused when a file is read; rules never meet it. */
function alike(now: unknown, next: unknown): boolean {
  const day = (value: unknown) => typeof value === 'string' && /^\d{4}-/.test(value);
  return typeof now === typeof next && day(now) === day(next);
}

function change(file: CaseFile, done: Exclude<Step, { kind: 'day' | 'station' | 'others' }>): void {
  if (done.kind === 'leaf') {
    const found = leaves(file[done.part]);
    const leaf = found[done.pick % Math.max(found.length, 1)];
    if (!leaf) return;
    const now = leaf.holder[leaf.key];
    if (done.value === undefined && done.part === 'documents') delete leaf.holder[leaf.key];
    else if (alike(now, done.value)) leaf.holder[leaf.key] = done.value;
    return;
  }
  const items: unknown[] = done.kind === 'remove' ? (file[done.part] ?? []) : file.documents;
  const index = done.pick % Math.max(items.length, 1);
  if (done.kind === 'remove') items.splice(index, 1);
  else if (file.documents[index]) file.documents[index].state = done.state;
}

it('what a change leaves alone is not judged again, and every answer is that of a full run', () => {
  let reused = 0;
  let asked = 0;
  const counted = rules.map((rule) => ({
    ...rule,
    check: (...given: Parameters<typeof rule.check>) => {
      reused--;
      return rule.check(...given);
    },
  }));
  fc.assert(
    fc.property(
      fc.constantFrom(...cases.keys()),
      fc.array(step, { minLength: 4, maxLength: 10 }),
      (name, steps) => {
        const judge = lawJudge(counted);
        let state: State = { file: cases.get(name) as CaseFile, today: TESTED_ON, station, others: none };
        judge(view(state.file));
        for (const one of steps) {
          state = after(state, one);
          const now = view(state.file, state.today, state.station, state.others);
          asked += rules.length;
          reused += rules.length;
          expect(judge(now), JSON.stringify(one)).toEqual(lawFindings(now));
        }
      },
    ),
    { numRuns: 60, seed: 20261125 },
  );
  expect(reused / asked).toBeGreaterThan(0.5);
});

it('a change of an answer runs only rules that read answers', () => {
  const ran: string[] = [];
  const noted = rules.map((rule) => ({
    ...rule,
    check: (...given: Parameters<typeof rule.check>) => {
      ran.push(rule.id);
      return rule.check(...given);
    },
  }));
  const judge = lawJudge(noted);
  const file = cases.get('ride-hailing-person') as CaseFile;
  judge(view(file));
  ran.length = 0;
  const changed = produce(file, (draft) => {
    const record = draft.documents.find(({ form }) => form === 'interview-record');
    const questions = record?.content.questions as { answer: string }[] | undefined;
    if (questions?.[0]) questions[0].answer += '。';
  });
  expect(changed).not.toBe(file);
  judge(view(changed));
  expect(ran).toContain('W-01');
  expect(ran.length).toBeLessThan(rules.length / 4);
});
