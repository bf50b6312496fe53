import type { SettingsTab } from '../state/route.ts';
import { stepOf } from './setup-steps.ts';
import { useMissing } from './use-missing.ts';

/** What is lacking on one tab of the settings; nothing where it is complete. */
export function MissingHere({ tab }: { readonly tab: SettingsTab }) {
  const here = (useMissing() ?? []).filter(({ key }) => stepOf(key)?.tab === tab);
  if (here.length === 0) return null;
  return (
    <ul className="banner-list" aria-label="这一页还缺什么">
      {here.map(({ key, what, why }) => (
        <li key={key}>
          还缺{what}：{why}
        </li>
      ))}
    </ul>
  );
}
