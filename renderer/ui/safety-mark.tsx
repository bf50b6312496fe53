import { useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { Icon } from './icon.tsx';

/** Whether all that was typed is on the disk. Keeps its width, so that nothing beside it moves. */
export function SafetyMark() {
  const { engine } = useApp();
  const { edits, trouble, down } = useStore(engine.safety);
  const state = trouble || down ? 'trouble' : edits > 0 ? 'saving' : 'safe';
  const text = { trouble: '尚未存盘', saving: '正在保存', safe: '已保存' }[state];
  return (
    <span className={`safety safety-${state}`} data-safety={state}>
      <Icon name={state === 'safe' ? 'check' : state === 'saving' ? 'clock' : 'block'} size={15} />
      <span>{text}</span>
    </span>
  );
}
