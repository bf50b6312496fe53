import { type RefObject, useEffect, useState } from 'react';
import { ask, useApp } from '../state/app-context.ts';

/** Width of A4 in CSS pixels, and the room left beside it. */
const paperWidth = 794;
const beside = 40;

const steps = [0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2] as const;

export type PaperZoom = {
  readonly factor: number;
  /** The paper fills the width there is. */
  readonly fits: boolean;
  readonly fit: () => void;
  readonly closer: () => void;
  readonly farther: () => void;
};

/** How large the paper is shown: fitted to the width, or a step of one's own, remembered; beside another never wider than its room. */
export function usePaperZoom(
  scroller: RefObject<HTMLElement | null>,
  mounted: boolean,
  besideAnother: boolean,
): PaperZoom {
  const app = useApp();
  const [chosen, setChosen] = useState<number | null>(null);
  const [room, setRoom] = useState(paperWidth);
  useEffect(() => {
    void ask(app, 'preferences/get', { key: 'paper.zoom' }).then((answer) => {
      if (typeof answer?.value === 'number') setChosen(answer.value);
    });
  }, [app]);
  useEffect(() => {
    const element = scroller.current;
    if (!element || !mounted) return;
    const watch = new ResizeObserver(() => setRoom(element.clientWidth));
    watch.observe(element);
    return () => watch.disconnect();
  }, [scroller, mounted]);
  const fitted = Math.min(1.25, Math.max(0.35, (room - beside) / paperWidth));
  const fitting = Math.floor(fitted * 100) / 100;
  const factor = besideAnother ? Math.min(chosen ?? fitting, fitting) : (chosen ?? fitting);
  const choose = (value: number | null) => {
    setChosen(value);
    void ask(app, 'preferences/set', { key: 'paper.zoom', value });
  };
  return {
    factor,
    fits: chosen === null,
    fit: () => choose(null),
    closer: () => choose(steps.find((step) => step > factor + 0.01) ?? steps[steps.length - 1] ?? 1),
    farther: () => choose([...steps].reverse().find((step) => step < factor - 0.01) ?? steps[0]),
  };
}
