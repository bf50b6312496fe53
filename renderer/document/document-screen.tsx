import { useCallback, useEffect, useRef, useState } from 'react';
import { BesidePane } from '../beside/beside-pane.tsx';
import { besideFacts, useBeside } from '../beside/use-beside.ts';
import { usePlaces } from '../beside/use-places.ts';
import { useReading } from '../beside/use-reading.ts';
import { CaseContext, useOpenCase } from '../case/use-case.ts';
import { PaperEditor, type PaperHandle } from '../paper/paper-editor.tsx';
import { paperFontsReady } from '../paper/paper-fonts.ts';
import { ReadOnlyNote } from '../people/read-only-note.tsx';
import { useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { useMenuActions } from '../state/use-menu.ts';
import { useShortcuts } from '../state/use-shortcut.ts';
import { today } from '../today.ts';
import { AnnotationDialog } from './annotation-dialog.tsx';
import { BoundEditDialog, type BoundQuestion } from './bound-edit-dialog.tsx';
import { ChangedUnderReview } from './changed-under-review.tsx';
import { CitationDialog, type LawDay } from './citation-dialog.tsx';
import { type DialogName, DocumentDialogs } from './document-dialogs.tsx';
import { DocumentHead } from './document-head.tsx';
import { DocumentList } from './document-list.tsx';
import type { DocumentEdits } from './document-store.ts';
import { findingSubject } from './findings-panel.tsx';
import { RelationNotes } from './relation-notes.tsx';
import { type PanelTab, SidePanel } from './side-panel.tsx';
import { useAnnotating } from './use-annotating.ts';
import { useChangedUnderReview } from './use-changed-under-review.ts';
import { useCitations } from './use-citations.ts';
import { useComparing } from './use-comparing.ts';
import { useCurrentFinding } from './use-current-finding.ts';
import { useDocument } from './use-document.ts';
import { usePaperZoom } from './use-paper-zoom.ts';

type DocumentScreenProps = {
  readonly caseId: string;
  readonly documentId: string;
  readonly pointer?: string;
};

/** Where the lists beside the paper are drawers (document.css). */
const narrow = '(max-width: 1150px)';

const panelKeys: readonly PanelTab[] = ['findings', 'fields', 'review', 'records', 'annotations'];

/** A document: the paper in the middle, the case's documents on the left, what helps on the right. */
export function DocumentScreen({ caseId, documentId, pointer }: DocumentScreenProps) {
  const app = useApp();
  const { store, overview } = useOpenCase(caseId);
  const { document: open, view } = useDocument(caseId, documentId);
  const station = useStore(app.station);
  const paper = useRef<PaperHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const fonts = useFonts();
  const ready = view !== null && overview !== null && fonts;
  const beside = useBeside(besideFacts);
  const zoom = usePaperZoom(scroller, ready, beside.what !== null);
  const [tab, setTab] = useState<PanelTab>('findings');
  const reading = useReading(caseId, documentId, beside.what !== null || tab === 'review', overview);
  const places = usePlaces(documentId, scroller, beside);
  const [drawer, setDrawer] = useState<'documents' | 'panel' | null>(null);
  const [dialog, setDialog] = useState<DialogName | null>(null);
  const [question, setQuestion] = useState<BoundQuestion | null>(null);
  const [field, setField] = useState<string | null>(pointer ?? null);
  const goTo = useCallback((to: string) => {
    setDrawer(null);
    paper.current?.focusField(to);
  }, []);
  const findings = useCurrentFinding(view?.findings ?? [], field, goTo);
  const annotating = useAnnotating({ caseId, documentId, view, field, open, paper });
  const comparing = useComparing({ caseId, documentId, view, paper });
  const { compared } = comparing;
  const changed = useChangedUnderReview(
    caseId,
    documentId,
    overview?.documents.some(({ id, review }) => id === documentId && review === 'submitted') ?? false,
    view?.version,
  );
  const days = lawDays(overview?.facts.violation?.startedAt, view?.summary.issuedOn);
  const citations = useCitations(days[0].day, paper);
  const compare = () => {
    choosePanel('review');
    void comparing.toggle(changed);
  };
  /** What F3 goes through: the places of the question one is at, else of the finding. */
  const stepPlaces = (by: 1 | -1) => {
    const items = reading?.items ?? [];
    const item = items.find(({ id }) => id === places.subject) ?? items[0];
    if (tab === 'review' && item) places.step(item, by);
    else if (findings.current) places.step(findingSubject(findings.current), by);
  };
  const step = async (way: 'undo' | 'redo') => {
    if (!view?.editable) return;
    const answer = await open[way]();
    if (answer) paper.current?.replaceBlocks(answer);
  };
  const fix = async (id: string) => {
    if (!view?.editable) return;
    await paper.current?.decided();
    const answer = await open.applyFix(id);
    if (answer) paper.current?.replaceBlocks(answer);
  };
  const write = async (edits: DocumentEdits) => {
    const answer = await open.edit(edits);
    if (answer) paper.current?.replaceBlocks({ ...answer, focus: null });
  };
  const aboutChoice = overview?.lifecycle.find((one) => one.form === view?.summary.form)?.about ?? null;
  const setAbout = async (about: readonly string[]) => {
    const answer = await open.setAbout(about);
    if (answer) paper.current?.replaceBlocks({ ...answer, focus: null });
    return answer;
  };
  const openDialog = async (name: DialogName) => {
    await paper.current?.decided();
    setDialog(name);
  };
  const openHistory = async () => {
    await paper.current?.decided();
    app.router.go({ page: 'history', caseId, documentId });
  };
  const leave = async () => {
    await paper.current?.decided();
    app.router.go({ page: 'case', caseId, tab: 'way' });
  };
  const choosePanel = (next: PanelTab) => {
    setTab(next);
    setDrawer('panel');
  };
  const actions = {
    undo: () => void step('undo'),
    redo: () => void step('redo'),
    export: () => void openDialog('export'),
    print: () => void openDialog('print'),
    nextFinding: findings.next,
    previousFinding: findings.previous,
  };
  useMenuActions(actions);
  useShortcuts({
    ...Object.fromEntries(panelKeys.map((key, index) => [`Ctrl+${index + 1}`, () => choosePanel(key)])),
    'Ctrl+Z': actions.undo,
    'Ctrl+Y': actions.redo,
    'Ctrl+Shift+Z': actions.redo,
    'Ctrl+E': actions.export,
    'Ctrl+P': actions.print,
    F8: actions.nextFinding,
    'Shift+F8': actions.previousFinding,
    F2: () => void citations.read(),
    F3: () => stepPlaces(1),
    'Shift+F3': () => stepPlaces(-1),
    F4: beside.toggle,
    F9: compare,
    'Ctrl+H': () => void openHistory(),
    F7: () => {
      if (compared) {
        comparing.next();
        return;
      }
      choosePanel('annotations');
      annotating.annotations.next();
    },
    'Shift+F7': () => {
      if (compared) {
        comparing.previous();
        return;
      }
      choosePanel('annotations');
      annotating.annotations.previous();
    },
    'Ctrl+M': () => void annotating.begin(),
    'Alt+Enter': () => {
      if (tab === 'annotations') void annotating.takeCurrent();
      else if (findings.fixable) void fix(findings.fixable.id);
    },
    F6: () => {
      const panel = document.querySelector('.side-panel');
      const inPanel = panel?.contains(document.activeElement) ?? false;
      setDrawer(inPanel ? null : 'panel');
      if (!inPanel)
        requestAnimationFrame(() => panel?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
      else if (field !== null) goTo(field);
      else scroller.current?.focus();
    },
    Escape: () => {
      if (drawer && window.matchMedia(narrow).matches) setDrawer(null);
      else void leave();
    },
  });
  const title = view?.summary.title ?? '文书';
  useEffect(() => {
    document.title = `${title} — 案卷`;
  }, [title]);
  useEffect(() => {
    if (ready && pointer !== undefined) paper.current?.focusField(pointer);
  }, [ready, pointer]);
  if (!view || !overview || !fonts) return <p className="starting">正在打开文书…</p>;
  return (
    <CaseContext value={{ store, overview }}>
      <section
        className="document"
        aria-label={title}
        data-drawer={drawer ?? undefined}
        data-beside={beside.what === null ? undefined : ''}
      >
        <DocumentHead
          view={view}
          zoom={zoom}
          onStep={(way) => void step(way)}
          onDialog={(name) => void openDialog(name)}
          onDrawer={(name) => setDrawer(drawer === name ? null : name)}
          onHistory={() => void openHistory()}
          beside={beside}
          drawer={drawer}
          speaksOfOthers={aboutChoice !== null}
        />
        <RelationNotes
          documentId={documentId}
          onAbout={view.editable && aboutChoice ? () => void openDialog('about') : null}
        />
        <DocumentList current={documentId} />
        <section
          className="paper-scroll"
          ref={scroller}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
          tabIndex={0}
          aria-label={`《${title}》版面`}
        >
          {changed && <ChangedUnderReview shown={compared !== null} onShow={compare} />}
          {view.summary.state === 'draft' && <ReadOnlyNote command="documents/edit" what="这份文书" />}
          <PaperEditor
            key={compared ? 'compared' : 'written'}
            ref={paper}
            view={compared ? { ...view, blocks: compared.blocks } : view}
            findings={compared ? [] : view.findings}
            readOnly={compared !== null}
            zoom={zoom.factor}
            annotations={compared ? [] : annotating.annotations.items}
            currentAnnotation={annotating.annotations.current?.annotation.id ?? null}
            phrases={view.phrases}
            statutes={citations.statutes}
            onCitations={(at) => void citations.readField({ ...at, caret: null })}
            seal={view.summary.state === 'issued' ? (station?.seal ?? null) : null}
            onEdit={(edits) => open.edit([...edits])}
            onUndo={actions.undo}
            onRedo={actions.redo}
            onBoundEdit={(at) =>
              new Promise((answer) => setQuestion({ pointer: at, answer: (choice) => answer(choice) }))
            }
            onFocusField={setField}
          />
        </section>
        {beside.what !== null && <BesidePane beside={beside} reading={reading} documentId={documentId} />}
        <SidePanel
          tab={tab}
          onTab={choosePanel}
          view={view}
          pointer={field}
          currentFinding={findings.current}
          fixableFinding={findings.fixable}
          onFinding={findings.choose}
          onFix={(id) => void fix(id)}
          onGo={goTo}
          annotations={annotating.annotations}
          annotator={annotating.by}
          onAnnotator={annotating.setBy}
          onAnnotate={() => void annotating.begin()}
          onTake={(id) => void annotating.take(id)}
          comparing={comparing}
          subjects={reading?.items ?? []}
          places={places}
          onCompose={() => void openDialog('compose')}
          onRebind={(at) =>
            void open
              .edit([{ kind: 'rebind', pointer: at }])
              .then((answer) => answer && paper.current?.replaceBlocks(answer))
          }
        />
        {dialog && (
          <DocumentDialogs
            name={dialog}
            view={view}
            about={aboutChoice}
            onEdit={(edits) => void write(edits)}
            onAbout={setAbout}
            onClose={() => {
              setDialog(null);
              void open.load();
            }}
          />
        )}
        {citations.reading && (
          <CitationDialog read={citations.reading} days={days} onClose={citations.close} />
        )}
        {annotating.target && (
          <AnnotationDialog
            caseId={caseId}
            documentId={documentId}
            target={annotating.target}
            onAdded={(listed) => {
              annotating.annotations.listed(listed);
              choosePanel('annotations');
            }}
            onClose={annotating.end}
          />
        )}
        {question && <BoundEditDialog view={view} question={question} onAnswered={() => setQuestion(null)} />}
      </section>
    </CaseContext>
  );
}

/** The days whose law may decide: substance goes by that of the violation, procedure by that of the act (行政处罚法 37). */
function lawDays(
  violation: string | undefined,
  issuedOn: string | null | undefined,
): readonly [LawDay, ...LawDay[]] {
  const now = { label: '今天', day: today() };
  const days = [
    ...(violation ? [{ label: '违法行为发生之日', day: violation.slice(0, 10) }] : []),
    ...(issuedOn ? [{ label: '文书日期', day: issuedOn }] : []),
  ];
  const [first, ...rest] = [...days, now];
  return first ? [first, ...rest] : [now];
}

/** True once the paper's faces are loaded: lines are measured in them. */
function useFonts(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    void paperFontsReady().then(() => setReady(true));
  }, []);
  return ready;
}
