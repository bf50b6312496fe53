import type { MissingSetting } from '../../contract/commands/setup.ts';
import type { SetupStep } from '../state/route.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { setupSteps } from './setup-steps.ts';

type StepListProps = {
  readonly chosen: SetupStep;
  readonly missing: readonly MissingSetting[];
  readonly onChoose: (step: SetupStep) => void;
  readonly onLeave: () => void;
};

/** The steps, what is done and what lacks, each to be gone to at any time; and the way out. */
export function StepList({ chosen, missing, onChoose, onLeave }: StepListProps) {
  const lacking = setupSteps.filter(({ tells }) => missing.some(({ key }) => tells.includes(key)));
  const done = setupSteps.length - lacking.length;
  return (
    <nav className="setup-steps" aria-label="初次设置的步骤">
      <p className="setup-mark">
        <span aria-hidden="true">案卷</span>
        <strong>初次设置</strong>
      </p>
      <div className="setup-progress">
        <progress aria-label="填好的步骤" max={setupSteps.length} value={done} />
        <span>
          填好 {done} / {setupSteps.length}
        </span>
      </div>
      <ol>
        {setupSteps.map((step, index) => {
          const lacks = lacking.includes(step);
          return (
            <li key={step.key}>
              <button
                type="button"
                aria-current={step.key === chosen ? 'step' : undefined}
                onClick={() => onChoose(step.key)}
              >
                <span className={lacks ? 'setup-dot' : 'setup-dot setup-dot-done'} aria-hidden="true">
                  {lacks ? index + 1 : <Icon name="check" size={14} />}
                </span>
                {step.title}
                <span className="visually-hidden">{lacks ? '（还没填完）' : '（已填好）'}</span>
              </button>
            </li>
          );
        })}
        <li>
          <button
            type="button"
            aria-current={chosen === 'end' ? 'step' : undefined}
            onClick={() => onChoose('end')}
          >
            <span className="setup-dot" aria-hidden="true">
              <Icon name="next" size={14} />
            </span>
            完成
          </button>
        </li>
      </ol>
      <div className="setup-leave">
        <Button onClick={onLeave}>以后再说</Button>
        <p>填到哪里都已保存，以后从“本站 › 初次设置”接着来。</p>
      </div>
    </nav>
  );
}
