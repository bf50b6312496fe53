import './setup.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { MissingKey } from '../../contract/commands/setup.ts';
import { SafetyBar } from '../keeping/safety-bar.tsx';
import { useStationDraft } from '../settings/use-station-draft.ts';
import { useApp } from '../state/app-context.ts';
import type { SetupStep } from '../state/route.ts';
import { useShortcuts } from '../state/use-shortcut.ts';
import { Button } from '../ui/button.tsx';
import { keepSetup, keptSetup } from './kept-setup.ts';
import { SetupEnd } from './setup-end.tsx';
import { setupSteps } from './setup-steps.ts';
import { StepFields } from './step-fields.tsx';
import { StepList } from './step-list.tsx';
import { useMissing } from './use-missing.ts';
import { useMissingField } from './use-missing-field.ts';

const order: readonly SetupStep[] = [...setupSteps.map(({ key }) => key), 'end'];

/**
 * Setting up the station step by step, with the settings' own editors. Every step saves itself and can be left empty;
 * where one was is remembered, so that a window closed midway goes on there.
 */
export function SetupScreen({ step: wanted }: { readonly step?: SetupStep }) {
  const app = useApp();
  const [step, setStep] = useState<SetupStep | null>(wanted ?? null);
  useEffect(() => {
    if (step === null) void keptSetup(app).then((kept) => setStep(kept.step));
    else keepSetup(app, { step, open: step !== 'end' });
  }, [app, step]);
  const leave = () => {
    keepSetup(app, { step: step === null || step === 'end' ? 'agency' : step, open: false });
    app.router.go({ page: 'cases' });
  };
  return step === null ? (
    <main className="starting">
      <h1>正在打开…</h1>
    </main>
  ) : (
    <Setup step={step} onStep={setStep} onLeave={leave} />
  );
}

type SetupProps = {
  readonly step: SetupStep;
  readonly onStep: (step: SetupStep) => void;
  readonly onLeave: () => void;
};

function Setup({ step, onStep, onLeave }: SetupProps) {
  const { draft, change, saved } = useStationDraft();
  const missing = useMissing(step) ?? [];
  const at = order.indexOf(step);
  const info = setupSteps[at];
  const before = order[at - 1];
  const next = order[at + 1];
  const title = info?.title ?? (missing.length > 0 ? '还有几项没填' : '设置好了');
  const here = missing.filter(({ key }) => info?.tells.includes(key));
  const heading = useRef<HTMLHeadingElement>(null);
  const paper = useRef<HTMLElement>(null);
  const [about, setAbout] = useState<MissingKey | undefined>(undefined);
  useEffect(() => {
    document.title = `初次设置：${title} — 案卷`;
    heading.current?.focus();
  }, [title]);
  useMissingField(paper, about, draft !== null);
  const go = (to: SetupStep | undefined, lacks?: MissingKey) => {
    // What is being typed is handed over before its field goes.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    setAbout(lacks);
    if (to !== undefined) onStep(to);
  };
  useShortcuts({
    'Ctrl+Enter': () => (next === undefined ? onLeave() : go(next)),
    'Alt+ArrowLeft': () => go(before),
  });
  return (
    <div className="setup frame">
      <StepList chosen={step} missing={missing} onChoose={go} onLeave={onLeave} />
      <main className="setup-stage">
        <SafetyBar />
        <div className="setup-body">
          <section
            className="setup-paper settings"
            aria-labelledby="setup-title"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
            tabIndex={0}
            key={step}
            ref={paper}
          >
            <header className="setup-head">
              <p className="faint">{info ? `第 ${at + 1} 步，共 ${setupSteps.length} 步` : '各步都走过了'}</p>
              <h1 id="setup-title" ref={heading} tabIndex={-1}>
                {title}
              </h1>
              {info && <p className="setup-lead">{info.lead}</p>}
            </header>
            {info && draft && <StepFields step={info.key} draft={draft} change={change} />}
            {step === 'end' && <SetupEnd missing={missing} onStep={go} />}
          </section>
        </div>
        <SetupFoot
          status={
            saved
              ? here.length > 0
                ? `还缺${here.map(({ what }) => what).join('、')}`
                : '已保存'
              : '正在保存'
          }
        >
          {before && (
            <Button icon="back" keys="Alt+←" onClick={() => go(before)}>
              上一步
            </Button>
          )}
          {next ? (
            <Button tone={here.length > 0 ? 'plain' : 'main'} keys="Ctrl+Enter" onClick={() => go(next)}>
              {here.length > 0 ? '以后再填，下一步' : '下一步'}
            </Button>
          ) : (
            <Button tone="main" keys="Ctrl+Enter" onClick={onLeave}>
              开始使用
            </Button>
          )}
        </SetupFoot>
      </main>
    </div>
  );
}

function SetupFoot({ status, children }: { readonly status: string; readonly children: ReactNode }) {
  return (
    <footer className="setup-foot">
      <p role="status">{status}</p>
      {children}
    </footer>
  );
}
