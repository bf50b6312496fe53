import { useQuery } from '../state/use-query.ts';
import { CheckGroup } from '../ui/check-group.tsx';
import { SettingField } from './setting-field.tsx';
import type { ChangeStation, StationDraft } from './station-draft.ts';

type FieldProps = { readonly draft: StationDraft; readonly change: ChangeStation };

/** Which activities the station's own list makes a duty to record by picture and sound. */
export function RecordingsField({ draft, change }: FieldProps) {
  const { value } = useQuery('record/listed', {});
  const own = draft.recordings ?? { ids: [], source: '' };
  return (
    <fieldset className="card">
      <legend>本站《音像记录事项清单》列入的</legend>
      <p className="section-note">
        查封扣押、强制拆除和没有见证人的留置送达不必列，本来就应当音像记录。其他的由本站清单决定；写明清单的名称和文号才算数。
      </p>
      <div className="form-grid">
        <CheckGroup
          label="列入清单的执法活动"
          options={(value?.activities ?? []).map(({ id, title }) => ({ value: id, title }))}
          chosen={own.ids}
          onChange={(ids) => change((now) => ({ ...now, recordings: { ...own, ids: [...ids] } }))}
        />
        <SettingField
          label="清单的名称和文号"
          wide
          value={own.source}
          onChange={(source) => change((now) => ({ ...now, recordings: { ...own, source } }))}
          problem={own.ids.length > 0 && own.source.trim() === '' ? '没有出处，列入的活动不起作用。' : null}
        />
      </div>
    </fieldset>
  );
}
