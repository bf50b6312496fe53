import { useState } from 'react';
import { ask, useApp } from '../state/app-context.ts';
import { Icon } from '../ui/icon.tsx';

/** The first screen of a new machine: begin with the sample station, or empty. */
export function FirstRun({ onStarted }: { readonly onStarted: (caseId: string | null) => void }) {
  const app = useApp();
  const [busy, setBusy] = useState(false);
  const start = async (choice: 'sample' | 'empty') => {
    setBusy(true);
    const answer = await ask(app, 'station/start', { with: choice });
    if (answer) {
      await ask(app, 'preferences/set', { key: 'begun', value: true });
      onStarted(answer.caseId);
    } else setBusy(false);
  };
  return (
    <main className="first-run">
      <div className="first-run-inner">
        <p className="first-run-mark" aria-hidden="true">
          案卷
        </p>
        <h1>交通运输行政执法文书</h1>
        <p className="first-run-lead">制作、检查、审核、签章，全部在本机完成，不连网络。</p>
        <div className="first-run-choices">
          {/* biome-ignore lint/a11y/noAutofocus: the one thing to do on this screen. */}
          <button type="button" autoFocus disabled={busy} onClick={() => void start('sample')}>
            <Icon name="cases" size={24} />
            <strong>从示例站开始</strong>
            <span>装入一个示例站和它的案件，先看看怎么用。界面上会一直标明“示例站”。</span>
          </button>
          <button type="button" disabled={busy} onClick={() => void start('empty')}>
            <Icon name="settings" size={24} />
            <strong>从空白开始</strong>
            <span>先填写本站的名称、执法人员和文号格式，再建第一个案件。</span>
          </button>
        </div>
        <p className="first-run-note" role="status">
          {busy ? '正在准备…' : ''}
        </p>
      </div>
    </main>
  );
}
