import type { AppErrorData } from '../../contract/app-error.ts';
import { errorSentence } from '../../contract/errors.ts';
import { useApp } from '../state/app-context.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Rescue } from './rescue.tsx';

/** Shown instead of the desk when there is no engine: why, and what to do. */
export function Refused({ error }: { readonly error: AppErrorData }) {
  const { engine } = useApp();
  return (
    <main className="first-run">
      <div className="first-run-inner" role="alert">
        <Icon name="block" size={32} />
        <h1>没有打开案卷</h1>
        <p className="first-run-lead">{errorSentence(error)}</p>
        {error.code === 'STORE_DAMAGED' && <Rescue />}
        <Button icon="hint" onClick={() => void engine.shell.openGuide({})}>
          打开使用说明
        </Button>
      </div>
    </main>
  );
}
