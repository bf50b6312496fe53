import { useEffect, useState } from 'react';
import type { ChosenFile } from '../../contract/shell-commands.ts';
import { RecordTab } from '../record/record-tab.tsx';
import { ask, told, useApp } from '../state/app-context.ts';
import type { CaseTab } from '../state/route.ts';
import { useMay } from '../state/use-may.ts';
import { useMenuActions } from '../state/use-menu.ts';
import { useShortcuts } from '../state/use-shortcut.ts';
import { DisposalDialog } from '../transfer/disposal-dialog.tsx';
import { DossierDialog } from '../transfer/dossier-dialog.tsx';
import { usePack } from '../transfer/use-pack.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { SafetyMark } from '../ui/safety-mark.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { ActsTab } from './acts-tab.tsx';
import { CaseFindings } from './case-findings.tsx';
import { FactsForm } from './facts-form.tsx';
import { CaseContext, useOpenCase } from './use-case.ts';
import { WayTab } from './way-tab.tsx';
import { WordImportDialog } from './word-import-dialog.tsx';

type CaseScreenProps = { readonly caseId: string; readonly tab: CaseTab; readonly pointer?: string };

const tabKeys: readonly CaseTab[] = ['way', 'facts', 'acts', 'findings', 'record'];

/** Older formats can be chosen too: the program then says how to convert them. */
const oldDocument = {
  title: '导入旧 Word 文书',
  filters: [{ name: 'Word 文书', extensions: ['docx', 'doc', 'wps', 'rtf'] }],
  many: false,
};

/** One case: its way, its facts, what happened in it, what is wrong. */
export function CaseScreen({ caseId, tab, pointer }: CaseScreenProps) {
  const app = useApp();
  const { store, overview } = useOpenCase(caseId);
  const pack = usePack();
  const [binding, setBinding] = useState(false);
  const [destroying, setDestroying] = useState(false);
  const [oldFile, setOldFile] = useState<ChosenFile | null>(null);
  const choose = (next: CaseTab) => app.router.go({ page: 'case', caseId, tab: next });
  const mayWrite = useMay('facts/edit');
  const history = {
    undo: () => void (mayWrite && store.undo()),
    redo: () => void (mayWrite && store.redo()),
  };
  const openHistory = () =>
    app.router.go(
      tab === 'facts' ? { page: 'history', caseId, documentId: null } : { page: 'history', caseId },
    );
  useShortcuts({
    ...Object.fromEntries(tabKeys.map((key, index) => [`Ctrl+${index + 1}`, () => choose(key)])),
    'Ctrl+Z': history.undo,
    'Ctrl+Y': history.redo,
    'Ctrl+Shift+Z': history.redo,
    'Ctrl+H': openHistory,
    Escape: () => app.router.go({ page: 'cases' }),
  });
  useMenuActions(history);
  const party = overview?.summary.party || '新案件';
  useEffect(() => {
    document.title = `${party} — 案卷`;
  }, [party]);
  if (!overview) return <p className="starting">正在打开案件…</p>;
  const { summary } = overview;
  const exportCase = async () => {
    const folder = told(app, await app.engine.shell.pickFolder({ title: '导出案件文件到' }));
    if (!folder) return;
    const written = await ask(app, 'cases/export', { caseId, folder: folder.token });
    if (written) app.notices.done(`已导出 ${written.file}。`);
  };
  const pickOld = async () => {
    const [picked] = told(app, await app.engine.shell.pickFiles(oldDocument)) ?? [];
    if (picked) setOldFile(picked);
  };
  const copyCase = async () => {
    const made = await ask(app, 'cases/copy', { caseId });
    if (made) app.router.go({ page: 'case', caseId: made.caseId, tab: 'facts' });
  };
  return (
    <CaseContext value={{ store, overview }}>
      <section className="screen" aria-labelledby="case-title">
        <header className="screen-head">
          <Button
            icon="back"
            iconOnly
            tone="quiet"
            keys="Esc"
            onClick={() => app.router.go({ page: 'cases' })}
          >
            回到案件列表
          </Button>
          <div className="head-title">
            <h1 id="case-title">{party}</h1>
            <p title={summary.cause}>
              {summary.caseNumber && <span className="numeric">{summary.caseNumber}　</span>}
              {summary.cause}
            </p>
          </div>
          <Badge tone={summary.state === 'closed' ? 'neutral' : 'accent'}>
            {summary.state === 'closed' ? '已结案' : summary.stage}
          </Badge>
          <span className="spacer" />
          <SafetyMark />
          <Button
            icon="undo"
            iconOnly
            tone="quiet"
            keys="Ctrl+Z"
            disabled={!overview.canUndo || !mayWrite}
            onClick={history.undo}
          >
            撤销
          </Button>
          <Button
            icon="redo"
            iconOnly
            tone="quiet"
            keys="Ctrl+Y"
            disabled={!overview.canRedo || !mayWrite}
            onClick={history.redo}
          >
            重做
          </Button>
          <Menu
            label="更多"
            items={[
              {
                label: '历史版本',
                icon: 'clock',
                keys: 'Ctrl+H',
                act: openHistory,
              },
              { label: '导入旧 Word 文书…', icon: 'import', act: () => void pickOld() },
              { label: '复制为新案件', icon: 'copy', act: () => void copyCase() },
              { label: '成卷…', icon: 'cases', act: () => setBinding(true) },
              { label: '导出案卷包…', icon: 'export', act: () => void pack([caseId], 'transfer') },
              { label: '导出送审包…', icon: 'review', act: () => void pack([caseId], 'review') },
              { label: '导出审核结果…', icon: 'review', act: () => void pack([caseId], 'reviewResult') },
              ...(summary.state === 'closed'
                ? [
                    {
                      label: '到期销毁…',
                      icon: 'trash',
                      danger: true,
                      act: () => setDestroying(true),
                    } as const,
                  ]
                : []),
              { label: '导出案件文件', icon: 'export', act: () => void exportCase() },
            ]}
          />
        </header>
        <Tabs<CaseTab>
          label="案件内容"
          chosen={tab}
          onChoose={choose}
          tabs={[
            { key: 'way', label: '办案进程', keys: 'Ctrl+1' },
            { key: 'facts', label: '案件事实', keys: 'Ctrl+2' },
            { key: 'acts', label: '经过', count: overview.acts.length, keys: 'Ctrl+3' },
            { key: 'findings', label: '问题', count: overview.findings.length, keys: 'Ctrl+4' },
            { key: 'record', label: '全过程记录', keys: 'Ctrl+5' },
          ]}
        >
          {tab === 'way' && <WayTab />}
          {tab === 'facts' && <FactsForm {...(pointer === undefined ? {} : { pointer })} />}
          {tab === 'acts' && <ActsTab />}
          {tab === 'findings' && <CaseFindings />}
          {tab === 'record' && <RecordTab />}
        </Tabs>
        {destroying && <DisposalDialog caseId={caseId} onClose={() => setDestroying(false)} />}
        {oldFile && <WordImportDialog file={oldFile} onClose={() => setOldFile(null)} />}
        {binding && <DossierDialog caseId={caseId} onClose={() => setBinding(false)} />}
      </section>
    </CaseContext>
  );
}
