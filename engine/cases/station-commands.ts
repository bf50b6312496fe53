import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { Handlers } from '../../contract/commands.ts';
import { holdsCases } from '../store/case-rows.ts';
import { readPreference, writePreference } from '../store/preferences.ts';
import type { Store } from '../store/store.ts';
import { sampleCase } from './case-commands.ts';
import type { OpenCases } from './open-cases.ts';
import { emptyStation, type StationSettings } from './station-settings.ts';

/** The station's settings as they were last saved. */
export function savedStation(store: Store): StationSettings {
  return (readPreference(store, 'station') as StationSettings | undefined) ?? emptyStation();
}

/** Cases that a new user finds at the sample station; the last is in work, heads the list and is opened. */
const sampleCases = [
  'ride-hailing-defects.json',
  'ride-hailing-organization.json',
  'ride-hailing-person.json',
  'open-case.json',
];

export function stationHandlers(
  cases: OpenCases,
): Handlers<'station/get' | 'station/save' | 'station/start'> {
  const { context } = cases;
  const save = (station: StationSettings, trial: boolean) => {
    context.store.transaction((store) => {
      writePreference(store, 'station', station);
      writePreference(store, 'trial', trial);
      cases.record(store, { who: '', what: '修改本站设置', subject: 'station' });
    });
    context.setStation(station);
  };
  const isTrial = () => readPreference(context.store, 'trial') === true;
  return {
    'station/get': () => {
      const station = context.station();
      return { ...station, trial: isTrial(), missing: missingSettings(station) };
    },
    'station/save': (station) => {
      if (station.numbering.from > station.numbering.to) {
        throw new AppError('INPUT_INVALID', { place: '文号号段', problem: '起始号大于终止号' });
      }
      save(station, isTrial());
      return { saved: true };
    },
    'station/start': ({ with: choice }) => {
      if (holdsCases(context.store))
        throw new AppError('INPUT_INVALID', { place: '初次使用', problem: '本机已有案件，不能再装入示例' });
      if (choice === 'empty') {
        save(emptyStation(), false);
        return { caseId: null };
      }
      const path = join(context.resourcesFolder, 'examples', 'station.json');
      save(JSON.parse(readFileSync(path, 'utf8')), true);
      const installed = sampleCases.map((name) => sampleCase(cases, name));
      return { caseId: installed.at(-1)?.id ?? null };
    },
  };
}

/** True while nobody has begun with this store: no case, and no station saved. */
export function isUntouched(store: Store): boolean {
  return !holdsCases(store) && readPreference(store, 'station') === undefined;
}

/** What the station has not told yet, and which documents that stops. */
function missingSettings(station: StationSettings): { what: string; stops: string }[] {
  const missing: { what: string; stops: string }[] = [];
  const need = (there: boolean, what: string, stops: string) => {
    if (!there) missing.push({ what, stops });
  };
  need(station.agency.name !== '', '执法部门名称', '全部文书');
  need(
    station.people.some((person) => person.roles.includes('officer')),
    '执法人员及执法证',
    '笔录、决定书',
  );
  need(
    station.people.some((person) => person.roles.includes('reviewer')),
    '法制审核人员',
    '法制审核意见书',
  );
  need(
    station.people.some((person) => person.roles.includes('head')),
    '执法部门负责人',
    '立案登记表、处罚决定',
  );
  need(station.remedy.reconsiderationOrgan !== '', '行政复议机关', '行政处罚决定书');
  need(station.remedy.court !== '', '管辖法院', '行政处罚决定书');
  need(station.payee.account !== '', '收款账户', '行政处罚决定书（罚款）');
  need(
    station.thresholds.some((one) => one.kind === 'hearing'),
    '听证数额标准及其依据',
    '违法行为通知书（听证权利）',
  );
  need(
    station.thresholds.some((one) => one.kind === 'review'),
    '法制审核数额标准及其依据',
    '法制审核的判断',
  );
  need(station.seal !== null, '印章图样', '电子签章的外观');
  return missing;
}
