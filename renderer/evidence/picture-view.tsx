import { type PointerEvent, useRef, useState } from 'react';
import { useDialogKeys } from '../state/use-dialog-keys.ts';
import { Button } from '../ui/button.tsx';

const steps = [1, 1.5, 2, 3, 4, 6, 8] as const;

/** A picture, fitted to its frame; closer with + and the wheel, turned with R, moved by dragging or scrolling. */
export function PictureView({ address, name }: { readonly address: string; readonly name: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const [step, setStep] = useState(0);
  const [turn, setTurn] = useState(0);
  const zoom = steps[step] ?? 1;
  const closer = () => setStep((one) => Math.min(steps.length - 1, one + 1));
  const farther = () => setStep((one) => Math.max(0, one - 1));
  const turned = () => setTurn((one) => (one + 90) % 360);
  useDialogKeys({ '+': closer, '=': closer, '-': farther, '0': () => setStep(0), r: turned });
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 0 || !frame.current) return;
    frame.current.scrollLeft -= event.movementX;
    frame.current.scrollTop -= event.movementY;
  };
  return (
    <div className="picture-view">
      <div className="picture-tools">
        <Button small keys="-" onClick={farther} disabled={step === 0}>
          缩小
        </Button>
        <span className="numeric" aria-live="polite">
          {Math.round(zoom * 100)}%
        </span>
        <Button small keys="+" onClick={closer} disabled={step === steps.length - 1}>
          放大
        </Button>
        <Button small keys="R" onClick={turned}>
          转 90°
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section className="picture-frame" ref={frame} tabIndex={0} aria-label="画面" onPointerMove={drag}>
        <div className="picture-sheet" style={{ width: `${zoom * 100}%`, height: `${zoom * 100}%` }}>
          <img
            src={address}
            alt={name}
            draggable={false}
            style={{ rotate: `${turn}deg` }}
            data-turned={turn % 180 === 90 || undefined}
          />
        </div>
      </section>
    </div>
  );
}
