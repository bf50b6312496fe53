import type { PublicationDue, PublicationState } from '../../contract/commands/publication.ts';
import { stateTitles } from '../../contract/publication-words.ts';
import { Badge } from '../ui/badge.tsx';

type Tone = 'neutral' | 'good' | 'wait' | 'bad' | 'accent';

const tones: Readonly<Record<PublicationState, Tone>> = {
  open: 'wait',
  submitted: 'accent',
  returned: 'bad',
  confirmed: 'accent',
  made: 'accent',
  published: 'good',
  toWithdraw: 'bad',
  withdrawn: 'neutral',
  toEnd: 'wait',
  ended: 'neutral',
  withheld: 'neutral',
  minor: 'neutral',
  ageUnknown: 'bad',
};

/** Where a publication stands. */
export function PublicationBadge({ state }: { readonly state: PublicationState }) {
  return <Badge tone={tones[state]}>{stateTitles[state]}</Badge>;
}

const whats: Readonly<Record<PublicationDue['what'], string>> = {
  publish: '公开',
  withdraw: '撤回',
  end: '停止公示',
};

/** By which day what is to be done, and how many days are left. */
export function DueText({ due }: { readonly due: PublicationDue }) {
  const { what, on, daysLeft } = due;
  const tone = daysLeft < 0 ? 'late' : daysLeft <= 3 ? 'soon' : '';
  const left = daysLeft < 0 ? `已过 ${-daysLeft} 天` : daysLeft === 0 ? '今天到期' : `还有 ${daysLeft} 天`;
  return (
    <span className={`deadline ${tone}`}>
      <strong>{left}</strong>
      <span>
        {on} 前{whats[what]}
      </span>
    </span>
  );
}
