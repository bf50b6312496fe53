import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { EngineEvent } from '../../contract/events.ts';
import { loadFormLibrary } from '../forms/form-library.ts';
import { schemaFindings } from '../forms/schema-findings.ts';
import { openStore } from '../store/store.ts';
import { casesFeature } from './commands.ts';
import { caseFileReader } from './read-case-file.ts';
import { savedStation } from './station-commands.ts';

const resourcesFolder = resolve(import.meta.dirname, '../..');

const library = loadFormLibrary(resourcesFolder);
const readCase = caseFileReader(resourcesFolder, library);

/** An empty folder for a station's data. */
export function dataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'anjuan-cases-'));
}

/** For tests: the cases of a station on a real store, with real forms and their schemas' findings. */
export function openTestStation(
  folder: string = dataFolder(),
  now: () => Date = () => new Date(2026, 2, 12, 9, 30),
) {
  const store = openStore(folder);
  const events: EngineEvent[] = [];
  const granted = new Map<string, string>();
  let station = savedStation(store);
  const { cases, handlers } = casesFeature({
    store,
    library,
    readCase,
    resourcesFolder,
    station: () => station,
    setStation: (saved) => {
      station = saved;
    },
    now,
    emit: (event) => events.push(event),
    grantedPath: (token) => granted.get(token) ?? null,
    judge: () => (view) =>
      view.documents.flatMap((document) => {
        const form = library.form(document.form);
        return form ? schemaFindings(form, document.id, document.content) : [];
      }),
  });
  return {
    cases,
    handlers,
    store,
    events,
    /** Gives a path to the engine as the shell does; answers its token. */
    grant: (path: string) => {
      const token = `token-${granted.size}-of-test`;
      granted.set(token, path);
      return token;
    },
    example: (name: string) => join(resourcesFolder, 'examples', name),
    /** Ids of edits that were told to be on the disk. */
    durable: () => events.flatMap((event) => (event.kind === 'durable' ? event.editIds : [])),
    close: () => {
      cases.close();
      store.close();
    },
  };
}

export type TestStation = ReturnType<typeof openTestStation>;
