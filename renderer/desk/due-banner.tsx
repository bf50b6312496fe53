import { DUE_WITHIN_DAYS } from '../../contract/due-within-days.ts';
import { useQuery } from '../state/use-query.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';

/** Says which deadlines run out soon or have run out; nothing where none does. */
export function DueBanner({ onShow }: { readonly onShow: () => void }) {
  const { value } = useQuery('deadlines/due', {});
  if (value === null || value.late + value.soon === 0) return null;
  const parts = [
    ...(value.late > 0 ? [`${value.late} 件的期限已过`] : []),
    ...(value.soon > 0 ? [`${value.soon} 件的期限 ${DUE_WITHIN_DAYS} 天内到`] : []),
  ];
  return (
    <div className="banner" role="note" aria-label="期限提醒">
      <Icon name="clock" />
      <p>在办案件中，{parts.join('，')}。</p>
      <Button small onClick={onShow}>
        看这些案件
      </Button>
    </div>
  );
}
