import { tmpdir } from 'node:os';
import type { AppError, AppErrorData } from '../contract/app-error.ts';
import type { EngineEvent } from '../contract/events.ts';
import type { PdfPrinter } from '../contract/print.ts';
import { blankFileHandlers, blankHandlers } from './blanks/commands.ts';
import { casesFeature } from './cases/commands.ts';
import { type CaseFileReader, caseFileReader } from './cases/read-case-file.ts';
import { isUntouched, savedStation } from './cases/station-commands.ts';
import { disposalHandlers } from './disposal/commands.ts';
import { type DoctorContext, doctorHandlers } from './doctor/commands.ts';
import { type AnyHandlers, type Guard, type Outcome, openDoor } from './door.ts';
import { evidenceHandlers, type FileShower } from './evidence/commands.ts';
import { caseFileHandlers } from './export/case-file-commands.ts';
import { exportHandlers, makersOf } from './export/commands.ts';
import { Identities } from './export/identities.ts';
import { pictureHandlers } from './export/picture/picture-commands.ts';
import { noTrust, type StationTrust } from './export/signing/trust/station-trust.ts';
import { trustHandlers } from './export/trust-commands.ts';
import { TrustStore } from './export/trust-store.ts';
import { caseJudge } from './findings.ts';
import { formHandlers } from './forms/commands.ts';
import { loadFormLibrary } from './forms/form-library.ts';
import { historyHandlers } from './history/commands.ts';
import { Backups } from './keeping/backups.ts';
import { keepingHandlers } from './keeping/commands.ts';
import { rescueHandlers } from './keeping/rescue.ts';
import { lawHandlers } from './law/commands.ts';
import { discretionHandlers } from './law/discretion/commands.ts';
import { builtInLaw, takeLawTables } from './law/law-tables.ts';
import { installedLaw, lawDataHandlers } from './law-packages/commands.ts';
import { dataFolderHandlers } from './law-packages/folder-commands.ts';
import { peopleFeature } from './people/commands.ts';
import { keepRecovery } from './people/recovery.ts';
import { peopleListHandlers } from './people-list/commands.ts';
import { publicationHandlers } from './publish/commands.ts';
import { readingOnly } from './reading-only.ts';
import { recordHandlers } from './record/commands.ts';
import { annotationHandlers } from './review/annotation-commands.ts';
import { reviewHandlers } from './review/commands.ts';
import { compareHandlers } from './review/compare-commands.ts';
import { composeHandlers } from './review/compose-commands.ts';
import { defectHandlers } from './review/defect-commands.ts';
import { judgedHandlers } from './review/judged-commands.ts';
import { readingHandlers } from './review/reading-commands.ts';
import { requiredHandlers } from './review/required-commands.ts';
import { encryptionHandlers, type Turn } from './sealing/commands.ts';
import { KeyRing } from './sealing/key-ring.ts';
import { type OpenedEngine, openSealable } from './sealing/sealable-engine.ts';
import { setupHandlers } from './setup/commands.ts';
import { formFolderHandlers } from './station-forms/folder-commands.ts';
import { formPackageHandlers } from './station-forms/package-commands.ts';
import { StationLibrary } from './station-forms/station-library.ts';
import { lastActAt } from './store/audit.ts';
import { listedCases } from './store/case-rows.ts';
import type { DatabaseKey } from './store/driver.ts';
import { readPreference, writePreference } from './store/preferences.ts';
import { indexingKey } from './store/salvage.ts';
import { openStoreOrRead } from './store/store.ts';
import { storeFile } from './store/store-file.ts';
import { bundleFileHandlers } from './transfer/bundle-file.ts';
import { transferHandlers } from './transfer/commands.ts';
import { localDay } from './values/local-day.ts';
import { wordImportHandlers } from './word-import/commands.ts';
import { wordReviewHandlers } from './word-review/commands.ts';

