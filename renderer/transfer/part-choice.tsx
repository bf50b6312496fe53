import { useId } from 'react';
import type { StagedPart } from '../../contract/commands/transfer.ts';
import { Badge } from '../ui/badge.tsx';
import { statusWords } from './transfer-words.ts';

export type Take = 'ours' | 'theirs' | 'both';

type PartChoiceProps = {
  readonly part: StagedPart;
  readonly take: Take | undefined;
  readonly onTake: (take: Take) => void;
};

const takes: readonly { readonly value: Take; readonly title: string }[] = [
  { value: 'ours', title: '保留本机' },
  { value: 'theirs', title: '采用对方' },
  { value: 'both', title: '都保留' },
];

/** A part that would change: what differs, side by side, and for a conflict the person's choice. */
export function PartChoice({ part, take, onTake }: PartChoiceProps) {
  const name = useId();
  const conflict = part.status === 'conflict';
  const possible = takes.filter(({ value }) => value !== 'both' || part.documentId !== null);
  return (
    <section className="part" aria-labelledby={name}>
      <header>
        <h3 id={name}>{part.title}</h3>
        <Badge tone={conflict ? 'bad' : 'accent'}>{statusWords[part.status]}</Badge>
        {conflict && (
          <fieldset className="part-takes">
            <legend className="visually-hidden">{part.title}：保留哪一份</legend>
            {possible.map(({ value, title }) => (
              <label key={value} className="check">
                <input type="radio" name={name} checked={take === value} onChange={() => onTake(value)} />
                <span>{title}</span>
              </label>
            ))}
          </fieldset>
        )}
      </header>
      {part.differences.length > 0 && (
        <table className="part-table">
          <thead>
            <tr>
              <th scope="col">位置</th>
              <th scope="col">本机</th>
              <th scope="col">对方</th>
            </tr>
          </thead>
          <tbody>
            {part.differences.map((one) => (
              <tr key={one.place}>
                <th scope="row">{one.place}</th>
                <td>{one.ours || '（无）'}</td>
                <td>{one.theirs || '（无）'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
