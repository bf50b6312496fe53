import { writeSync } from 'node:fs';
import { loadFormLibrary } from '../../forms/form-library.ts';
import { openStore } from '../../store/store.ts';
import { casesFeature } from '../commands.ts';
import { caseFileReader } from '../read-case-file.ts';
import { savedStation } from '../station-commands.ts';

/**
 * Types without end into one document, and writes the id of every edit to stdout as soon as it is told to be durable.
 * Started by crash-harness.ts, which kills it. Arguments: data folder, resources folder, round, pages after which the
 * log is brought into the database, and `early` to acknowledge before the commit (which the harness must find out).
 */
const [, , folder = '', resourcesFolder = '', round = '', checkpoint = '1000', early = ''] = process.argv;
const acknowledge = (ids: readonly string[]) => writeSync(1, `${ids.join('\n')}\n`);
const store = openStore(folder);
store.raw(`PRAGMA wal_autocheckpoint = ${Number(checkpoint)}`, []);
const library = loadFormLibrary(resourcesFolder);
const { handlers, cases } = casesFeature({
  store,
  library,
  readCase: caseFileReader(resourcesFolder, library),
  resourcesFolder,
  station: () => savedStation(store),
  setStation: () => undefined,
  now: () => new Date(),
  grantedPath: () => null,
  judge: () => () => [],
  emit: (event) => {
    if (event.kind === 'durable' && early === '') acknowledge(event.editIds);
  },
});
const list = await handlers['cases/list']({ query: '', state: 'all', sort: 'changed', offset: 0, limit: 1 });
const caseId = list.cases[0]?.id ?? (await firstCase());
const documentId = cases.session(caseId).file.documents[0]?.id ?? '';
writeSync(1, 'begin\n');
let count = 0;
setInterval(() => {
  for (let key = 0; key < 5; key++) {
    const text = `${round}-${++count}`;
    const editId = `edit-${text}`;
    handlers['documents/edit']({
      caseId,
      documentId,
      editId,
      edits: [{ kind: 'type', pointer: '/place', text }],
    });
    if (early !== '') acknowledge([editId]);
  }
  // A pause of the typist's: what waits goes to the disk now, so that a short run holds many commits.
  if (count % 3 === 0) cases.commits.flush();
}, 1);

async function firstCase(): Promise<string> {
  const made = await handlers['cases/create']({ causeId: null, cause: '试验', procedure: 'ordinary' });
  await handlers['documents/create']({ caseId: made.caseId, form: 'interview-record' });
  return made.caseId;
}
