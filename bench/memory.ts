import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import type { AnjuanBridge } from '../contract/bridge.ts';
import { type Row, ratioOf } from './row.ts';
import { appFolder, benchEngine, temporary } from './support.ts';
import { openWindow } from './window.ts';

const few = 100;
const many = 1000;

type DocumentPlace = { readonly caseId: string; readonly documentId: string };

/** Memory of all processes after 1,000 documents were opened and typed into, against after 100. */
export async function benchMemory(): Promise<Row[]> {
  const profile = temporary('memory');
  const places = await draftCases(profile);
  const { app, page } = await openWindow(appFolder, () => profile);
  await openAndType(page, places.slice(0, few));
  const before = await kilobytes(app, page);
  await openAndType(page, places.slice(few));
  const after = await kilobytes(app, page);
  await app.close();
  const megabytes = (value: number) => `${(value / 1024).toFixed(0)} MB`;
  return [
    {
      what: `memory of all processes after ${many} documents`,
      ours: megabytes(after),
      against: `after ${few} documents ${megabytes(before)}`,
      ratio: ratioOf(after, before),
      goal: '≤ 1.1',
    },
  ];
}

/** Fills a profile with the example as drafts, as often as makes 1,000 documents. */
async function draftCases(profile: string): Promise<DocumentPlace[]> {
  const { id: _id, ...file } = JSON.parse(
    readFileSync(join(process.cwd(), 'examples', 'ride-hailing-person.json'), 'utf8'),
  );
  for (const document of file.documents) document.state = 'draft';
  const path = join(profile, 'drafts.json');
  writeFileSync(path, JSON.stringify(file));
  const { ask, grant, close } = await benchEngine(join(profile, 'station'));
  const places: DocumentPlace[] = [];
  while (places.length < many) {
    const { caseId } = await ask('cases/import', { file: grant(path) });
    const { documents } = await ask('cases/open', { caseId });
    places.push(...documents.map((document) => ({ caseId, documentId: document.id })));
  }
  await close();
  return places.slice(0, many);
}

/** Opens each document as the page does and types into its first text. */
async function openAndType(page: Page, places: readonly DocumentPlace[]): Promise<void> {
  for (const place of places) {
    const problem = await page.evaluate(async (ids) => {
      const { call } = (window as unknown as { anjuan: AnjuanBridge }).anjuan;
      const opened = await call('documents/open', ids);
      if (!opened.ok) return opened.error.code;
      const field = opened.value.fields.find(
        ({ kind, boundTo, pattern }) => /^(text|longText)$/.test(kind) && !boundTo && !pattern.includes('/N'),
      );
      if (!field) return null;
      const edits = [{ kind: 'type' as const, pointer: field.pattern, text: `${ids.documentId}改` }];
      const edited = await call('documents/edit', { ...ids, editId: crypto.randomUUID(), edits });
      return edited.ok ? null : edited.error.code;
    }, place);
    if (problem !== null) throw new Error(`${place.documentId}: ${problem}`);
  }
}

/** Of all processes together, after the last edit is on the disk. */
async function kilobytes(app: ElectronApplication, page: Page): Promise<number> {
  await page.waitForTimeout(3000);
  return app.evaluate((electron) =>
    electron.app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0),
  );
}
