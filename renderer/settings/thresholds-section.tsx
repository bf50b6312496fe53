import { fenOf, yuanText } from '../money.ts';
import { today } from '../today.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { SelectInput } from '../ui/select-input.tsx';
import { MajorKindsField } from './major-kinds-field.tsx';
import { RecordingsField } from './recordings-field.tsx';
import { SettingField } from './setting-field.tsx';
import type { ChangeStation, StationDraft } from './station-draft.ts';

type Threshold = StationDraft['thresholds'][number];

const kinds: readonly { readonly value: Threshold['kind']; readonly title: string }[] = [
  { value: 'hearing', title: '听证（行政处罚法第六十三条）' },
  { value: 'review', title: '法制审核（行政处罚法第五十八条）' },
  { value: 'discussion', title: '集体讨论（行政处罚法第五十七条）' },
];

/** The first kind that has no standard yet: what a new one is most likely for. */
function kindWithout(thresholds: readonly Threshold[]): Threshold['kind'] {
  return kinds.find(({ value }) => !thresholds.some(({ kind }) => kind === value))?.value ?? 'hearing';
}

type SectionProps = { readonly draft: StationDraft; readonly change: ChangeStation };

/** Amounts that a province or a bureau sets; without their source they do not count. */
export function ThresholdsSection({ draft, change }: SectionProps) {
  const set = (index: number, changes: Partial<Threshold>) =>
    change((now) => ({
      ...now,
      thresholds: now.thresholds.map((one, at) => (at === index ? { ...one, ...changes } : one)),
    }));
  return (
    <>
      <p className="section-note">
        “较大数额”“重大”由地方规定。写明出处的才算数；没有的，程序只说“无法判断”，不猜。
      </p>
      {draft.thresholds.map((threshold, index) => (
        <fieldset className="card" key={index}>
          <legend>{kinds.find(({ value }) => value === threshold.kind)?.title}</legend>
          <div className="card-actions">
            <Button
              icon="trash"
              iconOnly
              small
              tone="quiet"
              onClick={() =>
                change((now) => ({ ...now, thresholds: now.thresholds.filter((_, at) => at !== index) }))
              }
            >
              {`删除第 ${index + 1} 条标准`}
            </Button>
          </div>
          <div className="form-grid">
            <Field label="用于" wide>
              {(ids) => (
                <SelectInput
                  {...ids}
                  value={threshold.kind}
                  options={kinds}
                  onChange={(value) => {
                    const kind = kinds.find((one) => one.value === value)?.value;
                    if (kind) set(index, { kind });
                  }}
                />
              )}
            </Field>
            <SettingField
              label="对个人（元以上）"
              value={yuanText(threshold.person ?? undefined)}
              onChange={(text) => set(index, { person: fenOf(text) ?? null })}
            />
            <SettingField
              label="对单位（元以上）"
              value={yuanText(threshold.organization ?? undefined)}
              onChange={(text) => set(index, { organization: fenOf(text) ?? null })}
            />
            <SettingField
              label="出处（规定名称和文号）"
              tells={threshold.kind}
              wide
              value={threshold.source}
              onChange={(source) => set(index, { source })}
              problem={threshold.source.trim() === '' ? '没有出处，这条标准不起作用。' : null}
            />
            <SettingField
              label="从何时起"
              kind="date"
              value={threshold.since}
              onChange={(since) => {
                if (since !== '') set(index, { since });
              }}
            />
          </div>
        </fieldset>
      ))}
      <Button
        icon="plus"
        tells="hearing review discussion"
        onClick={() =>
          change((now) => ({
            ...now,
            thresholds: [
              ...now.thresholds,
              {
                kind: kindWithout(now.thresholds),
                person: null,
                organization: null,
                source: '',
                since: today(),
              },
            ],
          }))
        }
      >
        添加标准
      </Button>
      <MajorKindsField draft={draft} change={change} />
      <RecordingsField draft={draft} change={change} />
    </>
  );
}
