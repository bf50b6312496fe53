import type { Severity } from '../../contract/finding.ts';
import { Icon } from './icon.tsx';
import { severityTitles } from './severity.ts';

type Tone = 'neutral' | 'good' | 'wait' | 'bad' | 'accent';

/** A word on a tinted ground: a state. */
export function Badge({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return <span className={`badge badge-${tone}`}>{children}</span>;
}

/** How many findings of a severity; told by shape, word and colour. */
export function SeverityCount({ severity, count }: { readonly severity: Severity; readonly count: number }) {
  if (count === 0) return null;
  return (
    <span className={`severity severity-${severity}`} title={`${severityTitles[severity]} ${count} 处`}>
      <Icon name={severity} size={15} />
      <span className="visually-hidden">{severityTitles[severity]}</span>
      {count}
    </span>
  );
}