export type EngineOptions = {
  /** Where the station's data lives; null opens no store (the terminal's commands over files). */
  readonly dataFolder: string | null;
  /** Holds templates/, schemas/ and the law data. */
  readonly resourcesFolder: string;
  /** An empty store begins with the sample station and its cases. */
  readonly sample?: boolean;
  /** Backs up by itself: once a day, on closing, and to the second folder. */
  readonly automaticBackups?: boolean;
  readonly printPdf: PdfPrinter;
  /** The path behind a token that the shell or the terminal gave out, or null. */
  readonly grantedPath: (token: string) => string | null;
  /** Lets the page load a file of a case; absent where there is no page. */
  readonly showFile?: FileShower;
  /** Told where a database turns out to be damaged once somebody has signed in: the engine then only repairs. */
  readonly refused?: (error: AppErrorData) => void;
  readonly now?: () => Date;
};

export type Engine = {
  /** Answers a command of the contract; never throws. `connection` stands for the caller. */
  readonly call: (command: string, input: unknown, connection: object) => Promise<Outcome>;
  /** Returns the function that stops listening. */
  readonly onEvent: (listener: (event: EngineEvent) => void) => () => void;
  /**
   * Whether an event is for a caller: of cases and of work hears nobody where one has to sign in first, or unlock; that
   * what was typed is safe, everybody.
   */
  readonly hears: (event: EngineEvent, connection: object) => boolean;
  readonly close: () => Promise<void>;
};

/**
 * Opens the engine: forms, law, and (with a data folder) the store. The one entry that shell and terminal use.
 * Throws AppError of the store when it cannot be opened.
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const { dataFolder: folder } = options;
  if (folder === null) return (await openWith(options, null, null)).engine;
  return openSealable({
    folder,
    now: options.now ?? (() => new Date()),
    open: (key, turn) => openWith(options, key, turn),
    rescue: (damage, key) => {
      options.refused?.(damage.toData());
      return openRescue(options, damage, key);
    },
    log: logError,
  });
}

/** `key`: of an encrypted database; `turn` encrypts or decrypts it. */
async function openWith(
  options: EngineOptions,
  key: DatabaseKey | null,
  turn: Turn | null,
): Promise<OpenedEngine> {
  const now = options.now ?? (() => new Date());
  const listeners = new Set<(event: EngineEvent) => void>();
  const emit = (event: EngineEvent) => {
    for (const listener of listeners) listener(event);
  };
  const library = new StationLibrary(loadFormLibrary(options.resourcesFolder));
  const readCase = caseFileReader(options.resourcesFolder, library);
  const shared = { ...options, library, readCase, now, today: () => localDay(now()), emit };
  takeLawTables(builtInLaw);
  const station =
    options.dataFolder === null ? null : openStation({ ...shared, key, turn }, options.dataFolder);
  const files = caseFileHandlers({
    ...shared,
    trust: async () => (await station?.trust()) ?? noTrust,
    progress: (job, done, total, label) => emit({ kind: 'progress', job, done, total, label }),
  });
  const bundles = bundleFileHandlers({
    identity: async () => (await station?.identities.chosen().catch(() => null)) ?? null,
    scratchFolder: options.dataFolder ?? tmpdir(),
    ...shared,
    trust: async () => (await station?.trust()) ?? noTrust,
  });
  const call = openDoor(
    [
      formHandlers(library),
      lawHandlers(),
      peopleListHandlers(shared),
      doctorHandlers({ ...shared, station: station?.examined ?? null }),
      blankFileHandlers(shared),
      dataFolderHandlers({
        ...shared,
        isForm: (id) => library.form(id) !== null,
        identity: async () => (await station?.identities.chosen()) ?? null,
      }),
      formFolderHandlers({
        ...shared,
        library: library.official,
        identity: async () => (await station?.identities.chosen()) ?? null,
      }),
      files,
      bundles,
      ...(station?.features ?? []),
    ],
    logError,
    station?.guard,
  );
  const engine: Engine = {
    call,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hears: ({ kind }, connection) =>
      kind === 'durable' || kind === 'storeTrouble' || (station?.hears(connection) ?? true),
    close: async () => station?.close(true),
  };
  return {
    engine,
    keepRecovery: (kept) => station?.keepRecovery(kept),
    closeForChange: async () => station?.close(false),
  };
}

