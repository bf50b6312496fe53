import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { Handlers } from '../../contract/commands.ts';
import { holdsCases } from '../store/case-rows.ts';
import { readPreference, writePreference } from '../store/preferences.ts';
import type { ReadableStore, Store } from '../store/store.ts';
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
  const isTrial = () => isTrialStation(context.store);
  return {
    'station/get': () => {
      return { ...context.station(), trial: isTrial() };
    },
    'station/save': async (station) => {
      if (station.numbering.from > station.numbering.to) {
        throw new AppError('INPUT_INVALID', { place: '文号号段', problem: '起始号大于终止号' });
      }
      if (station.seal !== null && station.seal !== context.station().seal) {
        const { requirePicture } = await import('../export/picture/picture-file.ts');
        requirePicture('印章图', station.seal);
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
      context.store.transaction((store) =>
        writePreference(
          store,
          'sampleCases',
          installed.map(({ id }) => id),
        ),
      );
      return { caseId: installed.at(-1)?.id ?? null };
    },
  };
}

/** Whether the station is the sample station, on trial. */
export function isTrialStation(store: ReadableStore): boolean {
  return readPreference(store, 'trial') === true;
}

/** Ids of the cases that the sample station brought; empty where nobody noted it, so that every case counts as one's own. */
export function sampleCaseIds(store: ReadableStore): readonly string[] {
  const ids = readPreference(store, 'sampleCases');
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}

/** True while nobody has begun with this store: no case, and no station saved. */
export function isUntouched(store: Store): boolean {
  return !holdsCases(store) && readPreference(store, 'station') === undefined;
}
