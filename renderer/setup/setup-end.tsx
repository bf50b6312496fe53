import type { MissingKey, MissingSetting } from '../../contract/commands/setup.ts';
import type { SetupStep } from '../state/route.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { affectedForms } from './missing-words.ts';
import { stepOf } from './setup-steps.ts';

type SetupEndProps = {
  readonly missing: readonly MissingSetting[];
  readonly onStep: (step: SetupStep, about: MissingKey) => void;
};

/** What is left to do, each with the way back to its step; or that all is told. */
export function SetupEnd({ missing, onStep }: SetupEndProps) {
  if (missing.length === 0)
    return (
      <div className="setup-done">
        <Icon name="check" size={32} />
        <p>本站的设置齐了，可以建第一个案件。以后要改，都在“本站”里。</p>
      </div>
    );
  return (
    <>
      <p>
        还有 {missing.length} 项没有填。现在就能建案件、写文书，用到它们的地方会空着；案件列表上方会一直提醒。
      </p>
      <ul className="setup-rest" aria-label="还缺的设置">
        {missing.map((one) => {
          const step = stepOf(one.key);
          return (
            <li key={one.key} className="card">
              <div>
                <strong>{one.what}</strong>
                <p>{one.why}</p>
                <p className="faint">{affectedForms(one)}</p>
              </div>
              {step && (
                <Button small title={`去填写：${one.what}`} onClick={() => onStep(step.key, one.key)}>
                  去填写
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
