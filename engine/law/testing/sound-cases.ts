import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseDocument, CaseFile } from '../../../contract/case-file.generated.ts';
import { caseFileReader } from '../../cases/read-case-file.ts';
import type { StationSettings } from '../../cases/station-settings.ts';
import { bindingView } from '../../forms/binding-view.ts';
import { type FormLibrary, loadFormLibrary } from '../../forms/form-library.ts';
import { prefilledContent, resolveContent } from '../../forms/resolve-content.ts';
import { type Change, changed } from './changed-case.ts';

/** The day on which the sample cases are looked at. */
export const TESTED_ON = '2026-11-24';

/**
 * A sound way through a case, as data: an example case, words exchanged throughout (amount, cause, days), and the
 * documents and acts that this way has besides. What a new document takes from the facts is filled in.
 */
type Way = {
  readonly name: string;
  readonly title: string;
  readonly base: string;
  readonly exchange?: Readonly<Record<string, string>>;
  readonly change?: readonly Change[];
};

const folder = join(import.meta.dirname, 'ways');

/** Every sound case by its name: the examples, and the ways of engine/law/testing/ways. */
export function soundCases(root: string): {
  readonly cases: ReadonlyMap<string, CaseFile>;
  readonly station: StationSettings;
  readonly library: FormLibrary;
} {
  const library = loadFormLibrary(root);
  const read = caseFileReader(root, library);
  const bytes = (name: string) => new Uint8Array(readFileSync(join(root, 'examples', name)));
  const station: StationSettings = JSON.parse(Buffer.from(bytes('station.json')).toString());
  const cases = new Map<string, CaseFile>();
  for (const name of ['ride-hailing-person', 'ride-hailing-organization']) {
    cases.set(name, read(name, bytes(`${name}.json`)));
  }
  // By name without the ending: a way comes after the one that it builds on.
  for (const name of readdirSync(folder)
    .map((file) => file.replace(/\.json$/, ''))
    .toSorted()) {
    const way: Way = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
    const base = cases.get(way.base);
    if (!base) throw new Error(`${name}: no case ${way.base}`);
    const exchanged: CaseFile = JSON.parse(exchange(JSON.stringify(base), way.exchange ?? {}));
    cases.set(way.name, completed(changed(exchanged, way.change ?? []), station, library));
  }
  return { cases, station, library };
}

/** Every word at once, so that what one exchange writes is not exchanged again. */
function exchange(text: string, words: Readonly<Record<string, string>>): string {
  const found = Object.keys(words).toSorted((one, other) => other.length - one.length);
  if (found.length === 0) return text;
  const escaped = found.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.replace(new RegExp(escaped.join('|'), 'g'), (word) => words[word] ?? word);
}

/** Issued documents hold what the facts say, as after issuing; what the data gives itself stands; null: left blank. */
function completed(file: CaseFile, station: StationSettings, library: FormLibrary): CaseFile {
  const documents: CaseDocument[] = [];
  for (const document of file.documents) {
    const form = library.form(document.form);
    if (!form) throw new Error(`no form ${document.form}`);
    const draft: CaseDocument = { ...document, state: 'draft' };
    const view = bindingView(
      { ...file, documents: [...documents, draft] },
      draft,
      station,
      library,
      TESTED_ON,
    );
    const filled = resolveContent(
      form,
      { ...draft, content: { ...prefilledContent(form, view), ...draft.content } },
      view,
    );
    const content = Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== null));
    documents.push({ ...document, content });
  }
  return { ...file, documents };
}
