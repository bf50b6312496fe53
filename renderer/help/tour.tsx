import './tour.css';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ask, useApp } from '../state/app-context.ts';
import { createStore, useStore } from '../state/store.ts';
import { Button } from '../ui/button.tsx';
import { tourSteps } from './tour-steps.ts';

const running = createStore(false);
/** The step one stopped at, remembered for the next time. */
const remembered = 'tour';

/** Starts the tour where it was left. */
export const startTour = () => running.set(true);

/** The first-steps tour while it runs; nothing otherwise. */
export function Tour() {
  return useStore(running) ? <RunningTour /> : null;
}

function RunningTour() {
  const app = useApp();
  const [step, setStep] = useState<number | null>(null);
  const [caseId, setCaseId] = useState<string | null>(null);
  useEffect(() => {
    const begin = async () => {
      const [list, kept] = await Promise.all([
        ask(app, 'cases/list', { query: '', state: 'all', sort: 'changed', offset: 0, limit: 1 }),
        ask(app, 'preferences/get', { key: remembered }),
      ]);
      const at = Number(kept?.value ?? 0);
      setCaseId(list?.cases[0]?.id ?? '');
      setStep(Number.isInteger(at) && at > 0 && at < tourSteps.length ? at : 0);
    };
    void begin();
  }, [app]);
  const current = step === null ? undefined : tourSteps[step];
  useEffect(() => {
    if (!current || caseId === null) return;
    const route = current.route(caseId);
    // Without any case the steps on one are read where one is.
    if (!('caseId' in route) || caseId !== '') app.router.go(route);
  }, [app, current, caseId]);
  const leave = (at: number) => {
    void ask(app, 'preferences/set', { key: remembered, value: at });
    running.set(false);
  };
  if (step === null || !current) return null;
  const last = step === tourSteps.length - 1;
  return (
    <TourPanel at={current.at} title={current.title} onLeave={() => leave(step)}>
      <p className="faint">{`第 ${step + 1} 步，共 ${tourSteps.length} 步`}</p>
      <h2 id="tour-title">{current.title}</h2>
      <p>{current.text}</p>
      <div className="tour-buttons">
        <Button tone="quiet" onClick={() => leave(step)}>
          离开
        </Button>
        <span className="spacer" />
        {step > 0 && <Button onClick={() => setStep(step - 1)}>上一步</Button>}
        <Button tone="main" onClick={() => (last ? leave(0) : setStep(step + 1))}>
          {last ? '完成' : '下一步'}
        </Button>
      </div>
    </TourPanel>
  );
}

type TourPanelProps = {
  readonly at: string;
  readonly title: string;
  readonly onLeave: () => void;
  readonly children: ReactNode;
};

/** The words in a corner and a ring around the control; the page below stays usable. */
function TourPanel({ at, title, onLeave, children }: TourPanelProps) {
  const panel = useRef<HTMLElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let frame = 0;
    let frames = 0;
    const follow = () => {
      const box = document.querySelector(at)?.getBoundingClientRect();
      // The focus comes after the screen has taken it for itself, so that each step is read aloud.
      if (frames++ === 10) panel.current?.focus();
      const style = ring.current?.style;
      if (style) {
        style.display = box ? 'block' : 'none';
        if (box) {
          const top = Math.max(box.top, 4);
          style.transform = `translate(${Math.max(box.left, 4)}px, ${top}px)`;
          style.width = `${Math.min(box.width, innerWidth - Math.max(box.left, 4) - 4)}px`;
          style.height = `${Math.min(box.bottom, innerHeight - 4) - top}px`;
        }
      }
      frame = requestAnimationFrame(follow);
    };
    follow();
    return () => cancelAnimationFrame(frame);
  }, [at, title]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      event.stopPropagation();
      onLeave();
    };
    // Before the screens' own Escape.
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  });
  return (
    <>
      <div ref={ring} className="tour-ring" aria-hidden="true" />
      <section ref={panel} className="tour" aria-labelledby="tour-title" aria-live="polite" tabIndex={-1}>
        {children}
      </section>
    </>
  );
}
