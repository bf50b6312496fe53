import type { CaseSummary, Deadline } from '../../contract/commands/cases.ts';
import { Badge, SeverityCount } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { severities } from '../ui/severity.ts';

type CaseRowProps = {
  readonly summary: CaseSummary;
  readonly active: boolean;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
  readonly onCopy: () => void;
};

/** One case of the list. */
export function CaseRow({ summary, active, onFocus, onOpen, onCopy }: CaseRowProps) {
  return (
    <tr
      tabIndex={active ? 0 : -1}
      className={active ? 'active' : undefined}
      onFocus={onFocus}
      onClick={() => {
        ignoreSecondPress();
        onOpen();
      }}
    >
      <td className="numeric">{summary.caseNumber || <span className="faint">未取案号</span>}</td>
      <th scope="row">
        <span className="case-party">{summary.party || '（未填当事人）'}</span>
        {summary.plate && <span className="plate">{summary.plate}</span>}
      </th>
      <td className="case-cause" title={summary.cause}>
        {summary.cause}
      </td>
      <td>
        <Badge tone={summary.state === 'closed' ? 'neutral' : 'accent'}>
          {summary.state === 'closed' ? '已结案' : summary.stage}
        </Badge>
      </td>
      <td>{summary.nextDeadline && <DeadlineText deadline={summary.nextDeadline} />}</td>
      <td className="case-findings">
        {severities.map((severity) => (
          <SeverityCount key={severity} severity={severity} count={summary.openFindings[severity]} />
        ))}
      </td>
      <td className="faint numeric">{summary.changedAt.slice(5, 16).replace('T', ' ')}</td>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: only keeps the row from opening. */}
      <td className="row-actions" onClick={(event) => event.stopPropagation()}>
        <Button icon="copy" iconOnly tone="quiet" small onClick={onCopy}>
          {`复制 ${summary.party || summary.caseNumber} 案为新案件`}
        </Button>
      </td>
    </tr>
  );
}

/** One click opens; the second press of a habitual double click must not select text on the screen that came up. */
function ignoreSecondPress(): void {
  const press = (event: MouseEvent) => {
    if (event.detail > 1) event.preventDefault();
  };
  window.addEventListener('mousedown', press, { once: true, capture: true });
}

/** A deadline in a cell: what, and how many days are left. */
export function DeadlineText({ deadline }: { readonly deadline: Deadline }) {
  const { daysLeft, endsOn, title, unknown } = deadline;
  if (daysLeft === null)
    return (
      <span className="deadline faint" title={unknown ?? undefined}>
        {title}：算不出
      </span>
    );
  const tone = daysLeft < 0 ? 'late' : daysLeft <= 3 ? 'soon' : '';
  const left = daysLeft < 0 ? `已过 ${-daysLeft} 天` : daysLeft === 0 ? '今天到期' : `还有 ${daysLeft} 天`;
  return (
    <span className={`deadline ${tone}`} title={`${title}：${endsOn}`}>
      <strong>{left}</strong>
      <span>{title}</span>
    </span>
  );
}
