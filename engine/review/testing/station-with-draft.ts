import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importCase } from '../../cases/case-commands.ts';
import { caseFileReader } from '../../cases/read-case-file.ts';
import { openTestStation } from '../../cases/test-station.ts';
import { loadFormLibrary } from '../../forms/form-library.ts';
import { changed } from '../../law/testing/changed-case.ts';
import { reviewHandlers } from '../commands.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const readCase = caseFileReader(root, loadFormLibrary(root));
const example = readFileSync(join(root, 'examples', 'ride-hailing-person.json'));

/** A station with the sound case, its decision a draft that nobody has reviewed. `now`: the station's clock. */
export function stationWithDraft(now?: () => Date) {
  const station = openTestStation(undefined, now);
  const draft = changed(readCase('case', new Uint8Array(example)), [
    { set: 'documents/decision/state', to: 'draft' },
    { remove: 'acts/review-submitted' },
    { remove: 'acts/review-passed' },
    { remove: 'acts/issue-decision' },
    { remove: 'acts/service-decision' },
  ]);
  // Not yet closed either: the queue holds open cases only.
  const unclosed = {
    ...draft,
    documents: draft.documents.filter(({ id }) => id !== 'closing'),
    acts: (draft.acts ?? []).filter((act) => !('document' in act) || act.document !== 'closing'),
  };
  const { id } = importCase(station.cases, unclosed);
  const place = { caseId: id, documentId: 'decision' };
  return { station, place, review: reviewHandlers(station.cases) };
}
