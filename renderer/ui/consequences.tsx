import { type ReactNode, useState } from 'react';
import type { Finding } from '../../contract/finding.ts';
import { Icon } from './icon.tsx';
import { severityTitles } from './severity.ts';

type ConsequencesProps = {
  readonly findings: readonly Finding[];
  /** One of them is the one that the reader is at. */
  readonly open: boolean;
  readonly children: ReactNode;
};

/** 「另有 n 处因此」: the findings that follow from one, folded until asked for; the row says how grave the gravest is. */
export function Consequences({ findings, open, children }: ConsequencesProps) {
  const [unfolded, setUnfolded] = useState(false);
  const [gravest] = findings;
  if (!gravest) return null;
  const shown = open || unfolded;
  const blocks = findings.filter(({ severity }) => severity === 'block').length;
  return (
    <div className="consequences">
      <button type="button" aria-expanded={shown} onClick={() => setUnfolded(!shown)}>
        <Icon name={shown ? 'down' : 'next'} size={14} />
        另有 {findings.length} 处因此
        {blocks > 0 && `（${severityTitles.block} ${blocks} 处）`}
      </button>
      {shown && <ul className="findings">{children}</ul>}
    </div>
  );
}
