import { errorSentence } from '../../contract/errors.ts';
import { ask, useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';

/** Said across the window, as long as it lasts, when what was typed cannot reach the disk. */
export function SafetyBar() {
  const app = useApp();
  const { trouble, down, edits } = useStore(app.engine.safety);
  if (!trouble && !down) return null;
  const text = trouble
    ? errorSentence(trouble)
    : '程序的处理部分意外停止，正在重新启动。您可以继续输入，恢复后会自动补存。';
  const saveElsewhere = async () => {
    const folder = await app.engine.shell.pickFolder({ title: '把打开的案件另存到' });
    if (!folder.ok || !folder.value) return;
    const { token, name } = folder.value;
    const answer = await ask(app, 'store/saveElsewhere', { folder: token });
    if (!answer) return;
    app.notices.done(
      `${answer.files.length} 个案件已另存到“${name}”。磁盘恢复后，本程序仍会自动补存；必要时可用“导入案件文件”取回。`,
    );
  };
  return (
    <div className="safety-bar" role="alert">
      <Icon name="block" />
      <span className="safety-text">
        {text}
        {edits > 0 && `（${edits} 处修改尚未存盘，正在自动重试）`}
      </span>
      {trouble && <Button onClick={() => void saveElsewhere()}>另存应急副本…</Button>}
    </div>
  );
}
