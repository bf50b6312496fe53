import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CaseRequirement, Need } from '../../contract/commands/required.ts';
import { caseView } from '../cases/case-view.ts';
import type { StationSettings } from '../cases/station-settings.ts';
import { type Change, changed } from '../law/testing/changed-case.ts';
import { soundCases, TESTED_ON } from '../law/testing/sound-cases.ts';
import { caseRequirements } from './case-requirements.ts';

const { cases, station, library } = soundCases(join(import.meta.dirname, '..', '..'));

function required(
  need: Need,
  name: string,
  changes: readonly Change[] = [],
  settings: StationSettings = station,
): CaseRequirement {
  const file = cases.get(name);
  if (!file) throw new Error(`no case ${name}`);
  const view = caseView(changed(file, changes), settings, library, TESTED_ON);
  const found = caseRequirements(view).find((one) => one.need === need);
  if (!found) throw new Error(need);
  return found;
}
const kinds = (...to: string[]): Change => ({ set: 'facts/penalty/kinds', to });
const small = {
  kind: 'hearing',
  person: 300_001,
  organization: null,
  source: '某规定',
  since: '2021-07-15',
} as const;
const withStandard = (person: number): StationSettings => ({
  ...station,
  thresholds: [{ ...small, person }],
});

it('revoking a licence goes to review and to a hearing, by article 63', () => {
  expect(required('hearing', 'ride-hailing-person', [kinds('revokeLicence')]).reasons).toEqual([
    expect.objectContaining({ basis: '《中华人民共和国行政处罚法》第六十三条第一款第（三）项' }),
  ]);
  expect(required('review', 'ride-hailing-person', [kinds('revokeLicence')]).reasons).not.toEqual([]);
  expect(
    required('hearing', 'ride-hailing-person', [kinds('warning')], withStandard(300_001)).reasons,
  ).toEqual([]);
});

it('a fine goes to a hearing from the station’s own amount on, which is named with its source', () => {
  const [reason] = required('hearing', 'ride-hailing-person', [], withStandard(300_000)).reasons;
  expect(reason?.text).toContain('某规定');
  expect(required('hearing', 'ride-hailing-person', [], withStandard(300_001)).reasons).toEqual([]);
});

it('without an amount it says that it cannot tell, and never guesses', () => {
  const answer = required('hearing', 'ride-hailing-person', [], { ...station, thresholds: [] });
  expect(answer.reasons).toEqual([]);
  expect(answer.unknown).toEqual([expect.stringContaining('没有填写')]);
});

it('what only a station’s list makes major counts where it stands there with its source', () => {
  const listed = (ids: string[], source: string) => ({ ...station, majorKinds: { ids, source } });
  const reasons = (settings: StationSettings) =>
    required('review', 'measures', [], settings).reasons.map(({ basis }) => basis);
  expect(reasons(listed(['MD-12'], '本局目录〔2025〕1号'))).toContain('本局目录〔2025〕1号');
  expect(reasons(listed(['MD-12'], ''))).not.toContain('');
  expect(reasons(listed([], '本局目录〔2025〕1号'))).not.toContain('本局目录〔2025〕1号');
});

it('tells what the case has: a hearing held, a right told', () => {
  expect(required('hearing', 'hearing').done).toBe('已经举行听证');
  expect(
    required('hearing', 'ride-hailing-person', [{ set: 'documents/notice/content/rights', to: ['hearing'] }])
      .done,
  ).toBe('通知书已告知听证权利');
  expect(required('discussion', 'ride-hailing-person').done).toBeNull();
});
