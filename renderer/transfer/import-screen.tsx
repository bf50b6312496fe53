import { useEffect, useState } from 'react';
import type { StagedImport } from '../../contract/commands/transfer.ts';
import type { ChosenFile } from '../../contract/shell-commands.ts';
import { ask, told, useApp } from '../state/app-context.ts';
import { useShortcuts } from '../state/use-shortcut.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { SignatureSaid } from '../verify/signature-parts.tsx';
import type { Take } from './part-choice.tsx';
import { StagedCaseCard, takeKey } from './staged-case.tsx';
import { purposeWords, sizeWords } from './transfer-words.ts';

/** What a bundle or a case file would bring, before anything is written; then all of it or nothing. */
export function ImportScreen({ file }: { readonly file: ChosenFile | null }) {
  const app = useApp();
  const [view, setView] = useState<StagedImport | null>(null);
  const [takes, setTakes] = useState<Readonly<Record<string, Take>>>({});
  const [skip, setSkip] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const look = async (token: string) => {
    setBusy(true);
    const found = await ask(app, 'transfer/open', { file: token });
    setView(found);
    setTakes({});
    setSkip([]);
    setBusy(false);
  };
  const choose = async () => {
    const files = told(app, await app.engine.shell.pickFiles(pickBundle));
    if (files?.[0]) app.router.go({ page: 'import', file: files[0] });
  };
  useEffect(() => {
    document.title = '导入 — 案卷';
    if (file) void look(file.token);
  }, [file]);
  const open = view ? undecided(view, takes, skip) : 0;
  const apply = async () => {
    if (!view) return;
    setBusy(true);
    const choices = view.cases.flatMap(({ caseId, parts }) =>
      parts.flatMap(({ documentId }) => {
        const take = takes[takeKey(caseId, documentId)];
        return take ? [{ caseId, documentId, take }] : [];
      }),
    );
    const answer = await ask(app, 'transfer/apply', { stage: view.stage, choices, skip: [...skip] });
    setBusy(false);
    if (!answer) return;
    const changed = answer.cases.filter((one) => one.changed);
    app.notices.done(
      changed.length === 0 ? '内容都已在本机，没有改动。' : `已导入 ${changed.length} 件案件。`,
    );
    const [only] = answer.cases;
    if (answer.cases.length === 1 && only) app.router.go({ page: 'case', caseId: only.caseId, tab: 'way' });
    else app.router.go({ page: 'cases' });
  };
  const giveCertificate = async () => {
    const folder = told(app, await app.engine.shell.pickFolder({ title: '证书存到' }));
    if (!folder) return;
    const written = await ask(app, 'transfer/certificate', { folder: folder.token });
    if (written) app.notices.done(`已导出 ${written.file}，可交给对方；里面没有私钥。`);
  };
  useShortcuts({ o: () => void choose(), Escape: () => app.router.go({ page: 'cases' }) });
  const ready = view !== null && !busy && open === 0 && skip.length < view.cases.length;
  return (
    <section className="screen" aria-labelledby="import-title">
      <header className="screen-head">
        <Button icon="back" iconOnly tone="quiet" keys="Esc" onClick={() => app.router.go({ page: 'cases' })}>
          回到案件列表
        </Button>
        <h1 id="import-title">导入</h1>
        <span className="spacer" />
        {open > 0 && <span className="staged-warning">还有 {open} 处冲突未选择</span>}
        <Button icon="search" keys="O" disabled={busy} onClick={() => void choose()}>
          另选文件
        </Button>
        <Button icon="import" tone="main" disabled={!ready} onClick={() => void apply()}>
          {busy ? '正在处理…' : '导入'}
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="screen-body staged" tabIndex={0} aria-label="将导入的内容" aria-live="polite">
        {view === null ? (
          <div className="verify-intro">
            <Icon name="import" size={40} />
            <p>
              {busy
                ? '正在核对文件…'
                : '选择案卷包（.anjuan）或案件文件（.json），先看清它会带来什么，再决定是否导入。'}
            </p>
            <p className="faint">看的时候不改动本机任何内容。</p>
            <Button small icon="export" onClick={() => void giveCertificate()}>
              导出本站证书，供对方加密
            </Button>
          </div>
        ) : (
          <>
            <Source view={view} />
            {view.cases.map((one) => (
              <StagedCaseCard
                key={one.caseId}
                one={one}
                skipped={skip.includes(one.caseId)}
                takes={takes}
                onSkip={(skipped) =>
                  setSkip(skipped ? [...skip, one.caseId] : skip.filter((id) => id !== one.caseId))
                }
                onTake={(documentId, take) => setTakes({ ...takes, [takeKey(one.caseId, documentId)]: take })}
              />
            ))}
          </>
        )}
      </section>
    </section>
  );
}

/** The dialog's question for a bundle or a case file. */
export const pickBundle = {
  title: '导入案卷包或案件文件',
  filters: [{ name: '案卷包和案件文件', extensions: ['anjuan', 'json'] }],
  many: false,
};

/** From whom, when, how much, and whether the signature holds. */
function Source({ view }: { readonly view: StagedImport }) {
  const { info } = view;
  const { signature } = info;
  return (
    <div className="card staged-source">
      <h2>{info.file}</h2>
      <p>
        {purposeWords[info.purpose]}，来自{info.agency || '（未写明）'}
        {info.madeAt && `，${new Date(info.madeAt).toLocaleString('zh-CN')} 制作`}；案件 {info.cases.length}{' '}
        件，附件 {info.attachments} 个（{sizeWords(info.attachmentSize)}），其中本机没有的{' '}
        {view.newAttachments} 个。
      </p>
      <SignatureSaid signature={signature} />
      {view.missingAttachments > 0 && (
        <p className="staged-warning">
          案件文件不带附件：有 {view.missingAttachments} 个附件本机没有。要带附件请用案卷包。
        </p>
      )}
    </div>
  );
}

function undecided(
  view: StagedImport,
  takes: Readonly<Record<string, Take>>,
  skip: readonly string[],
): number {
  return view.cases
    .filter(({ caseId }) => !skip.includes(caseId))
    .flatMap(({ caseId, parts }) =>
      parts.filter(({ status, documentId }) => status === 'conflict' && !takes[takeKey(caseId, documentId)]),
    ).length;
}
