import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { MissingSetting } from '../../contract/commands/setup.ts';
import type { CommandAnswer, CommandInput, CommandName } from '../../contract/commands.ts';
import { type Engine, openEngine } from '../engine.ts';

const opened: Engine[] = [];
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
});

async function emptyEngine() {
  const engine = await openEngine({
    dataFolder: mkdtempSync(join(tmpdir(), 'anjuan-setup-')),
    resourcesFolder: resolve('.'),
    printPdf: async () => {
      throw new Error('prints nothing');
    },
    grantedPath: () => null,
    now: () => new Date('2026-03-02T09:00:00+08:00'),
  });
  opened.push(engine);
  const ask = async <Name extends CommandName>(name: Name, input: CommandInput<Name>) => {
    const outcome = await engine.call(name, input, engine);
    if (!outcome.ok) throw new Error(outcome.error.code);
    return outcome.value as CommandAnswer<Name>;
  };
  await ask('station/start', { with: 'empty' });
  const missing = async () => (await ask('setup/missing', {})).missing;
  const save = async (change: Partial<CommandInput<'station/save'>>) => {
    const { trial: _trial, ...station } = await ask('station/get', {});
    await ask('station/save', { ...station, ...change } as CommandInput<'station/save'>);
  };
  return { ask, missing, save };
}

const keys = (missing: readonly MissingSetting[]) => missing.map(({ key }) => key);

test('an empty station lacks all that has no default, the most needed first', async () => {
  const { missing } = await emptyEngine();
  expect(keys(await missing())).toEqual([
    'agency',
    'contact',
    'officers',
    'head',
    'reviewer',
    'reconsideration',
    'court',
    'payee',
    'hearing',
    'review',
    'discussion',
    'seal',
    'identity',
    'accounts',
  ]);
});

test('each says which of the official forms stay incomplete', async () => {
  const { missing } = await emptyEngine();
  const all = await missing();
  const forms = (key: MissingSetting['key']) => all.find((one) => one.key === key)?.forms ?? [];
  // 行政处罚法第五十九条第一款第（五）项: the decision names the ways to reconsideration and to court.
  expect(forms('court')).toContain('行政处罚决定书');
  expect(forms('reconsideration')).toContain('当场行政处罚决定书');
  // 第六十七条: to which bank the fine is paid stands in the decision.
  expect(forms('payee')).toEqual(expect.arrayContaining(['行政处罚决定书', '当场行政处罚决定书']));
  expect(forms('officers')).toEqual(expect.arrayContaining(['询问笔录', '现场笔录', '勘验笔录']));
  expect(forms('payee')).not.toContain('询问笔录');
  expect(forms('contact')).toContain('违法行为通知书');
});

test('one officer is too few, and one whose certificate has run out counts as lacking', async () => {
  const { missing, save } = await emptyEngine();
  const officer = { id: 'p1', name: '张三', certificateNumber: '鲁N1', roles: ['officer' as const] };
  await save({ people: [officer] });
  expect((await missing()).find(({ key }) => key === 'officers')?.what).toBe('第二名执法人员');
  const second = { ...officer, id: 'p2', name: '李四', certificateNumber: '鲁N2' };
  // Good through its last day.
  await save({ people: [officer, { ...second, validUntil: '2026-03-02' }] });
  expect(keys(await missing())).not.toContain('officers');
  expect(keys(await missing())).not.toContain('certificates');
  await save({ people: [officer, { ...second, validUntil: '2026-03-01' }] });
  expect((await missing()).find(({ key }) => key === 'certificates')?.what).toBe('李四的有效执法证');
});

test('a threshold without its source is still lacking', async () => {
  const { missing, save } = await emptyEngine();
  const hearing = {
    kind: 'hearing' as const,
    person: 500000,
    organization: 2000000,
    since: '2021-07-15',
    source: '',
  };
  await save({ thresholds: [hearing] });
  expect(keys(await missing())).toContain('hearing');
  await save({ thresholds: [{ ...hearing, source: '某省规定〔2021〕1号' }] });
  expect(keys(await missing())).not.toContain('hearing');
});

test('a trial certificate is not the one that documents are signed with; an account ends the trial of one person', async () => {
  const { ask, missing } = await emptyEngine();
  await ask('identity/makeTrial', {});
  expect((await missing()).find(({ key }) => key === 'identity')?.what).toBe('正式的签名证书');
  expect(keys(await missing())).toContain('accounts');
  await ask('people/begin', {
    name: '管理员',
    person: null,
    roles: ['administrator'],
    password: '一个够长的密码-2026',
  });
  expect(keys(await missing())).not.toContain('accounts');
});
