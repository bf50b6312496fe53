import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { AnjuanBridge } from '../contract/bridge.ts';
import { fillWithCases } from '../engine/store/many-cases.ts';
import { openStore } from '../engine/store/store.ts';
import { ms, percentile, type Row, ratioOf } from './row.ts';
import { appFolder, benchEngine, temporary } from './support.ts';
import { openWindow } from './window.ts';

const count = 100_000;

/** A station of 100,000 cases: its desk opened from another screen, and typing while a backup is made. */
export async function benchDesk(): Promise<Row[]> {
  const profile = temporary('desk');
  const station = join(profile, 'station');
  const draft = await draftOf(station, profile);
  const store = openStore(station);
  fillWithCases(store, count);
  store.close();
  const { app, page } = await openWindow(appFolder, () => profile);
  await page.locator('tbody tr').first().waitFor({ timeout: 60_000 });
  const opened = await deskTimes(page);
  const alone = await typingTimes(page, draft, false);
  const beside = await typingTimes(page, draft, true);
  await app.close();
  const worst = (times: readonly number[]) => Math.max(...times);
  return [
    {
      what: `desk of ${count} cases opened`,
      ours: `p50 ${ms(percentile(opened, 0.5))}, p95 ${ms(percentile(opened, 0.95))}`,
      against: '300 ms',
      ratio: (percentile(opened, 0.95) / 300).toFixed(2),
      goal: '≤ 300 ms',
    },
    {
      what: `edit answered while ${count} cases are backed up`,
      ours: `p95 ${ms(percentile(beside, 0.95))}, worst ${ms(worst(beside))}`,
      against: `without a backup p95 ${ms(percentile(alone, 0.95))}, worst ${ms(worst(alone))}`,
      ratio: ratioOf(percentile(beside, 0.95), percentile(alone, 0.95)),
      goal: 'none late',
    },
  ];
}

type Draft = { readonly caseId: string; readonly documentId: string };

/** A draft decision of the example case in a new station. */
async function draftOf(station: string, folder: string): Promise<Draft> {
  const file = JSON.parse(readFileSync(join(process.cwd(), 'examples', 'ride-hailing-person.json'), 'utf8'));
  for (const document of file.documents) document.state = 'draft';
  const path = join(folder, 'draft.json');
  writeFileSync(path, JSON.stringify(file));
  const { ask, grant, close } = await benchEngine(station);
  const { caseId } = await ask('cases/import', { file: grant(path) });
  const { documents } = await ask('cases/open', { caseId });
  await close();
  const decision = documents.find(({ form }) => form === 'penalty-decision');
  if (!decision) throw new Error('no draft decision');
  return { caseId, documentId: decision.id };
}

/** From the click on the desk's place to the frame with its cases, coming from another screen each time. */
async function deskTimes(page: Page): Promise<number[]> {
  const times: number[] = [];
  const rail = page.getByRole('navigation', { name: '主导航' });
  for (let round = 0; round < 20; round++) {
    await rail.getByRole('button', { name: '本站' }).click();
    await page.locator('tbody tr').first().waitFor({ state: 'detached' });
    times.push(
      await page.evaluate(
        () =>
          new Promise<number>((done) => {
            const since = performance.now();
            const observer = new MutationObserver(() => {
              if (!document.querySelector('tbody tr')) return;
              observer.disconnect();
              requestAnimationFrame(() => setTimeout(() => done(performance.now() - since), 0));
            });
            observer.observe(document.body, { subtree: true, childList: true });
            document.querySelector<HTMLButtonElement>('.rail button')?.click();
          }),
      ),
    );
  }
  return times;
}

/** Edits as fast as a quick hand, each answered with its findings; with a backup running all the while, or with none. */
function typingTimes(page: Page, draft: Draft, backup: boolean): Promise<number[]> {
  return page.evaluate(
    async ({ draft: ids, backup: running }) => {
      const { call } = (window as unknown as { anjuan: AnjuanBridge }).anjuan;
      const times: number[] = [];
      let working = running;
      const made = running
        ? call('backup/make', { place: 'own' }).then((outcome) => {
            working = false;
            if (!outcome.ok) throw new Error(outcome.error.code);
          })
        : null;
      for (let index = 0; working || times.length < 100; index++) {
        const since = performance.now();
        const edits = [{ kind: 'type' as const, pointer: '/facts', text: `经查，当事人${index}` }];
        const outcome = await call('documents/edit', { ...ids, editId: crypto.randomUUID(), edits });
        if (!outcome.ok) throw new Error(outcome.error.code);
        times.push(performance.now() - since);
        await new Promise((done) => setTimeout(done, 40));
      }
      await made;
      return times;
    },
    { draft, backup },
  );
}
