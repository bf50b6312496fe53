import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecordGap, RecordStage } from '../../contract/commands/record.ts';
import { caseView } from '../cases/case-view.ts';
import type { StationSettings } from '../cases/station-settings.ts';
import { stageOrder } from '../forms/stages.ts';
import { statutes } from '../law/statutes/statute-library.ts';
import { type Change, changed } from '../law/testing/changed-case.ts';
import { soundCases, TESTED_ON } from '../law/testing/sound-cases.ts';
import { recordingKinds, recordStages } from './record-table.ts';
import { wholeRecord } from './whole-record.ts';

const { cases, station, library } = soundCases(join(import.meta.dirname, '..', '..'));

function stages(
  changes: readonly Change[],
  settings: StationSettings = station,
  name = 'ride-hailing-person',
) {
  const file = cases.get(name);
  if (!file) throw new Error(`no case ${name}`);
  return wholeRecord(caseView(changed(file, changes), settings, library, TESTED_ON), library).stages;
}
function stage(id: string, changes: readonly Change[], settings?: StationSettings): RecordStage {
  const found = stages(changes, settings).find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
}
const texts = (gaps: readonly RecordGap[]) => gaps.map(({ message }) => message);

const seized: Change = {
  add: 'documents',
  value: {
    id: 'seizure',
    form: 'coercive-measure-decision',
    state: 'issued',
    issuedOn: '2026-03-10',
    content: {},
  },
};
const filmed = (recordOf: object, attachment?: object): Change => ({
  add: 'evidence',
  value: {
    id: 'film',
    kind: 'audioVisual',
    name: '扣押经过录像',
    recordOf: [recordOf],
    ...(attachment ? { attachment } : {}),
  },
});
const file = { sha256: 'a'.repeat(64), name: '2026-03-10.mp4', size: 1 };
const left = (more: object): Change => ({
  add: 'acts',
  value: {
    id: 'left',
    kind: 'service',
    document: 'decision',
    method: 'retention',
    on: '2026-03-26',
    ...more,
  },
});

describe('texts (行政处罚法第四十七条)', () => {
  it.each([...cases.keys()])('%s: a sound case lacks no stage', (name) => {
    expect(
      stages([], station, name).flatMap(({ gaps }) => texts(gaps.filter((one) => one.document === null))),
    ).toEqual([]);
  });

  it('every stage that the law names is there', () => {
    const [article] =
      statutes()
        .find(({ id }) => id === 'administrative-penalty-law')
        ?.versions.at(-1)?.articles['47'] ?? [];
    expect(article).toMatchObject({
      text: expect.stringContaining('启动、调查取证、审核、决定、送达、执行'),
    });
    expect(recordStages.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['立案', '调查取证', '审核', '决定', '送达', '执行']),
    );
  });

  it('a decided case without a filing, or whose filing is a draft, says so', () => {
    const noActs: Change[] = [];
    for (const act of cases.get('ride-hailing-person')?.acts ?? [])
      if (act.kind === 'approval' && act.subject === 'filing') noActs.push({ remove: `acts/${act.id}` });
    const register = cases
      .get('ride-hailing-person')
      ?.documents.find(({ form }) => form === 'case-filing-register');
    const draft = stage('filing', [...noActs, { set: `documents/${register?.id}/state`, to: 'draft' }]);
    expect(texts(draft.gaps)).toEqual([expect.stringContaining('还都是草稿')]);
    const none = stage('filing', [...noActs, { remove: `documents/${register?.id}` }]);
    expect(none.gaps).toEqual([
      {
        message: expect.stringContaining('没有文字记录'),
        basis: '《中华人民共和国行政处罚法》第四十七条',
        document: null,
      },
    ]);
    // The summary procedure knows no filing (行政处罚法第五十一条、第五十二条).
    expect(
      stage('filing', [
        ...noActs,
        { remove: `documents/${register?.id}` },
        { set: 'facts/procedure', to: 'summary' },
      ]).gaps,
    ).toEqual([]);
  });

  it('written evidence that is linked to a stage is a text of it', () => {
    const written = { id: 'log', kind: 'documentary', name: '出警记录', recordOf: [{ stage: 'filing' }] };
    expect(stage('filing', [{ add: 'evidence', value: written }]).texts.map(({ title }) => title)).toContain(
      '出警记录',
    );
  });
});

describe('pictures and sound (国办发〔2018〕118号)', () => {
  it('a seizure must be recorded: a film of it, with its file, or why there is none', () => {
    expect(texts(stage('coercion', [seized]).gaps)).toEqual([expect.stringContaining('没有音像记录')]);
    const step = { stage: 'coercion', document: 'seizure' };
    expect(texts(stage('coercion', [seized, filmed(step)]).gaps)).toEqual([
      expect.stringContaining('没有附文件'),
    ]);
    expect(stage('coercion', [seized, filmed(step, file)]).gaps).toEqual([]);
    const why = {
      id: 'why',
      kind: 'note',
      subject: 'recording',
      on: '2026-03-10',
      text: '记录仪故障',
      recordOf: step,
    };
    const told = stage('coercion', [seized, { add: 'acts', value: why }]);
    expect(told.gaps).toEqual([]);
    expect(told.activities[0]).toMatchObject({ explained: '记录仪故障', need: 'always' });
  });

  it('a film of the stage alone is shown there, and is none of the seizure', () => {
    const seen = stage('coercion', [seized, filmed({ stage: 'coercion' }, file)]);
    expect(seen.recordings.map(({ name }) => name)).toEqual(['扣押经过录像']);
    expect(seen.gaps).toHaveLength(1);
  });

  it('a seizure before the day of the guiding opinion is asked for nothing', () => {
    const before = { set: 'documents/seizure/issuedOn', to: '2018-12-04' };
    expect(stage('coercion', [seized, before]).activities).toEqual([]);
    expect(stage('coercion', [seized, { ...before, to: '2018-12-05' }]).activities).toHaveLength(1);
  });

  it('leaving a paper is recorded where nobody witnessed it (民事诉讼法第八十九条), else as the station judges', () => {
    const alone = stage('service', [left({})]);
    expect(alone.gaps).toMatchObject([
      { basis: '《中华人民共和国民事诉讼法》第八十九条', document: 'decision' },
    ]);
    const seen = stage('service', [left({ witness: '周平' })]);
    expect(seen.gaps).toEqual([]);
    expect(seen.activities).toMatchObject([{ title: '留置送达', need: 'circumstances' }]);
  });

  it('what the station’s own list names is a duty, where the list has a source', () => {
    const list = (source: string): StationSettings => ({
      ...station,
      recordings: { ids: ['interview'], source },
    });
    expect(stage('investigation', [], list('')).gaps).toEqual([]);
    expect(stage('investigation', [], list('德交〔2025〕8号')).gaps).toMatchObject([
      { message: expect.stringContaining('询问'), basis: '德交〔2025〕8号' },
    ]);
  });

  it('the table speaks of stages, forms and ways of service that there are', () => {
    for (const { id } of recordStages) expect(stageOrder).toContain(id);
    for (const { stage: id, forms = [], methods = [] } of recordingKinds) {
      expect(recordStages.map((one) => one.id)).toContain(id);
      for (const form of forms) expect(library.form(form), form).not.toBeNull();
      for (const method of methods) expect(['retention', 'announcement']).toContain(method);
    }
    for (const { forms = [], dueWith = [] } of recordStages)
      for (const form of [...forms, ...dueWith.flat()]) expect(library.form(form), form).not.toBeNull();
  });
});
