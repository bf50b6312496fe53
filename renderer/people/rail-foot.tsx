import { useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { Icon } from '../ui/icon.tsx';
import { lockWindow } from './leave.ts';

/** Who works here, with the lock; or that one person tries the program. */
export function RailFoot({ sample }: { readonly sample: boolean }) {
  const app = useApp();
  const people = useStore(app.engine.people);
  return (
    <>
      <div className="rail-marks">
        {sample && <p className="rail-trial">示例站</p>}
        {people?.mode === 'trial' && (
          <button
            type="button"
            className="rail-trial"
            title="没有账户，谁都能做一切。按这里到“本站 › 账户”设立账户。"
            onClick={() => app.router.go({ page: 'settings', tab: 'accounts' })}
          >
            单人试用
          </button>
        )}
      </div>
      {people?.signedIn && (
        <button
          type="button"
          className="rail-lock"
          aria-keyshortcuts="Control+L"
          title={`${people.signedIn.name}：锁定（Ctrl+L）`}
          onClick={() => void lockWindow(app)}
        >
          <Icon name="lock" size={20} />
          <span>{people.signedIn.name}</span>
        </button>
      )}
    </>
  );
}
