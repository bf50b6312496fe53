import { join } from 'node:path';
import { AppError } from '../../contract/app-error.ts';
import type { BackupInfo, BackupPlace } from '../../contract/commands/keeping.ts';
import { errorSentence } from '../../contract/errors.ts';
import type { Identity } from '../export/signing/identity.ts';
import { checkStore } from '../store/check-store.ts';
import { countedFacts } from '../store/copy-database.ts';
import type { Store } from '../store/store.ts';
import { asStoreError } from '../store/store-error.ts';
import { type BackupManifest, type BackupReason, listBackups } from './backup-manifest.ts';
import { backupSettings } from './backup-settings.ts';
import { isThere } from './copy-files.ts';
import { makeBackup } from './make-backup.ts';
import { backupStamp, momentOf } from './rotation.ts';

export type BackupsContext = {
  readonly store: Store;
  readonly agency: () => string;
  /** The station's identity where its key is open, else null. */
  readonly identity: () => Promise<Identity | null>;
  readonly now: () => Date;
  readonly progress: (hundredths: number, label: string) => void;
};

const hour = 3_600_000;
/** Milliseconds from the start to the first look: the desk is there by then. */
const firstLook = 5_000;

/** The station's backups: made by hand, by the day, on closing and to the second folder; one at a time. */
export class Backups {
  private readonly context: BackupsContext;
  private running: { readonly abort: AbortController; readonly done: Promise<unknown> } | null = null;
  private timer: NodeJS.Timeout | null = null;
  private closing = false;
  private checked = false;
  private damaged = false;
  /** What went wrong at the second folder last, in Chinese. */
  secondTrouble: string | null = null;

  constructor(context: BackupsContext) {
    this.context = context;
  }

  get isRunning(): boolean {
    return this.running !== null;
  }

  /** Checks the store in the background, and looks every hour whether a backup is due. */
  startSchedule(damaged: (problem: string) => void): void {
    const look = (after: number) => {
      this.timer = setTimeout(() => {
        void this.checkOnce(damaged)
          .then(() => this.makeDue())
          .finally(() => this.closing || look(hour));
      }, after);
      this.timer.unref();
    };
    look(firstLook);
  }

  /** At the first look; a damaged store is backed up no more, so that sound backups are not rotated away. */
  private async checkOnce(damaged: (problem: string) => void): Promise<void> {
    if (this.checked) return;
    this.checked = true;
    const problem = await checkStore(this.context.store).catch(() => null);
    if (problem === null) return;
    this.damaged = true;
    damaged(problem);
  }

  /** The folder of a place's backups, or null where there is no second one. */
  folderOf(place: BackupPlace): string | null {
    if (place === 'own') return join(this.context.store.folder, 'backups');
    const { second } = backupSettings(this.context.store);
    return second === null ? null : join(second, '案卷备份');
  }

  async list(): Promise<BackupInfo[]> {
    const places: readonly BackupPlace[] = ['own', 'second'];
    const lists = await Promise.all(
      places.map(async (place) => {
        const folder = this.folderOf(place);
        return folder === null ? [] : (await listBackups(folder)).map((one) => backupInfo(one, place));
      }),
    );
    return lists.flat().sort((a, b) => (a.stamp < b.stamp ? 1 : -1));
  }

  /** Throws BACKUP_RUNNING, BACKUP_PLACE_MISSING, BACKUP_CANCELLED, BACKUP_UNSOUND and the store's. */
  async make(place: BackupPlace, reason: BackupReason): Promise<BackupInfo> {
    if (this.running) throw new AppError('BACKUP_RUNNING');
    const abort = new AbortController();
    const done = this.makeIn(place, reason, abort.signal);
    this.running = { abort, done: done.catch(() => undefined) };
    try {
      return await done;
    } finally {
      this.running = null;
    }
  }

  /** Resolves when no backup is under way. */
  async idle(): Promise<void> {
    while (this.running) await this.running.done;
  }

  /** Ends a backup under way; resolves when it has gone. False where there was none. */
  async cancel(): Promise<boolean> {
    if (!this.running) return false;
    this.running.abort.abort();
    await this.running.done;
    return true;
  }

  /** Makes what is due: a day has gone by, and something has changed. Never throws. */
  async makeDue(): Promise<void> {
    await this.tryDue('own', 24, 'daily');
    await this.tryDue('second', backupSettings(this.context.store).secondEvery, 'daily');
  }

  /** On closing: what is under way is given up for one that has everything. Never throws. */
  async close(automatic: boolean): Promise<void> {
    this.closing = true;
    if (this.timer) clearTimeout(this.timer);
    await this.cancel();
    if (automatic && backupSettings(this.context.store).onClosing) await this.tryDue('own', 0, 'closing');
  }

  private async tryDue(place: BackupPlace, hours: number, reason: BackupReason): Promise<void> {
    try {
      const folder = this.folderOf(place);
      if (folder === null || this.running || this.damaged) return;
      const [last] = await listBackups(folder);
      if (last && (!this.isOlder(last, hours) || this.holdsAll(last))) return;
      if (!last && countedFacts(this.context.store).cases === 0) return;
      await this.make(place, reason);
      if (place === 'second') this.secondTrouble = null;
    } catch (error) {
      const { code, params } = asStoreError('', error);
      if (place === 'second') this.secondTrouble = errorSentence({ code, params });
      else console.error('[engine] backup:', code);
    }
  }

  private isOlder(last: BackupManifest, hours: number): boolean {
    return this.context.now().getTime() - momentOf(last.stamp).getTime() >= hours * hour;
  }

  private holdsAll({ holds }: BackupManifest): boolean {
    const now = countedFacts(this.context.store);
    return (
      now.journal === holds.journal && now.audit?.hash === holds.audit?.hash && now.cases === holds.cases
    );
  }

  private async makeIn(place: BackupPlace, reason: BackupReason, signal: AbortSignal): Promise<BackupInfo> {
    const { store, agency, identity, now, progress } = this.context;
    const folder = this.folderOf(place);
    const { second, keep } = backupSettings(store);
    if (folder === null || (place === 'second' && !(await isThere(second ?? '')))) {
      throw new AppError('BACKUP_PLACE_MISSING', { place: second ?? '（未设置）' });
    }
    const manifest = await makeBackup({
      store,
      folder,
      reason,
      agency: agency(),
      identity: await identity(),
      keep,
      now: await freeMoment(folder, now()),
      signal,
      progress,
    });
    return backupInfo(manifest, place);
  }
}

/** Two backups within one second need two names. */
async function freeMoment(folder: string, wanted: Date): Promise<Date> {
  let moment = wanted;
  while (await isThere(join(folder, backupStamp(moment)))) moment = new Date(moment.getTime() + 1000);
  return moment;
}

export function backupInfo(manifest: BackupManifest, place: BackupPlace): BackupInfo {
  const { stamp, reason, size, holds, signedBy, spoilt } = manifest;
  const { cases, documents } = holds;
  return { stamp, place, reason, size, cases, documents, signedBy, spoilt: spoilt.length };
}
