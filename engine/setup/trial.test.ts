import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { AppError } from '../../contract/app-error.ts';
import { wipeWords } from '../../contract/commands/setup.ts';
import type { CommandAnswer, CommandInput, CommandName } from '../../contract/commands.ts';
import { type Engine, openEngine } from '../engine.ts';

const resourcesFolder = resolve('.');
const opened: Engine[] = [];
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
});

async function stationIn(dataFolder: string) {
  const granted = new Map<string, string>();
  const engine = await openEngine({
    dataFolder,
    resourcesFolder,
    printPdf: () => Promise.reject(new Error('prints nothing')),
    grantedPath: (token) => granted.get(token) ?? null,
    now: () => new Date('2026-03-02T09:00:00+08:00'),
  });
  opened.push(engine);
  const ask = async <Name extends CommandName>(name: Name, input: CommandInput<Name>) => {
    const outcome = await engine.call(name, input, engine);
    if (!outcome.ok) throw new AppError(outcome.error.code, outcome.error.params);
    return outcome.value as CommandAnswer<Name>;
  };
  const grant = (path: string) => {
    const token = `granted-token-${granted.size}`;
    granted.set(token, path);
    return token;
  };
  const cases = async () =>
    (await ask('cases/list', { query: '', state: 'all', sort: 'changed', offset: 0, limit: 50 })).cases;
  return { engine, ask, grant, cases };
}

const freshFolder = () => mkdtempSync(join(tmpdir(), 'anjuan-trial-'));
const files = (folder: string) =>
  existsSync(join(folder, 'files'))
    ? readdirSync(join(folder, 'files'), { recursive: true }).filter((name) => String(name).length > 60)
    : [];

test('the trial is wiped in one act: cases, numbers, files, trial certificate; a backup holds them, the audit stays', async () => {
  const folder = freshFolder();
  const here = await stationIn(folder);
  await here.ask('station/start', { with: 'sample' });
  await here.ask('identity/makeTrial', {});
  const all = await Promise.all(
    (await here.cases()).map(({ id }) => here.ask('cases/asFile', { caseId: id })),
  );
  const withEvidence = all.find(({ evidence }) => (evidence ?? []).length > 0);
  const photo = join(freshFolder(), 'photo.txt');
  writeFileSync(photo, '现场照片');
  await here.ask('evidence/attach', {
    caseId: withEvidence?.id ?? '',
    evidence: withEvidence?.evidence?.[0]?.id ?? '',
    file: here.grant(photo),
  });
  expect(files(folder)).toHaveLength(1);
  const entries = async () => (await here.ask('audit/list', { caseId: null, limit: 500 })).entries;
  const before = await entries();
  expect(await here.ask('trial/look', {})).toMatchObject({ trial: true, samples: 4, own: [] });

  const done = await here.ask('trial/wipe', { confirm: wipeWords, own: 'keep' });

  expect(done).toMatchObject({ wiped: 4, kept: 0, backup: { reason: 'beforeWipe', cases: 4 } });
  expect(await here.cases()).toEqual([]);
  expect(files(folder)).toEqual([]);
  const station = await here.ask('station/get', {});
  expect(station).toMatchObject({ trial: false, people: [], agency: { name: '' } });
  expect(await here.ask('identity/list', {})).toEqual({ identities: [], chosen: null });
  expect((await here.ask('audit/verify', {})).broken).toBeNull();
  const after = await entries();
  expect(after.map(({ seq }) => seq)).toEqual(expect.arrayContaining(before.map(({ seq }) => seq)));
  expect(after.map(({ what }) => what)).toContain(wipeWords);
  // What was searched for is gone from the search too, and from the database's file and log.
  const bytes = Buffer.concat(
    readdirSync(folder)
      .filter((name) => name.startsWith('anjuan.sqlite'))
      .map((name) => readFileSync(join(folder, name))),
  );
  expect(bytes.includes(Buffer.from('吴强'))).toBe(false);
});

test('a case of one’s own is kept unless one says that it goes too; a number of the trial can be given again', async () => {
  const folder = freshFolder();
  const here = await stationIn(folder);
  await here.ask('station/start', { with: 'sample' });
  const file = join(resourcesFolder, 'examples', 'ride-hailing-person.json');
  const real = JSON.parse(readFileSync(file, 'utf8'));
  real.facts.caseNumber = '鲁德交罚案〔2026〕9001号';
  for (const document of real.documents) delete document.number;
  const path = join(freshFolder(), 'real.json');
  writeFileSync(path, JSON.stringify(real));
  const { caseId } = await here.ask('cases/import', { file: here.grant(path) });
  const look = await here.ask('trial/look', {});
  expect(look.own).toEqual([
    { id: caseId, caseNumber: '鲁德交罚案〔2026〕9001号', party: look.own[0]?.party },
  ]);

  expect(await here.ask('trial/wipe', { confirm: wipeWords, own: 'keep' })).toMatchObject({
    wiped: 4,
    kept: 1,
  });
  expect((await here.cases()).map(({ id }) => id)).toEqual([caseId]);
  // Whole as it was: its documents open, its history is there.
  const open = await here.ask('cases/open', { caseId });
  expect(open).toMatchObject({ summary: { caseNumber: '鲁德交罚案〔2026〕9001号' } });
  await expect(here.ask('trial/wipe', { confirm: wipeWords, own: 'wipe' })).rejects.toMatchObject({
    code: 'TRIAL_NONE',
  });
  expect(await here.cases()).toHaveLength(1);
  // The sample's numbers are nobody's now.
  const sample = join(resourcesFolder, 'examples', 'ride-hailing-organization.json');
  await here.ask('cases/import', { file: here.grant(sample) });
  expect(await here.cases()).toHaveLength(2);
});

test('one’s own cases go too where that is said', async () => {
  const here = await stationIn(freshFolder());
  await here.ask('station/start', { with: 'sample' });
  await here.ask('cases/copy', { caseId: (await here.cases())[0]?.id ?? '' });
  expect((await here.ask('trial/look', {})).own).toHaveLength(1);
  expect(await here.ask('trial/wipe', { confirm: wipeWords, own: 'wipe' })).toMatchObject({
    wiped: 5,
    kept: 0,
  });
  expect(await here.cases()).toEqual([]);
});

test('what is not typed right wipes nothing; a station that began empty has no trial', async () => {
  const here = await stationIn(freshFolder());
  await here.ask('station/start', { with: 'sample' });
  await expect(here.ask('trial/wipe', { confirm: '清除' as never, own: 'wipe' })).rejects.toMatchObject({
    code: 'INPUT_INVALID',
  });
  expect(await here.cases()).toHaveLength(4);
  const empty = await stationIn(freshFolder());
  await empty.ask('station/start', { with: 'empty' });
  await expect(empty.ask('trial/wipe', { confirm: wipeWords, own: 'wipe' })).rejects.toMatchObject({
    code: 'TRIAL_NONE',
  });
});

test('accounts stay, without the tie to a person of the sample station', async () => {
  const here = await stationIn(freshFolder());
  await here.ask('station/start', { with: 'sample' });
  const roles = ['administrator' as const];
  await here.ask('people/begin', {
    name: '王主任',
    person: 'person-1',
    roles,
    password: '一个够长的密码-2026',
  });
  await here.ask('trial/wipe', { confirm: wipeWords, own: 'keep' });
  const { accounts } = await here.ask('people/list', {});
  expect(accounts).toMatchObject([{ name: '王主任', person: null, roles }]);
});
