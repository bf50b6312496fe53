import { today } from '../today.ts';
import { Field } from '../ui/field.tsx';
import { SelectInput } from '../ui/select-input.tsx';
import { SettingField } from './setting-field.tsx';
import { type ChangeStation, numberExample, type StationDraft } from './station-draft.ts';

type SectionProps = { readonly draft: StationDraft; readonly change: ChangeStation };

/** How document numbers look, with an example that follows what is typed. */
export function NumberingSection({ draft, change }: SectionProps) {
  const { numbering } = draft;
  const set = (changes: Partial<typeof numbering>) =>
    change((now) => ({ ...now, numbering: { ...now.numbering, ...changes } }));
  const count = (key: 'serialWidth' | 'from' | 'to', least: number, most: number) => (value: string) => {
    const number = Number(value);
    if (Number.isInteger(number) && number >= least && number <= most) set({ [key]: number });
  };
  const lacking = ['{year}', '{serial}'].filter((part) => !numbering.pattern.includes(part));
  return (
    <>
      <p className="number-example" aria-live="polite">
        <span className="faint">下一个文号的样子</span>
        <strong className="numeric">{numberExample(draft, today().slice(0, 4))}</strong>
      </p>
      <div className="form-grid">
        <SettingField
          label="格式"
          wide
          tells="numbering"
          value={numbering.pattern}
          onChange={(pattern) => set({ pattern })}
          help="{code} 文书代字，{year} 年份，{serial} 顺序号，{station} 本机代号。"
          problem={
            lacking.length > 0 ? `格式中缺 ${lacking.join('、')}，不同年份或不同文书的文号会重复。` : null
          }
        />
        <Field label="编号方式">
          {(ids) => (
            <SelectInput
              {...ids}
              value={numbering.per}
              options={[
                { value: 'form', title: '每种文书每年各编一列' },
                { value: 'case', title: '一案一号，各文书共用' },
              ]}
              onChange={(per) => set({ per: per === 'case' ? 'case' : 'form' })}
            />
          )}
        </Field>
        <SettingField
          label="顺序号位数"
          value={String(numbering.serialWidth)}
          onChange={count('serialWidth', 0, 8)}
          help="0 为不补零。"
        />
        <SettingField
          label="本机号段从"
          value={String(numbering.from)}
          onChange={count('from', 1, 99_999_999)}
        />
        <SettingField label="到" value={String(numbering.to)} onChange={count('to', 1, 99_999_999)} />
      </div>
    </>
  );
}
