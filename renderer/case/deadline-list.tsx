import { useState } from 'react';
import type { Deadline } from '../../contract/commands/cases.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import { basisText } from '../ui/severity.ts';
import { DeadlineDaysDialog } from './deadline-days-dialog.tsx';
import { deadlineSentence } from './deadline-words.ts';
import { SuspensionPanel } from './suspension-panel.tsx';
import { useCase } from './use-case.ts';

/** The case's deadlines: what runs first, then what is done or past. */
export function DeadlineList() {
  const { overview } = useCase();
  const [shown, setShown] = useState<Deadline | null>(null);
  const runs = ({ state }: Deadline) => state === 'running' || state === 'late';
  const { deadlines } = overview;
  if (deadlines.length === 0)
    return (
      <>
        <Empty title="现在没有正在计算的期限" />
        <SuspensionPanel />
      </>
    );
  return (
    <>
      <ul className="deadlines">
        {[...deadlines.filter(runs), ...deadlines.filter((one) => !runs(one))].map((one) => (
          <DeadlineCard key={one.key} deadline={one} onDays={() => setShown(one)} />
        ))}
      </ul>
      <SuspensionPanel />
      {shown && <DeadlineDaysDialog deadline={shown} onClose={() => setShown(null)} />}
    </>
  );
}

function DeadlineCard({ deadline, onDays }: { readonly deadline: Deadline; readonly onDays: () => void }) {
  const { overview } = useCase();
  const { title, state, remind, length, notes, basis, endsAt } = deadline;
  const started = overview.documents.find((one) => one.id === deadline.document);
  return (
    <li className={remind && state === 'running' ? 'soon' : state}>
      <p className="deadline-title">
        {state === 'met' && <Icon name="check" size={15} />}
        {title}
      </p>
      <p>{deadlineSentence(deadline)}</p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <p className="faint">
        {length}，{basisText(basis)}
        {started && `；${started.title}${started.number && ` ${started.number}`}`}
      </p>
      {deadline.earliest !== null && endsAt === null && (
        <Button small tone="quiet" icon="clock" title={`${title}：逐日计算`} onClick={onDays}>
          逐日计算
        </Button>
      )}
    </li>
  );
}
