import { useEffect, useMemo, useState } from 'react';
import { CaseScreen } from './case/case-screen.tsx';
import { CaseList } from './desk/case-list.tsx';
import { DocumentScreen } from './document/document-screen.tsx';
import type { EngineClient } from './engine-client.ts';
import { FormsScreen } from './forms/forms-screen.tsx';
import { Frame } from './frame.tsx';
import { HelpKey } from './help/help-key.tsx';
import { HelpScreen } from './help/help-screen.tsx';
import { HistoryScreen } from './history/history-screen.tsx';
import { PeopleGate } from './people/people-gate.tsx';
import { PublicationQueue } from './publish/publication-queue.tsx';
import { PublicationScreen } from './publish/publication-screen.tsx';
import { ReviewQueue } from './review/review-queue.tsx';
import { SettingsScreen } from './settings/settings-screen.tsx';
import { keptSetup } from './setup/kept-setup.ts';
import { SetupScreen } from './setup/setup-screen.tsx';
import { hasBegunHere, rememberBegun } from './start/begun.ts';
import { FirstRun } from './start/first-run.tsx';
import { Refused } from './start/refused.tsx';
import { AppContext, type AppServices, ask, loadStation, type Station, useApp } from './state/app-context.ts';
import { handOver } from './state/hand-over.ts';
import { keepFocus } from './state/keep-focus.ts';
import { ChoicesContext, createChoices } from './state/kept-choices.ts';
import { createNotices } from './state/notices.ts';
import { createRouter } from './state/route.ts';
import { createStore, useStore } from './state/store.ts';
import { ImportScreen } from './transfer/import-screen.tsx';
import { NoticeRegion } from './ui/notice-region.tsx';
import { VerifyScreen } from './verify/verify-screen.tsx';

/** The program in the window. */
export function App({ engine }: { readonly engine: EngineClient }) {
  const app = useMemo<AppServices>(
    () => ({
      engine,
      notices: createNotices(),
      router: createRouter(),
      station: createStore<Station | null>(null),
    }),
    [engine],
  );
  const refusal = useStore(engine.refusal);
  useEffect(keepFocus, []);
  useEffect(() => {
    // The screen says it already, and what to do.
    if (refusal) app.notices.list.set([]);
  }, [app, refusal]);
  return (
    <AppContext value={app}>
      {refusal ? (
        <>
          <Refused error={refusal} />
          <HelpKey />
          <NoticeRegion />
        </>
      ) : (
        <PeopleGate>
          <Started app={app} />
          <HelpKey />
          <NoticeRegion />
        </PeopleGate>
      )}
    </AppContext>
  );
}

function Started({ app }: { readonly app: AppServices }) {
  const [first, setFirst] = useState<boolean | null>(null);
  const [choices] = useState(createChoices);
  const route = useStore(app.router.route);
  const { page } = route;
  // Asked again when the page changes: an import may have brought cases.
  useEffect(() => {
    if (first !== false) void isFirstRun(app).then(setFirst);
  }, [app, page]);
  useEffect(() => {
    if (first !== null) rememberBegun(!first);
  }, [first]);
  useEffect(() => {
    // Setting up that was left midway goes on, unless somebody is elsewhere already.
    void keptSetup(app).then(({ open }) => {
      const may = !app.engine.people.get()?.refused.includes('station/save');
      if (open && may && app.router.route.get().page === 'cases') app.router.go({ page: 'setup' });
    });
  }, [app]);
  useEffect(() => {
    void loadStation(app);
    return app.engine.onShellEvent((event) => {
      if (event.kind === 'closing') void close(app);
      const travelling = event.kind === 'filesOpened' && event.files.find(({ name }) => isCases.test(name));
      if (travelling) app.router.go({ page: 'import', file: travelling });
    });
  }, [app]);
  if (first === null && !hasBegunHere())
    return (
      <main className="starting">
        <h1>正在打开…</h1>
      </main>
    );
  // A bundle can be looked at before the station has begun; with its cases in, it has.
  if (first && page !== 'import' && page !== 'case') {
    return (
      <FirstRun
        onStarted={(caseId) => {
          void loadStation(app);
          setFirst(false);
          if (caseId) app.router.go({ page: 'case', caseId, tab: 'way' });
          else app.router.go({ page: 'setup' });
        }}
      />
    );
  }
  if (route.page === 'setup') return <SetupScreen key={route.step} {...route} />;
  return (
    <ChoicesContext value={choices}>
      <Frame>
        <Page />
      </Frame>
    </ChoicesContext>
  );
}

function Page() {
  const route = useStore(useApp().router.route);
  switch (route.page) {
    case 'cases':
      return <CaseList />;
    case 'case':
      return <CaseScreen key={route.caseId} {...route} />;
    case 'document':
      return <DocumentScreen key={route.documentId} {...route} />;
    case 'history':
      return <HistoryScreen key={`${route.caseId}/${route.documentId}`} {...route} />;
    case 'review':
      return <ReviewQueue />;
    case 'publications':
      return <PublicationQueue />;
    case 'publication':
      return <PublicationScreen key={route.documentId} {...route} />;
    case 'forms':
      return <FormsScreen />;
    case 'verify':
      return <VerifyScreen />;
    case 'import':
      return <ImportScreen file={route.file} />;
    case 'settings':
      return <SettingsScreen key={route.tab} {...route} />;
    case 'setup':
      return null;
    case 'help':
      return <HelpScreen topic={route.topic} />;
  }
}

/** What brings cases: a bundle or a case file. */
const isCases = /\.(anjuan|json)$/i;

/** True until the person has chosen how to begin: no case, and no choice remembered. */
async function isFirstRun(app: AppServices): Promise<boolean> {
  const [list, begun] = await Promise.all([
    ask(app, 'cases/list', { query: '', state: 'all', sort: 'changed', offset: 0, limit: 1 }),
    ask(app, 'preferences/get', { key: 'begun' }),
  ]);
  return list?.total === 0 && begun?.value !== true;
}

/** Before the window closes. */
async function close({ engine }: AppServices): Promise<void> {
  await handOver(engine, '关闭窗口');
  await engine.shell.readyToClose({});
}
