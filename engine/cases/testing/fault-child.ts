import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { AppError } from '../../../contract/app-error.ts';
import { loadFormLibrary } from '../../forms/form-library.ts';
import { openStore, type Store } from '../../store/store.ts';
import { type DiskError, orderBytes } from '../../store/testing/failing-disk.ts';
import { casesFeature } from '../commands.ts';
import { caseFileReader } from '../read-case-file.ts';
import { savedStation } from '../station-commands.ts';

/**
 * Makes every call that an edit's way to the disk takes fail in turn, and tries again when the disk is well; then the
 * same for the calls of closing and opening. One line of JSON for each fault. Started by faults.test.ts below the
 * shim. Arguments: data folder, resources folder, control file.
 */
const [, , folder = '', resourcesFolder = '', control = ''] = process.argv;
const library = loadFormLibrary(resourcesFolder);
const readCase = caseFileReader(resourcesFolder, library);
/** Written in place: the file is mapped. */
const order = (given: Parameters<typeof orderBytes>[0]) =>
  writeFileSync(control, orderBytes(given), { flag: 'r+' });
const calls = () => Number(readFileSync(control).readBigInt64LE(0));
const say = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`);

let durable = new Set<string>();
let troubles: (string | null)[] = [];
let station = openStation();
const { caseId } = await station.handlers['cases/create']({
  causeId: null,
  cause: '试验',
  procedure: 'ordinary',
});
const { documentId } = await station.handlers['documents/create']({ caseId, form: 'interview-record' });

for (const error of ['EIO', 'ENOSPC', 'EROFS'] as const satisfies readonly DiskError[]) {
  // Every third edit brings the log into the database: those calls fail in turn too.
  for (const checkpoint of [1000, 2]) {
    station.store.raw(`PRAGMA wal_autocheckpoint = ${checkpoint}`, []);
    for (const lasting of [false, true]) {
      for (
        let failAt = 1;
        fault({ failAt, error, lasting }, `${error}-${checkpoint}-${lasting}-${failAt}`);
        failAt++
      );
    }
  }
}
reopenings();
station.close();

/** One edit against one fault. False when the edit took fewer calls than that: there is no such fault. */
function fault(given: { failAt: number; error: DiskError; lasting: boolean }, name: string): boolean {
  const editId = `edit-${name}`;
  troubles = [];
  station.handlers['documents/edit']({
    caseId,
    documentId,
    editId,
    edits: [{ kind: 'type', pointer: '/place', text: name }],
  });
  order(given);
  const code = codeOf(() => station.cases.commits.flush());
  const happened = calls() >= given.failAt;
  const early = durable.has(editId);
  order({});
  const retried = codeOf(() => station.cases.commits.flush());
  say({ editId, happened, code, early, retried, durable: durable.has(editId), troubles });
  return happened;
}

/** Closing and opening against a fault at each of their calls. */
function reopenings(): void {
  for (let failAt = 1, happened = true; happened; failAt++) {
    order({ failAt, error: 'EIO' });
    const closed = codeOf(() => station.close());
    let opened: string | null = null;
    let store: Store | null = null;
    opened = codeOf(() => {
      store = openStore(folder);
    });
    happened = calls() >= failAt;
    order({});
    codeOf(() => store?.close());
    station = openStation();
    say({ reopening: failAt, happened, closed, opened });
  }
}

function openStation() {
  const store = openStore(folder);
  durable = new Set();
  const feature = casesFeature({
    store,
    library,
    readCase,
    resourcesFolder,
    station: () => savedStation(store),
    setStation: () => undefined,
    now: () => new Date(),
    grantedPath: () => null,
    judge: () => () => [],
    emit: (event) => {
      if (event.kind === 'durable') for (const id of event.editIds) durable.add(id);
      if (event.kind === 'storeTrouble') troubles.push(event.error?.code ?? null);
    },
  });
  return {
    ...feature,
    store,
    close: () => {
      try {
        feature.cases.close();
      } finally {
        store.close();
      }
    },
  };
}

function codeOf(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}
