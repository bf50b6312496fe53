import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ms, percentile, type Row, ratioOf } from './row.ts';
import { benchEngine, temporary } from './support.ts';

/**
 * Producing forms: a case that holds a quarter of the library, one that holds half of it and one that holds all of it,
 * every document as PDF and DOCX. Linear in their number means that the forms of the quarter cost in the whole what they
 * cost alone; the median of them, because the machine does other things too.
 */
export async function benchEveryForm(): Promise<Row[]> {
  const forms = readdirSync(join(process.cwd(), 'templates'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const every = (nth: number) => forms.filter((_form, index) => index % nth === 0);
  const folder = temporary('every-form');
  const { ask, grant, close } = await benchEngine(join(folder, 'data'));

  /** Milliseconds by form. */
  const produce = async (name: string, ids: readonly string[]) => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(caseOf(ids)));
    const { caseId } = await ask('cases/import', { file: grant(file) });
    const { documents } = await ask('cases/open', { caseId });
    const out = grant(temporary(name));
    const times = new Map<string, number>();
    for (const { id, form } of documents) {
      const since = performance.now();
      await ask('export/document', { caseId, documentId: id, kinds: ['pdf', 'docx'], folder: out });
      times.set(form, performance.now() - since);
    }
    return times;
  };
  await produce('warm', forms);
  const quarter = await produce('quarter', every(4));
  const runs = [quarter, await produce('half', every(2)), await produce('all', forms)];
  await close();
  const total = (times: ReadonlyMap<string, number>) =>
    [...times.values()].reduce((sum, time) => sum + time, 0);
  const shared = runs.map((times) =>
    percentile(
      [...quarter.keys()].map((form) => times.get(form) ?? 0),
      0.5,
    ),
  );
  return [
    {
      what: `produce ${runs.map(({ size }) => size).join(', ')} forms (PDF and DOCX)`,
      ours: runs.map((times) => ms(total(times))).join(', '),
      against: `the median form of the first ${shared.map(ms).join(', ')}`,
      ratio: ratioOf(shared.at(-1) ?? Number.NaN, shared[0] ?? Number.NaN),
      goal: '≤ 1.2 (linear in their number)',
    },
  ];
}

/** A case file with a draft of each form, filled as its sample. */
function caseOf(ids: readonly string[]): unknown {
  const documents = ids.map((id) => {
    const sample = JSON.parse(readFileSync(join(process.cwd(), 'templates', id, 'sample.json'), 'utf8'));
    return { id, form: id, content: sample.content };
  });
  return { format: 'anjuan-case/1', facts: { procedure: 'ordinary', cause: '各式文书' }, documents };
}
