import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Identities } from './identities.ts';
import { createTrialIdentity } from './signing/trial-identity.ts';

const now = () => new Date('2026-11-24T10:00:00');
const folder = () => mkdtempSync(join(tmpdir(), 'anjuan-identities-'));

test('a trial identity is chosen, open, and trusted by the station itself', async () => {
  const identities = new Identities(folder(), now);
  const info = await identities.makeTrial('某市交通运输局');
  expect(info).toMatchObject({ trial: true, unlocked: true });
  expect((await identities.chosen()).subjectName).toBe('〔试用〕某市交通运输局');
  expect(await identities.trusted()).toHaveLength(1);
});

test('an imported key asks for its password again after a restart, and no password is written', async () => {
  const data = folder();
  const { pkcs12 } = await createTrialIdentity({
    agencyName: '某局',
    password: '密码-314159',
    now: now(),
    years: 1,
  });
  const info = await new Identities(data, now).import(pkcs12, '密码-314159');
  const restarted = new Identities(data, now);
  await expect(restarted.chosen()).rejects.toMatchObject({ code: 'IDENTITY_LOCKED' });
  await expect(restarted.unlock(info.id, 'wrong')).rejects.toMatchObject({ code: 'P12_WRONG_PASSWORD' });
  expect(await restarted.unlock(info.id, '密码-314159')).toMatchObject({ unlocked: true });
  expect((await restarted.chosen()).subjectName).toContain('某局');
  for (const name of readdirSync(join(data, 'identities'))) {
    expect(readFileSync(join(data, 'identities', name)).includes('314159')).toBe(false);
  }
});

test('without any identity it says what to do', async () => {
  await expect(new Identities(folder(), now).chosen()).rejects.toMatchObject({ code: 'IDENTITY_MISSING' });
});
