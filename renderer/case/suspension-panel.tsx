import { useState } from 'react';
import type { Act } from '../../contract/case-file.generated.ts';
import { useMay } from '../state/use-may.ts';
import { Button } from '../ui/button.tsx';
import { ActDialog } from './act-dialog.tsx';
import { suspensionGrounds } from './act-words.ts';
import { titleOf } from './fact-words.ts';
import { useCase } from './use-case.ts';

type Suspension = Extract<Act, { kind: 'suspension' }>;

/** Time that does not count: what still runs, how it ends, and where more of it is recorded. */
export function SuspensionPanel() {
  const { overview } = useCase();
  const may = useMay('acts/record');
  const [open, setOpen] = useState<Suspension | 'new' | null>(null);
  const known: Readonly<Record<string, string>> = open === null || open === 'new' ? {} : answersOf(open);
  return (
    <div className="suspensions">
      {running(overview.acts).map((act) => (
        <p key={act.id}>
          {titleOf(suspensionGrounds, act.ground)}从 {act.on} 起，还没有结束。
          <Button small tone="quiet" disabled={!may} onClick={() => setOpen(act)}>
            登记结束
          </Button>
        </p>
      ))}
      <Button small tone="quiet" icon="plus" disabled={!may} onClick={() => setOpen('new')}>
        登记不计入期限的时间
      </Button>
      {open !== null && <ActDialog kind="suspension" known={known} onClose={() => setOpen(null)} />}
    </div>
  );
}

/** Of those with one ground, first day and measure the last recorded stands. */
function running(acts: readonly Act[]): readonly Suspension[] {
  const last = new Map<string, Suspension>();
  for (const act of acts)
    if (act.kind === 'suspension') last.set(`${act.ground} ${act.on} ${act.document ?? ''}`, act);
  return [...last.values()].filter(({ until }) => until === undefined);
}

function answersOf(act: Suspension): Readonly<Record<string, string>> {
  const { ground, on, toldOn, document, basis, note } = act;
  const known = { ground, on, toldOn, document, basis, note };
  return Object.fromEntries(
    Object.entries(known).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
