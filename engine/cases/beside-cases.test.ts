import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import type { CaseOverview } from '../../contract/commands/cases.ts';
import type { DiscretionView } from '../../contract/commands/discretion.ts';
import type { CommandName } from '../../contract/commands.ts';
import { openEngine } from '../engine.ts';
import { type Change, changed } from '../law/testing/changed-case.ts';
import { openDatabase } from '../store/driver.ts';
import { migrate } from '../store/migrate.ts';
import { migrations } from '../store/migrations/index.ts';
import { dataFolder } from './test-station.ts';

const resourcesFolder = resolve(import.meta.dirname, '../..');
const example: CaseFile = JSON.parse(
  readFileSync(join(resourcesFolder, 'examples/ride-hailing-person.json'), 'utf8'),
);

/** A real engine on a real store; the files named by their token are those that it may read. */
async function station(folder = dataFolder()) {
  const engine = await openEngine({
    dataFolder: folder,
    resourcesFolder,
    printPdf: () => Promise.reject(new Error('not here')),
    grantedPath: (token) => join(folder, `${token}.json`),
  });
  const ask = async <Value>(command: CommandName, input: object): Promise<Value> => {
    const outcome = await engine.call(command, input, {});
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    return outcome.value as Value;
  };
  let files = 0;
  return {
    folder,
    ask,
    close: () => engine.close(),
    take: async (change: readonly Change[]) => {
      const token = `case-to-be-taken-${++files}`;
      writeFileSync(join(folder, `${token}.json`), JSON.stringify(changed(example, change)));
      return (await ask<{ caseId: string }>('cases/import', { file: token })).caseId;
    },
    found: async (caseId: string, rule: string) =>
      (await ask<CaseOverview>('cases/open', { caseId })).findings.filter((one) => one.rule === rule),
  };
}

/** The same officers with another party, on another day. */
const another: readonly Change[] = [
  { set: 'facts/caseNumber', to: '鲁德交立〔2026〕77号' },
  { set: 'facts/parties/party-1/name', to: '赵平' },
  { set: 'facts/violation/startedAt', to: '2026-03-09T09:00' },
];
const interviewAt = (start: string, end: string): readonly Change[] => [
  { set: 'documents/interview/content/startedAt', to: start },
  { set: 'documents/interview/content/endedAt', to: end },
];

test('an officer in two places at once is seen in both cases, and no more once one of them is changed', async () => {
  const { ask, take, found, close } = await station();
  const one = await take([]);
  expect(await found(one, 'I-08')).toEqual([]);
  const other = await take([
    ...another,
    ...interviewAt('2026-03-11T15:30', '2026-03-11T16:00'),
    { set: 'documents/scene/content/startedAt', to: '2026-03-09T09:00' },
    { set: 'documents/scene/content/endedAt', to: '2026-03-09T09:30' },
    { set: 'documents/interview/state', to: 'draft' },
  ]);
  const [seen] = await found(one, 'I-08');
  expect(seen?.message).toContain('鲁德交立〔2026〕77号');
  expect(seen?.at).toEqual({ document: 'interview', pointer: '/startedAt' });
  expect(await found(other, 'I-08')).toHaveLength(1);
  await ask('documents/edit', {
    caseId: other,
    documentId: 'interview',
    editId: 'later',
    edits: [
      { kind: 'type', pointer: '/startedAt', text: '2026年3月11日15时40分' },
      { kind: 'type', pointer: '/endedAt', text: '2026年3月11日16时10分' },
    ],
  });
  await ask('app/flush', { reason: 'test' });
  expect(await found(other, 'I-08')).toEqual([]);
  expect(await found(one, 'I-08')).toEqual([]);
  await close();
});

test('an act that another case has fined already is seen, until that decision is void', async () => {
  const { ask, take, found, close } = await station();
  const one = await take([]);
  // Nothing of it has been served yet: it can still be made void.
  const other = await take([
    { set: 'facts/caseNumber', to: '鲁德交立〔2026〕77号' },
    { set: 'acts', to: [] },
  ]);
  expect((await found(one, 'J-24')).map(({ severity }) => severity)).toEqual(['block']);
  expect((await found(other, 'J-24')).map(({ severity }) => severity)).toEqual(['block']);
  await ask('documents/void', { caseId: other, documentId: 'decision', reason: '重复立案', by: '李明' });
  expect(await found(one, 'J-24')).toEqual([]);
  await close();
});

test('cases of the version before are compared too', async () => {
  const folder = dataFolder();
  const before = openDatabase(join(folder, 'anjuan.sqlite'));
  migrate(
    before,
    'unused',
    migrations.filter(({ version }) => version < 105),
  );
  const file = changed(example, [{ set: 'facts/caseNumber', to: '鲁德交立〔2026〕5号' }]);
  before
    .prepare(
      "INSERT INTO cases VALUES (1, 'old', '鲁德交立〔2026〕5号', '', '', '', '', 'open', ?, '[]', ?, '{}', NULL, '')",
    )
    .run(JSON.stringify(file.facts), JSON.stringify(file.acts));
  for (const [position, document] of file.documents.entries()) {
    before
      .prepare("INSERT INTO documents VALUES (?, 'old', ?, ?)")
      .run(document.id, position, JSON.stringify(document));
  }
  before.close();
  const { take, found, close } = await station(folder);
  const one = await take([]);
  const [fined] = await found(one, 'J-24');
  expect(fined?.message).toContain('鲁德交立〔2026〕5号');
  expect(await found(one, 'I-08')).toHaveLength(1);
  await close();
});

test('what the station fined the same cause with is shown beside the range of the cause', async () => {
  const { ask, take, close } = await station();
  const one = await take([]);
  const alone = await ask<DiscretionView>('law/discretion', { caseId: one });
  expect(alone.earlier).toEqual([]);
  // 网约车办法第三十四条第一款第（二）项: 3,000 to 10,000 yuan.
  expect(alone.ranges?.map(({ min, max }) => [min, max])).toEqual([[300_000, 1_000_000]]);
  const other = await take([
    ...another,
    { set: 'documents/decision/content/fine', to: 500_000 },
    { set: 'documents/decision/number', to: '鲁德交罚〔2026〕77号' },
  ]);
  await take([...another, { set: 'facts/causeId', to: 'freight-cargo-spill' }]);
  await take([...another, { set: 'documents/decision/state', to: 'draft' }]);
  const seen = await ask<DiscretionView>('law/discretion', { caseId: one });
  expect(seen.earlier.map(({ caseId, fine, number }) => [caseId, fine, number])).toEqual([
    [other, 500_000, '鲁德交罚〔2026〕77号'],
  ]);
  await close();
});
