import { useKeys } from '../state/use-shortcut.ts';
import { Button } from '../ui/button.tsx';
import type { Choosing } from './choice-dialog.tsx';
import { usePaperSelection } from './use-paper-selection.ts';

/** As long as the contract lets a text be. */
const longest = 200;

/** What is selected on the paper, and what may be done about it: taken out or kept, by mouse or key. */
export function SelectedText({ onChoose }: { readonly onChoose: (one: Choosing) => void }) {
  const text = usePaperSelection(longest);
  const choose = (treatment: 'remove' | 'keep') => onChoose({ text, treatment });
  useKeys(
    text === '' ? {} : { Delete: () => choose('remove'), 'Shift+Delete': () => choose('keep') },
    () => document.querySelector('dialog[open]') !== null,
  );
  return (
    <section
      aria-labelledby="publication-selected"
      className={`publication-selected${text === '' ? '' : ' publication-selected-now'}`}
    >
      <h2 id="publication-selected">选中的文字</h2>
      {text === '' ? (
        <p className="section-note">在左边的决定书上选中文字，就可以去掉或者保留。</p>
      ) : (
        <>
          <p aria-live="polite">
            “<strong>{text}</strong>”
          </p>
          {/* The selection stays while a button is pressed. */}
          <fieldset
            className="publication-row-acts"
            aria-label="对选中的文字"
            onMouseDown={(event) => event.preventDefault()}
          >
            <Button small keys="Delete" onClick={() => choose('remove')}>
              去掉选中的文字
            </Button>
            <Button small keys="Shift+Delete" onClick={() => choose('keep')}>
              保留选中的文字
            </Button>
          </fieldset>
        </>
      )}
    </section>
  );
}
