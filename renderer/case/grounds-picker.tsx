import { useId } from 'react';
import type { DiscretionGround } from '../../contract/commands/discretion.ts';
import { useAhead } from '../state/use-ahead.ts';
import { CheckGroup } from '../ui/check-group.tsx';
import { circumstances } from './fact-words.ts';

/** How the effects of the law's data are said, in the order in which they are shown. */
const effects: readonly (readonly [effects: readonly string[], title: string])[] = [
  [['noPenalty'], '不予处罚'],
  [['noPenaltyTogether'], '一起具备时不予、可以不予处罚'],
  [['mustReduce'], '应当从轻或者减轻'],
  [['mayReduce', 'weighed'], '可以从轻'],
  [['increase', 'weighedHeavier'], '从重'],
];

type GroundsPickerProps = {
  /** null while they are on their way: the plain list then stands in for them. */
  readonly grounds: readonly DiscretionGround[] | null;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
};

/** The circumstances of the case, by what the law makes of them, each with its article. */
export function GroundsPicker({ grounds, chosen, onChange }: GroundsPickerProps) {
  const name = useId();
  const [shown, choose] = useAhead(chosen);
  if (!grounds)
    return <CheckGroup label="裁量情节" options={circumstances} chosen={chosen} onChange={onChange} />;
  const toggle = (id: string, on: boolean) => {
    const next = grounds.map((one) => one.id).filter((one) => (one === id ? on : shown.includes(one)));
    choose(next);
    onChange(next);
  };
  return (
    <fieldset className="grounds field-wide">
      <legend>裁量情节</legend>
      {effects.map(([names, title]) => (
        <fieldset key={title} className="grounds-group">
          <legend>{title}</legend>
          {grounds
            .filter(({ effect }) => names.includes(effect))
            .map((ground) => (
              <label key={ground.id} className="check" title={`${ground.basis}：${ground.says}`}>
                <input
                  type="checkbox"
                  aria-label={ground.title}
                  aria-describedby={`${name}-${ground.id}`}
                  checked={shown.includes(ground.id)}
                  onChange={(event) => toggle(ground.id, event.target.checked)}
                />
                <span>
                  {ground.title}
                  <small id={`${name}-${ground.id}`}>
                    {ground.basis.replace('《中华人民共和国行政处罚法》', '处罚法')}
                  </small>
                </span>
              </label>
            ))}
        </fieldset>
      ))}
      <p className="section-note">
        从轻、从重多少由本地裁量基准规定。写第五条第二款的情节没有专门的条文，只是处罚应当与情节相当。
      </p>
    </fieldset>
  );
}
