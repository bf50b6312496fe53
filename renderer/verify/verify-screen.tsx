import { useEffect, useState } from 'react';
import type { ChosenFile } from '../../contract/shell-commands.ts';
import type { FileVerdict } from '../../contract/verdict.ts';
import { ask, told, useApp } from '../state/app-context.ts';
import { useShortcuts } from '../state/use-shortcut.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Verdict, VerdictSum } from './verdict.tsx';

/** Verifies signed files; no case is needed. */
export function VerifyScreen() {
  const app = useApp();
  const [verdicts, setVerdicts] = useState<readonly FileVerdict[]>([]);
  const [busy, setBusy] = useState(false);
  const verify = async (files: readonly ChosenFile[]) => {
    setBusy(true);
    for (const { token } of files) {
      const verdict = await ask(app, 'verify/file', { file: token });
      if (verdict) setVerdicts((now) => [verdict, ...now.filter(({ sha256 }) => sha256 !== verdict.sha256)]);
    }
    setBusy(false);
  };
  const choose = async () => {
    const files = told(
      app,
      await app.engine.shell.pickFiles({
        title: '选择要验证的文件',
        filters: [{ name: 'PDF 和 Word 文件', extensions: ['pdf', 'docx'] }],
        many: true,
      }),
    );
    if (files && files.length > 0) await verify(files);
  };
  useShortcuts({ o: () => void choose() });
  useEffect(() => {
    document.title = '验证 — 案卷';
    return app.engine.onShellEvent((event) => {
      if (event.kind === 'filesOpened')
        void verify(event.files.filter(({ name }) => /\.(pdf|docx)$/i.test(name)));
    });
  });
  return (
    <section className="screen" aria-labelledby="verify-title">
      <header className="screen-head">
        <h1 id="verify-title">验证文件</h1>
        <span className="spacer" />
        <Button icon="search" tone="main" keys="O" disabled={busy} onClick={() => void choose()}>
          {busy ? '正在验证…' : '选择文件'}
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="screen-body verify" tabIndex={0} aria-label="验证结果" aria-live="polite">
        {verdicts.length === 0 && (
          <div className="verify-intro">
            <Icon name="verify" size={40} />
            <p>选择 PDF 或 Word 文件，逐项核对它的签名：内容有没有改动、谁签的、签了多少、何时签的。</p>
            <p className="faint">只读取文件，不改动，也不上传。</p>
          </div>
        )}
        {verdicts.map((verdict) => (
          <article key={verdict.sha256} className="card verdict-card">
            <header>
              <h2>{verdict.file}</h2>
              <VerdictSum verdict={verdict} />
            </header>
            <Verdict verdict={verdict} />
            <p className="hash">SHA-256 {verdict.sha256}</p>
          </article>
        ))}
      </section>
    </section>
  );
}
