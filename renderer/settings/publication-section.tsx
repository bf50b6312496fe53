import type { PublicationOptions } from '../../contract/commands/publication.ts';
import { useQuery } from '../state/use-query.ts';
import { Field } from '../ui/field.tsx';
import { SelectInput } from '../ui/select-input.tsx';
import { AgencyIdentities } from './agency-identities.tsx';
import { SettingField } from './setting-field.tsx';
import type { ChangeStation, StationDraft } from './station-draft.ts';

type Publication = NonNullable<StationDraft['publication']>;
type SectionProps = { readonly draft: StationDraft; readonly change: ChangeStation };

const none: Publication = { site: '', redaction: [], period: null, agencyIdentities: [] };

/** How decisions are made public: where, what happens to what is private within the rules, for how long, by whose key. */
export function PublicationSection({ draft, change }: SectionProps) {
  const { value: options } = useQuery('publication/options', {});
  const publication = draft.publication ?? none;
  const set = (changes: Partial<Publication>) =>
    change((now) => ({ ...now, publication: { ...none, ...now.publication, ...changes } }));
  return (
    <>
      <p className="section-note">哪些内容去掉由规则定；规则留有余地的，本站可以另选，写明出处才起作用。</p>
      <div className="form-grid">
        <SettingField
          label="公示网站"
          wide
          value={publication.site}
          help="登记回执时填在前面。"
          onChange={(site) => set({ site })}
        />
      </div>
      <h2>去留</h2>
      {options?.rules.map((rule) => (
        <RuleChoice key={rule.kind} rule={rule} publication={publication} set={set} />
      ))}
      <h2>公示期限</h2>
      <Period publication={publication} options={options} set={set} />
      <h2>单位证书</h2>
      <AgencyIdentities
        agency={draft.agency.name}
        marked={publication.agencyIdentities}
        onChange={(agencyIdentities) => set({ agencyIdentities })}
      />
    </>
  );
}

type PartProps = {
  readonly publication: Publication;
  readonly set: (changes: Partial<Publication>) => void;
};

const treatments: Readonly<Record<string, string>> = {
  surname: '只留姓',
  keep: '保留',
  remove: '去掉',
  county: '留到县（市、区）',
  middle: '隐去中间',
};

function RuleChoice({
  rule,
  publication,
  set,
}: PartProps & { readonly rule: PublicationOptions['rules'][number] }) {
  const chosen = publication.redaction.find(({ kind }) => kind === rule.kind);
  const others = publication.redaction.filter(({ kind }) => kind !== rule.kind);
  return (
    <fieldset className="card">
      <legend>{rule.title}</legend>
      <p className="faint">
        依据：{rule.basis}
        {rule.unverified && `；${rule.unverified}`}
      </p>
      <div className="form-grid">
        <Field label="公开稿中">
          {(ids) => (
            <SelectInput
              {...ids}
              value={chosen?.treatment ?? rule.treatment}
              options={rule.choices.map((value) => ({ value, title: treatments[value] ?? value }))}
              onChange={(treatment) =>
                set({
                  redaction:
                    treatment === rule.treatment
                      ? others
                      : [...others, { kind: rule.kind, treatment, source: chosen?.source ?? '' }],
                })
              }
            />
          )}
        </Field>
        {chosen && (
          <SettingField
            label="出处（规定名称和文号）"
            value={chosen.source}
            problem={chosen.source.trim() === '' ? '没有出处，仍按规则办理。' : null}
            onChange={(source) => set({ redaction: [...others, { ...chosen, source }] })}
          />
        )}
      </div>
    </fieldset>
  );
}

function Period({
  publication: { period },
  options,
  set,
}: PartProps & { readonly options: PublicationOptions | null }) {
  const months = period === null ? '' : String(period.months);
  return (
    <fieldset className="card">
      <legend>自决定之日起公示多久</legend>
      <p className="faint">
        各地、各平台规定不一，程序不替您定。常见的：
        {options?.periods
          .map((one) => `${one.months} 个月（${one.title}，${one.basis}；${one.unverified}）`)
          .join('；')}
        。不填的，公示中的决定不提示期满。
      </p>
      <div className="form-grid">
        <SettingField
          label="公示期限（月）"
          value={months}
          onChange={(text) => {
            const count = Number(text.trim());
            if (text.trim() === '') set({ period: null });
            else if (Number.isInteger(count) && count >= 1 && count <= 600)
              set({ period: { months: count, source: period?.source ?? '' } });
          }}
        />
        {period && (
          <SettingField
            label="出处（规定名称和文号）"
            value={period.source}
            problem={period.source.trim() === '' ? '没有出处，不提示期满。' : null}
            onChange={(source) => set({ period: { ...period, source } })}
          />
        )}
      </div>
    </fieldset>
  );
}
