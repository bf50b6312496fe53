import type { MissingSetting } from '../../contract/commands/setup.ts';
import { useApp } from '../state/app-context.ts';
import { useMay } from '../state/use-may.ts';
import { Button } from '../ui/button.tsx';
import { affectedForms } from './missing-words.ts';
import { stepOf } from './setup-steps.ts';

/** What is lacking, a row each: why it is needed, which documents it holds up, and the way to where it is entered. */
export function MissingRows({ missing }: { readonly missing: readonly MissingSetting[] }) {
  const app = useApp();
  const may = useMay('station/save');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <ul className="missing-rows" tabIndex={0} aria-label="还缺的设置">
      {missing.map((one) => {
        const step = stepOf(one.key);
        return (
          <li key={one.key}>
            <strong>{one.what}</strong>
            <p>
              {one.why}
              <span className="faint">{affectedForms(one)}</span>
            </p>
            {may && step && (
              <Button
                small
                title={`去填写：${one.what}`}
                onClick={() => app.router.go({ page: 'settings', tab: step.tab, about: one.key })}
              >
                去填写
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
