import { useQuery } from '../state/use-query.ts';
import { CheckGroup } from '../ui/check-group.tsx';
import { SettingField } from './setting-field.tsx';
import type { ChangeStation, StationDraft } from './station-draft.ts';

type FieldProps = { readonly draft: StationDraft; readonly change: ChangeStation };

/** What the station's own list of major decisions adds to those of the law. */
export function MajorKindsField({ draft, change }: FieldProps) {
  const { value } = useQuery('review/listedKinds', {});
  const own = draft.majorKinds ?? { ids: [], source: '' };
  return (
    <fieldset className="card">
      <legend>本站《重大执法决定法制审核目录》另外列入的</legend>
      <p className="section-note">
        法律规定应当审核的（吊销许可证件、责令停产停业、经过听证等）不必列。写明目录的名称和文号才算数。
      </p>
      <div className="form-grid">
        <CheckGroup
          label="列入目录的决定"
          options={(value?.kinds ?? []).map(({ id, title }) => ({ value: id, title }))}
          chosen={own.ids}
          onChange={(ids) => change((now) => ({ ...now, majorKinds: { ...own, ids: [...ids] } }))}
        />
        <SettingField
          label="目录的名称和文号"
          wide
          value={own.source}
          onChange={(source) => change((now) => ({ ...now, majorKinds: { ...own, source } }))}
          problem={own.ids.length > 0 && own.source.trim() === '' ? '没有出处，列入的决定不起作用。' : null}
        />
      </div>
    </fieldset>
  );
}
