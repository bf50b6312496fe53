import type { Repeat } from '../../../contract/blocks.ts';
import { useEditorModel } from './editor-model.ts';
import { changeRows, pointerAfter, type RowAct } from './row-edits.ts';

const acts: readonly { readonly act: RowAct; readonly title: string }[] = [
  { act: 'up', title: '上移（Alt+↑）' },
  { act: 'down', title: '下移（Alt+↓）' },
  { act: 'add', title: '在下面加一行（Ctrl+Enter）' },
  { act: 'remove', title: '删除这一行（Ctrl+Shift+Backspace）' },
];

/** Buttons beside a repeated row. The keyboard has keys of its own for them, so Tab passes them by. */
export function RowTools({ repeat, shownAs }: { repeat: Repeat; shownAs: 'row' | 'answer' }) {
  const model = useEditorModel();
  return (
    <span className="paper-tools" contentEditable={false}>
      {acts.map(({ act, title }) => (
        <button
          key={act}
          type="button"
          tabIndex={-1}
          className="paper-tool"
          data-act={act}
          aria-label={`第${repeat.index + 1}行：${title}`}
          title={title}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            const place = { repeat, role: shownAs };
            model.focusAfterEdit(pointerAfter(`${repeat.pointer}/${repeat.index}`, place, act), 0);
            changeRows(model, place, act);
          }}
        />
      ))}
    </span>
  );
}
