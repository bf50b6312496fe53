import type { StagedCase } from '../../contract/commands/transfer.ts';
import { Badge } from '../ui/badge.tsx';
import { PartChoice, type Take } from './part-choice.tsx';
import { statusWords } from './transfer-words.ts';

type StagedCaseProps = {
  readonly one: StagedCase;
  readonly skipped: boolean;
  readonly takes: Readonly<Record<string, Take>>;
  readonly onSkip: (skipped: boolean) => void;
  readonly onTake: (documentId: string | null, take: Take) => void;
};

const tones = {
  new: 'good',
  same: 'neutral',
  changed: 'accent',
  behind: 'neutral',
  conflict: 'bad',
} as const;

/** One case of a bundle: what of it is new, changed, in conflict, and whether it is taken. */
export function StagedCaseCard({ one, skipped, takes, onSkip, onTake }: StagedCaseProps) {
  const shown = one.parts.filter(({ status }) => status === 'changed' || status === 'conflict');
  const fresh = one.parts.filter(({ status, documentId }) => status === 'new' && documentId !== null);
  return (
    <article className="card staged-case" aria-label={`${one.party} ${one.caseNumber}`}>
      <header>
        <label className="check">
          <input type="checkbox" checked={!skipped} onChange={(event) => onSkip(!event.target.checked)} />
          <span>
            <strong>{one.party || '（未填当事人）'}</strong>
            {one.caseNumber && <span className="numeric"> {one.caseNumber}</span>}
          </span>
        </label>
        <Badge tone={tones[one.status]}>{statusWords[one.status]}</Badge>
        <span className="faint">{one.cause}</span>
      </header>
      <p className="faint">{sentence(one, fresh.length)}</p>
      {one.takenNumbers.length > 0 && (
        <p className="staged-warning">
          文号 {one.takenNumbers.join('、')} 在本机已属另一份文书，导入后两份同号，请核对。
        </p>
      )}
      {!skipped &&
        shown.map((part) => (
          <PartChoice
            key={part.documentId ?? ''}
            part={part}
            take={takes[takeKey(one.caseId, part.documentId)]}
            onTake={(take) => onTake(part.documentId, take)}
          />
        ))}
    </article>
  );
}

/** Where a choice is kept. */
export function takeKey(caseId: string, documentId: string | null): string {
  return `${caseId}/${documentId ?? ''}`;
}

function sentence(one: StagedCase, fresh: number): string {
  if (one.status === 'new') return `本机没有这个案件：将新增文书 ${fresh} 份、经过 ${one.newActs} 条。`;
  if (one.status === 'same') return '与本机完全相同，导入不改变任何内容。';
  if (one.status === 'behind') return '对方的内容本机都有，本机更新，导入不改变任何内容。';
  const count = (status: string) => one.parts.filter((part) => part.status === status).length;
  return [
    fresh > 0 ? `新增文书 ${fresh} 份` : '',
    one.newActs > 0 ? `新增经过 ${one.newActs} 条` : '',
    count('changed') > 0 ? `更新 ${count('changed')} 处` : '',
    count('conflict') > 0 ? `冲突 ${count('conflict')} 处，双方都改过，须逐处选择` : '',
  ]
    .filter((part) => part !== '')
    .join('，')
    .concat('。');
}
