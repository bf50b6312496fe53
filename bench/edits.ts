import { join } from 'node:path';
import { largeCase } from './large-case.ts';
import { ms, percentile, type Row } from './row.ts';
import { benchEngine, temporary } from './support.ts';

/**
 * Typing into the facts of a decision in a case of 24 documents: how long until the findings are back, and until the
 * edit is told to be on the disk.
 */
export async function benchEdits(): Promise<Row[]> {
  const folder = temporary('edits');
  const { ask, grant, engine, close } = await benchEngine(join(folder, 'data'));
  const { caseId } = await ask('cases/import', { file: grant(largeCase(folder).file) });
  const { documents } = await ask('cases/open', { caseId });
  const draft = documents.findLast(
    (document) => document.form === 'penalty-decision' && document.state === 'draft',
  );
  if (!draft) throw new Error('no draft decision');
  const sent = new Map<string, number>();
  const durable: number[] = [];
  engine.onEvent((event) => {
    if (event.kind !== 'durable') return;
    for (const id of event.editIds) {
      const since = sent.get(id);
      if (since !== undefined) durable.push(performance.now() - since);
    }
  });
  const answered: number[] = [];
  let text = '当事人';
  for (let index = 0; index < 300; index++) {
    text += '字';
    const editId = `bench-${index}`;
    const since = performance.now();
    sent.set(editId, since);
    const edits = [{ kind: 'type', pointer: '/facts', text }] as const;
    await ask('documents/edit', { caseId, documentId: draft.id, editId, edits: [...edits] });
    answered.push(performance.now() - since);
    await new Promise((done) => setTimeout(done, 5));
  }
  await new Promise((done) => setTimeout(done, 500));
  await close();
  const both = (values: readonly number[]) =>
    `p50 ${ms(percentile(values, 0.5))}, p95 ${ms(percentile(values, 0.95))}`;
  return [
    {
      what: `edit to findings, case of ${documents.length} documents (engine)`,
      ours: both(answered),
      against: 'a frame, 16 ms',
      ratio: (percentile(answered, 0.95) / 16).toFixed(2),
      goal: 'p95 ≤ 16 ms',
    },
    {
      what: 'edit acknowledged as durable',
      ours: both(durable),
      against: 'a fifth of a second',
      ratio: (percentile(durable, 0.95) / 200).toFixed(2),
      goal: '≤ 200 ms',
    },
  ];
}
