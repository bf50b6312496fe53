import { useEffect } from 'react';
import { errorSentence } from '../../contract/errors.ts';
import { told, useApp } from '../state/app-context.ts';
import { useShortcuts } from '../state/use-shortcut.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { type Judged, useVerdicts } from './use-verdicts.ts';
import { Verdict, VerdictSum } from './verdict.tsx';

const verifiable = /\.(pdf|docx)$/i;

/** Verifies signed files; no case is needed. Files and publication folders are dropped here or chosen. */
export function VerifyScreen() {
  const app = useApp();
  const { judged, running, verify, stop, clear } = useVerdicts();
  const choose = async () => {
    const files = told(
      app,
      await app.engine.shell.pickFiles({
        title: '选择要验证的文件',
        filters: [{ name: 'PDF、Word 文件和公示包清单', extensions: ['pdf', 'docx', 'json'] }],
        many: true,
      }),
    );
    if (files && files.length > 0) await verify(files);
  };
  const chooseFolder = async () => {
    const folder = told(app, await app.engine.shell.pickFolder({ title: '选择公示包文件夹' }));
    if (folder) await verify([folder]);
  };
  const drop = useFileDrop((files) => {
    void app.engine.takeFiles(files).then((outcome) => {
      const taken = told(app, outcome);
      if (taken && taken.length > 0) void verify(taken);
    });
  });
  useShortcuts({
    o: () => void choose(),
    f: () => void chooseFolder(),
    ...(running ? { Escape: stop } : {}),
  });
  useEffect(() => {
    document.title = '验证 — 案卷';
    return app.engine.onShellEvent((event) => {
      if (event.kind === 'filesOpened') void verify(event.files.filter(({ name }) => verifiable.test(name)));
    });
  });
  return (
    <section className="screen" aria-labelledby="verify-title" {...drop.handlers}>
      <header className="screen-head">
        <h1 id="verify-title">验证文件</h1>
        {running && (
          <span role="status">
            正在验证第 {running.done + 1} 个，共 {running.total} 个
          </span>
        )}
        <span className="spacer" />
        {running && (
          <Button icon="close" keys="Esc" onClick={stop}>
            停止
          </Button>
        )}
        {judged.length > 0 && !running && <Button onClick={clear}>清空</Button>}
        <Button keys="F" onClick={() => void chooseFolder()}>
          选择公示包
        </Button>
        <Button icon="search" tone="main" keys="O" onClick={() => void choose()}>
          选择文件
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="screen-body verify" tabIndex={0} aria-label="验证结果" aria-live="polite">
        <DropPlace over={drop.over} small={judged.length > 0} />
        {judged.map((one) => (
          <JudgedFile key={one.key} judged={one} />
        ))}
      </section>
    </section>
  );
}

function DropPlace({ over, small }: { readonly over: boolean; readonly small: boolean }) {
  const tone = `verify-drop${over ? ' over' : ''}${small ? ' small' : ''}`;
  if (over) return <p className={tone}>松开鼠标，开始验证</p>;
  if (small) return <p className={tone}>把文件拖到这一页，接着验证</p>;
  return (
    <div className={tone}>
      <Icon name="verify" size={40} />
      <p>把 PDF、Word 文件或公示包文件夹拖到这一页，可以一次拖多个；也可以按右上角的按钮选择。</p>
      <p>逐项核对：内容有没有改动、谁签的、证书可不可信、签了多少、何时签的。</p>
      <p className="faint">只读取文件，不改动，也不上传。</p>
    </div>
  );
}

function JudgedFile({ judged }: { readonly judged: Judged }) {
  if ('error' in judged) {
    return (
      <article className="card verdict-card">
        <header>
          <h2>{judged.name}</h2>
          <span className="verdict-sum bad">
            <Icon name="block" />
            不能验证
          </span>
        </header>
        <p>{errorSentence(judged.error)}</p>
      </article>
    );
  }
  const { verdict } = judged;
  return (
    <article className="card verdict-card">
      <header>
        <h2>{judged.name}</h2>
        <VerdictSum verdict={verdict} />
      </header>
      <Verdict verdict={verdict} />
      <p className="hash">SHA-256 {verdict.sha256}</p>
    </article>
  );
}
