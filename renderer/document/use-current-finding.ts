import { useRef, useState } from 'react';
import type { Finding } from '../../contract/finding.ts';

export type CurrentFinding = {
  readonly current: Finding | null;
  /** The one whose mend the key applies: the current one, else another at the same place. */
  readonly fixable: Finding | null;
  readonly choose: (finding: Finding) => void;
  readonly next: () => void;
  readonly previous: () => void;
};

/** The finding one is at: chosen in the list or by F8, else the first one of the field one is in. */
export function useCurrentFinding(
  findings: readonly Finding[],
  field: string | null,
  goTo: (pointer: string) => void,
): CurrentFinding {
  const [chosen, setChosen] = useState<string | null>(null);
  /** Where the focus came to for the chosen one: a place near it, where its own is not on the paper. */
  const landed = useRef<string | null>(null);
  const picked = findings.find(({ id }) => id === chosen);
  const here = findings.find(({ at }) => at.pointer === field);
  const stays =
    picked && (field === null || field === landed.current || field === picked.at.pointer) ? picked : here;
  const current = stays ?? picked ?? null;
  const choose = (finding: Finding) => {
    setChosen(finding.id);
    goTo(finding.at.pointer);
    landed.current = (document.activeElement as HTMLElement | null)?.dataset.pointer ?? null;
  };
  const move = (by: 1 | -1) => {
    if (findings.length === 0) return;
    const at = findings.findIndex(({ id }) => id === current?.id);
    const next =
      findings[at < 0 ? (by > 0 ? 0 : findings.length - 1) : (at + by + findings.length) % findings.length];
    if (next) choose(next);
  };
  const beside = findings.find(({ fix, at }) => fix !== undefined && at.pointer === current?.at.pointer);
  const fixable = current?.fix ? current : (beside ?? null);
  return { current, fixable, choose, next: () => move(1), previous: () => move(-1) };
}
