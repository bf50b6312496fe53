import type { Deadline } from '../../contract/commands/cases.ts';
import type { DeadlineDay } from '../../contract/commands/deadlines.ts';
import { useQuery } from '../state/use-query.ts';
import { Dialog } from '../ui/dialog.tsx';
import { deadlineSentence } from './deadline-words.ts';
import { useCase } from './use-case.ts';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** A deadline day by day: a small calendar a month, each day with its number in the count, 班 and 休 as published. */
export function DeadlineDaysDialog({
  deadline,
  onClose,
}: {
  readonly deadline: Deadline;
  readonly onClose: () => void;
}) {
  const { store } = useCase();
  const answer = useQuery('deadlines/days', { caseId: store.caseId, key: deadline.key });
  const days = answer.value?.days ?? [];
  const months = [...new Set(days.map(({ day }) => day.slice(0, 7)))];
  return (
    <Dialog title={`${deadline.title}：逐日计算`} onClose={onClose}>
      <p>
        {deadlineSentence(deadline)}
        。起算当日不计，数字是期限的第几日，没有数字的不计算，标“停”的是不计入期限的时间。
      </p>
      <div className="deadline-months" tabIndex={-1}>
        {months.map((month) => (
          <Month key={month} month={month} days={days.filter(({ day }) => day.startsWith(month))} />
        ))}
      </div>
    </Dialog>
  );
}

function Month({ month, days }: { readonly month: string; readonly days: readonly DeadlineDay[] }) {
  const first = new Date(`${days[0]?.day ?? month}T00:00:00Z`);
  const lead = Array.from({ length: (first.getUTCDay() + 6) % 7 }, (_, index) => index);
  return (
    <section className="deadline-month" aria-label={month}>
      <h3>{`${month.slice(0, 4)}年${Number(month.slice(5))}月`}</h3>
      <ol>
        {weekdays.map((name) => (
          <li key={name} className="deadline-weekday" aria-hidden="true">
            {name}
          </li>
        ))}
        {lead.map((index) => (
          <li key={`lead-${index}`} aria-hidden="true" />
        ))}
        {days.map((one) => (
          <li key={one.day} className={`deadline-day ${one.kind}`} title={`${one.day} ${one.reason}`}>
            <span className="visually-hidden">{one.reason}，</span>
            <span>
              {Number(one.day.slice(8))}
              {mark(one)}
            </span>
            <strong>{one.number === null ? '' : one.number}</strong>
          </li>
        ))}
      </ol>
    </section>
  );
}

function mark({ kind }: DeadlineDay): string {
  if (kind === 'make-up') return '班';
  if (kind === 'suspended') return '停';
  return kind === 'holiday' ? '休' : kind === 'unknown' ? '？' : '';
}