type Shared = EngineOptions & {
  readonly library: StationLibrary;
  readonly readCase: CaseFileReader;
  readonly now: () => Date;
  readonly today: () => string;
  readonly emit: (event: EngineEvent) => void;
};

type StationShared = Shared & { readonly key: DatabaseKey | null; readonly turn: Turn | null };

/** The features that live on the station's store. */
function openStation(
  shared: StationShared,
  dataFolder: string,
): {
  features: AnyHandlers[];
  guard: Guard;
  hears: (connection: object) => boolean;
  identities: Identities;
  trust: () => Promise<StationTrust>;
  examined: DoctorContext['station'];
  keepRecovery: (kept: string) => void;
  /** `byPerson`: with the backup that is made on closing. */
  close: (byPerson: boolean) => Promise<void>;
} {
  const store = openStoreOrRead(dataFolder, shared.key);
  const isForm = (id: string) => shared.library.form(id) !== null;
  const law = installedLaw({ ...shared, dataFolder, isForm });
  let station = savedStation(store);
  const { cases, handlers } = casesFeature({
    ...shared,
    store,
    station: () => station,
    setStation: (saved) => {
      station = saved;
    },
    judge: () => caseJudge(shared.library),
  });
  if (shared.sample && !store.readOnly && isUntouched(store)) handlers['station/start']({ with: 'sample' });
  if (!store.readOnly && readPreference(store, indexingKey) === true) {
    cases.writeAll(listedCases(store).map(({ id }) => id));
    store.transaction((writable) => writePreference(writable, indexingKey, false));
  }
  const identities = new Identities(dataFolder, shared.now);
  const trusts = new TrustStore(dataFolder, shared.now);
  const trust = async () => trusts.trust(await identities.trusted());
  const exporting = exportHandlers({
    ...shared,
    identities,
    trust,
    station: () => station,
    caseFile: (caseId) => cases.session(caseId).file,
    dataFolder,
    progress: (done, total, label) => shared.emit({ kind: 'progress', job: 'dossier', done, total, label }),
    recordDossier: (caseId, { pages, lines, signer }) => {
      const detail = { pages, items: lines.length, signer };
      store.transaction((writable) =>
        cases.record(writable, { who: '', what: '成卷', subject: `case:${caseId}`, detail }),
      );
    },
    lastActAt: () => lastActAt(store),
    recordExport: (caseId, documentId, file, faces) => {
      const subject = `document:${caseId}/${documentId}`;
      const detail = { file: file.file, sha256: file.sha256, signer: file.signer, faces: faces.join('、') };
      store.transaction((writable) => cases.record(writable, { who: '', what: '导出文书', subject, detail }));
    },
  });
  const backups = new Backups({
    store,
    agency: () => station.agency.name,
    // A backup is not held up by a key whose password nobody has given yet.
    identity: () => identities.chosen().catch(() => null),
    now: shared.now,
    progress: (done, label) => shared.emit({ kind: 'progress', job: 'backup', done, total: 100, label }),
  });
  const automatic = shared.automaticBackups === true && !store.readOnly;
  if (automatic) {
    const file = storeFile(dataFolder);
    backups.startSchedule((problem) =>
      shared.emit({ kind: 'storeTrouble', error: { code: 'STORE_DAMAGED', params: { file, problem } } }),
    );
  }
  const people = peopleFeature(
    store,
    shared.now,
    (person) => station.people.find(({ id }) => id === person) ?? null,
    shared.key === null ? null : new KeyRing(dataFolder, shared.key),
  );
  const { turn } = shared;
  const features: AnyHandlers[] = [
    handlers,
    people.handlers,
    ...(turn === null
      ? []
      : [
          encryptionHandlers({
            store,
            turn,
            confirm: people.confirm,
            record: (what) => {
              cases.flush();
              store.transaction((writable) =>
                cases.record(writable, { who: '', what, subject: 'station', detail: {} }),
              );
            },
          }),
        ]),
    exporting,
    pictureHandlers(shared),
    trustHandlers({ ...shared, trusts }),
    discretionHandlers(cases),
    readingHandlers(cases),
    recordHandlers(cases),
    requiredHandlers(cases),
    judgedHandlers(cases),
    compareHandlers(cases),
    composeHandlers(cases),
    historyHandlers(cases),
    reviewHandlers(cases),
    defectHandlers(cases),
    blankHandlers({
      ...shared,
      store,
      station: () => station,
      record: (writable, act) => cases.record(writable, act),
    }),
    keepingHandlers({
      ...shared,
      store,
      backups,
      openFiles: () => cases.openFiles(),
      agency: () => station.agency.name,
      identity: () => identities.chosen().catch(() => null),
      trust,
      record: (what, detail) => {
        cases.flush();
        store.transaction((writable) =>
          cases.record(writable, { who: '', what, subject: 'station', detail }),
        );
      },
    }),
    formPackageHandlers({
      ...shared,
      dataFolder,
      trust,
      record: (what, detail) =>
        store.transaction((writable) =>
          cases.record(writable, { who: '', what, subject: 'station', detail }),
        ),
    }),
    publicationHandlers({
      cases,
      identity: () => identities.chosenWithId(),
      makers: (identity) => makersOf({ ...shared, station: () => station, trust }, identity),
      grantedPath: shared.grantedPath,
      progress: (done, total, label) => shared.emit({ kind: 'progress', job: 'publish', done, total, label }),
    }),
    lawDataHandlers(
      {
        ...shared,
        dataFolder,
        isForm,
        trust,
        record: (what, detail) =>
          store.transaction((writable) =>
            cases.record(writable, { who: '', what, subject: 'station', detail }),
          ),
        changed: () =>
          cases.judgeAgain((done, total) =>
            shared.emit({ kind: 'progress', job: 'law', done, total, label: '' }),
          ),
      },
      law,
    ),
    wordImportHandlers(cases),
    wordReviewHandlers(cases),
    setupHandlers({ cases, identities, backUp: () => backups.make('own', 'beforeWipe') }),
    evidenceHandlers({ cases, showFile: shared.showFile }),
    annotationHandlers(cases),
    disposalHandlers(cases),
    transferHandlers({
      cases,
      identity: () => identities.chosen().catch(() => null),
      trust,
      progress: (done, total, label) =>
        shared.emit({ kind: 'progress', job: 'transfer', done, total, label }),
    }),
  ];
  return {
    features: store.readOnly ? readingOnly(features, storeFile(dataFolder)) : features,
    guard: people.guard,
    hears: people.hears,
    identities,
    trust,
    examined: { store, identities, backups: () => backups.list() },
    keepRecovery: (kept) => store.transaction((writable) => keepRecovery(writable, kept)),
    close: async (byPerson) => {
      try {
        cases.close();
        await backups.close(automatic && byPerson);
      } finally {
        store.close();
      }
    },
  };
}

/**
 * The engine of a data folder whose database cannot be opened: it repairs, or restores a backup, and nothing else: to
 * all other commands it answers `damage`. What it has made takes its place when the next engine opens the folder.
 */
export function openRescue(
  options: Pick<EngineOptions, 'dataFolder' | 'grantedPath'>,
  damage: AppError,
  key: DatabaseKey | null = null,
): Engine {
  const { dataFolder, grantedPath } = options;
  const features = dataFolder === null ? [] : [rescueHandlers(dataFolder, grantedPath, key)];
  const call = openDoor(features, logError);
  return {
    call: async (command, input) =>
      command.startsWith('rescue/') ? call(command, input) : { ok: false, error: damage.toData() },
    onEvent: () => () => undefined,
    hears: () => true,
    close: async () => undefined,
  };
}

/** To the process's own log: what went wrong and where in the code, never what a person typed. */
function logError(command: string, error: unknown): void {
  console.error(`[engine] ${command}:`, error instanceof Error ? error.stack : String(error));
}
