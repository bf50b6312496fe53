import { rm } from 'node:fs/promises';
import { AppError } from '../../contract/app-error.ts';
import type { BackupInfo } from '../../contract/commands/keeping.ts';
import { type TrialHoldings, wipeWords } from '../../contract/commands/setup.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { isTrialStation, sampleCaseIds } from '../cases/station-commands.ts';
import { emptyStation } from '../cases/station-settings.ts';
import { attachmentPath } from '../store/attachments.ts';
import { listedCases } from '../store/case-rows.ts';
import { deletePreference, writePreference } from '../store/preferences.ts';
import { countBlanks, deleteTrial } from '../store/trial-data.ts';
import { attachmentsOf } from '../transfer/attachments-of.ts';

export type TrialContext = {
  readonly cases: OpenCases;
  readonly identities: { removeTrials(): Promise<void> };
  readonly backUp: () => Promise<BackupInfo>;
};

/** What the trial with the sample station holds: its own cases and those that came in besides. */
export function trialHoldings(cases: OpenCases): TrialHoldings {
  const { store } = cases.context;
  const all = listedCases(store);
  const samples = new Set(sampleCaseIds(store));
  const own = all.filter(({ id }) => !samples.has(id));
  return {
    trial: isTrialStation(store),
    samples: all.length - own.length,
    own: own.map(({ id, caseNumber, party }) => ({ id, caseNumber, party })),
    blanks: countBlanks(store),
  };
}

/**
 * Ends the trial in one act. A backup comes first; where it fails nothing is touched. Throws TRIAL_NONE where the
 * station is not the sample station, and what a backup throws.
 */
export async function wipeTrial({ cases, identities, backUp }: TrialContext, own: 'keep' | 'wipe') {
  const { store, setStation } = cases.context;
  cases.flush();
  if (!isTrialStation(store)) throw new AppError('TRIAL_NONE');
  const backup = await backUp();
  cases.flush();
  // What came in while the backup ran is not in it: counted anew, and kept unless all are to go.
  const holdings = trialHoldings(cases);
  const keeps = new Set(own === 'keep' ? holdings.own.map(({ id }) => id) : []);
  const wiped = listedCases(store)
    .map(({ id }) => id)
    .filter((id) => !keeps.has(id));
  const attachments = ownAttachments(cases, wiped, [...keeps]);
  const agency = cases.context.station().agency.name;
  const station = emptyStation();
  store.transaction((writable) => {
    deleteTrial(writable, wiped, attachments);
    writePreference(writable, 'station', station);
    writePreference(writable, 'trial', false);
    deletePreference(writable, 'sampleCases');
    const detail = { agency, cases: wiped.length, kept: keeps.size, backup: backup.stamp };
    cases.record(writable, { who: '', what: wipeWords, subject: 'station', detail });
  });
  setStation(station);
  for (const id of wiped) cases.forget(id);
  // The rows are gone: a file that cannot be removed now is named by nothing any more.
  for (const sha256 of attachments)
    await rm(attachmentPath(store.folder, sha256), { force: true, maxRetries: 3 });
  await identities.removeTrials();
  store.eraseLog();
  return { wiped: wiped.length, kept: keeps.size, backup };
}

/** Files that the wiped cases name and no kept one does. */
function ownAttachments(
  cases: OpenCases,
  wiped: readonly string[],
  kept: readonly string[],
): readonly string[] {
  const named = (ids: readonly string[]) =>
    new Set(ids.flatMap((id) => attachmentsOf(cases.session(id).file).map(({ sha256 }) => sha256)));
  const keeps = named(kept);
  return [...named(wiped)].filter((sha256) => !keeps.has(sha256));
}
