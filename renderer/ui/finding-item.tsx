import type { ReactNode } from 'react';
import type { Finding } from '../../contract/finding.ts';
import { Icon } from './icon.tsx';
import { basisText, severityTitles } from './severity.ts';

type FindingItemProps = {
  readonly finding: Finding;
  readonly onGo: () => void;
  readonly current?: boolean;
  readonly children?: ReactNode;
};

/** One finding: what is wrong, on what it rests; choosing it goes to its place. */
export function FindingItem({ finding, onGo, current = false, children }: FindingItemProps) {
  const { severity, message, basis, undecided } = finding;
  return (
    <li className={`finding finding-${severity}${current ? ' current' : ''}`} data-finding={finding.id}>
      <button type="button" onClick={onGo} aria-current={current || undefined}>
        <span className={`severity severity-${severity}`}>
          <Icon name={severity} size={16} />
          <span>{undecided ? '无法判断' : severityTitles[severity]}</span>
        </span>
        <span className="finding-message">{message}</span>
        <span className="finding-basis">{basisText(basis)}</span>
      </button>
      {children}
    </li>
  );
}
