import type { DocumentSummary } from '../../contract/commands/cases.ts';
import type { DocumentView } from '../../contract/commands/documents.ts';
import type { Beside } from '../beside/use-beside.ts';
import { documentState, reviewState } from '../case/document-words.ts';
import { useCase } from '../case/use-case.ts';
import { ask, told, useApp } from '../state/app-context.ts';
import { useMay } from '../state/use-may.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Menu, type MenuItem } from '../ui/menu.tsx';
import { SafetyMark } from '../ui/safety-mark.tsx';
import type { DialogName } from './document-dialogs.tsx';
import type { PaperZoom } from './use-paper-zoom.ts';

type DocumentHeadProps = {
  readonly view: DocumentView;
  readonly zoom: PaperZoom;
  readonly drawer: 'documents' | 'panel' | null;
  readonly onStep: (way: 'undo' | 'redo') => void;
  readonly onDialog: (name: DialogName) => void;
  readonly onDrawer: (name: 'documents' | 'panel') => void;
  readonly onHistory: () => void;
  readonly beside: Beside;
  /** Its form speaks of other documents of the case. */
  readonly speaksOfOthers: boolean;
};

/** Above the paper: what it is, its number and state, what one can do with it. */
export function DocumentHead({
  view,
  zoom,
  drawer,
  onStep,
  onDialog,
  onDrawer,
  onHistory,
  beside,
  speaksOfOthers,
}: DocumentHeadProps) {
  const app = useApp();
  const { store, overview } = useCase();
  const summary = overview.documents.find(({ id }) => id === view.summary.id) ?? view.summary;
  const { caseId } = store;
  const state = documentState[summary.state];
  const review = reviewState[summary.review];
  const takeNumber = async () => {
    const answer = await ask(app, 'documents/takeNumber', { caseId, documentId: summary.id });
    if (!answer) return;
    store.taken(answer.overview);
    app.notices.done(`已取文号 ${answer.number}。`);
  };
  const original = summary.importedFrom;
  const saveOriginal = async (file: string) => {
    const folder = told(app, await app.engine.shell.pickFolder({ title: '把导入的旧文件存到' }));
    if (!folder) return;
    const saved = await ask(app, 'evidence/saveCopy', { caseId, file, folder: folder.token });
    if (saved) app.notices.done(`已存为 ${saved.file}。`);
  };
  const [mayIssue, mayVoid] = [useMay('documents/issue'), useMay('documents/void')];
  const more: MenuItem[] = [
    {
      label: '历史版本',
      icon: 'clock',
      keys: 'Ctrl+H',
      act: onHistory,
    },
    ...(mayVoid ? [mendItem(summary.state, () => onDialog('mend'))] : []),
    ...(isPublished(summary.form) && summary.state !== 'draft'
      ? [
          {
            label: '公示',
            icon: 'publish',
            act: () => app.router.go({ page: 'publication', caseId, documentId: summary.id }),
          } as const,
        ]
      : []),
    ...(speaksOfOthers && view.editable
      ? [{ label: '针对哪份文书…', icon: 'cases', act: () => onDialog('about') } as const]
      : []),
    ...(original
      ? [
          {
            label: '另存导入的旧文件',
            icon: 'export',
            act: () => void saveOriginal(original.sha256),
          } as const,
        ]
      : []),
    { label: '适合宽度', icon: 'panel', act: zoom.fit },
  ];
  return (
    <header className="document-head">
      <Button
        icon="back"
        iconOnly
        tone="quiet"
        keys="Esc"
        onClick={() => app.router.go({ page: 'case', caseId, tab: 'way' })}
      >
        回到案件
      </Button>
      <span className="only-narrow">
        <Button
          icon="list"
          iconOnly
          tone="quiet"
          pressed={drawer === 'documents'}
          onClick={() => onDrawer('documents')}
        >
          本案文书
        </Button>
      </span>
      <div className="head-title">
        <h1>{summary.title}</h1>
        <p className="numeric">{summary.number || overview.summary.party || '新案件'}</p>
      </div>
      <Badge tone={state.tone}>{state.text}</Badge>
      {review && <Badge tone={review.tone}>{review.text}</Badge>}
      <span className="spacer" />
      <SafetyMark />
      <Button
        icon="undo"
        iconOnly
        tone="quiet"
        keys="Ctrl+Z"
        disabled={!view.canUndo}
        onClick={() => onStep('undo')}
      >
        撤销
      </Button>
      <Button
        icon="redo"
        iconOnly
        tone="quiet"
        keys="Ctrl+Y"
        disabled={!view.canRedo}
        onClick={() => onStep('redo')}
      >
        重做
      </Button>
      <span className="zoom">
        <button type="button" aria-label="缩小版面" onClick={zoom.farther}>
          −
        </button>
        <button type="button" className="numeric" title="适合宽度" onClick={zoom.fit}>
          {Math.round(zoom.factor * 100)}%
        </button>
        <button type="button" aria-label="放大版面" onClick={zoom.closer}>
          +
        </button>
      </span>
      <Button icon="compare" iconOnly keys="F4" pressed={beside.what !== null} onClick={beside.toggle}>
        对照案件事实、证据和其他文书
      </Button>
      {view.numbered && <Button onClick={() => void takeNumber()}>取文号</Button>}
      <Button icon="print" iconOnly keys="Ctrl+P" onClick={() => onDialog('print')}>
        预览和打印
      </Button>
      <Button icon="export" iconOnly keys="Ctrl+E" onClick={() => onDialog('export')}>
        导出
      </Button>
      {summary.state === 'draft' && mayIssue && (
        <Button icon="seal" tone="main" onClick={() => onDialog('issue')}>
          签发
        </Button>
      )}
      <span className="only-narrow">
        <Button
          icon="panel"
          iconOnly
          tone="quiet"
          keys="F6"
          pressed={drawer === 'panel'}
          onClick={() => onDrawer('panel')}
        >
          问题、栏目、审核、记录
        </Button>
      </span>
      <Menu label="更多" items={more} />
    </header>
  );
}

/** What one does about a document that should not have gone out as it is. */
function mendItem(state: DocumentSummary['state'], act: () => void): MenuItem {
  if (state === 'draft') return { label: '作废…', icon: 'trash', danger: true, act };
  return state === 'issued'
    ? { label: '发现错误…', icon: 'undo', act }
    : { label: '重新制作…', icon: 'plus', act };
}

/** Forms of decisions that go to the public. */
const isPublished = (form: string) => form === 'penalty-decision' || form === 'summary-penalty-decision';
