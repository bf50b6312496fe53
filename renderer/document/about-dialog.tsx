import { useState } from 'react';
import type { AboutChoice } from '../../contract/commands/cases.ts';
import type { DocumentView, EditAnswer } from '../../contract/commands/documents.ts';
import { AboutField } from '../case/about-field.tsx';
import { useCase } from '../case/use-case.ts';
import { Dialog } from '../ui/dialog.tsx';

type AboutDialogProps = {
  readonly view: DocumentView;
  readonly choice: AboutChoice;
  readonly onSet: (about: readonly string[]) => Promise<EditAnswer | null>;
  readonly onClose: () => void;
};

/** Which documents a draft speaks of, chosen anew; undone like any edit. */
export function AboutDialog({ view, choice, onSet, onClose }: AboutDialogProps) {
  const { overview } = useCase();
  const { id, title, form } = view.summary;
  const now = overview.documents.find((one) => one.id === id)?.about ?? view.summary.about;
  const [chosen, setChosen] = useState(now);
  const set = async () => {
    if (await onSet(chosen)) onClose();
  };
  return (
    <Dialog
      title={`《${title}》针对哪份文书`}
      width="narrow"
      onClose={onClose}
      submit={{ label: '改成所选', act: () => void set() }}
    >
      <div className="form-grid">
        <AboutField
          form={form}
          choice={choice}
          documents={overview.documents}
          chosen={chosen}
          onChange={setChosen}
        />
      </div>
      <p className="section-note">名称、文号、日期随所选的文书变；您自己写的内容不变。改错了可以撤销。</p>
    </Dialog>
  );
}
