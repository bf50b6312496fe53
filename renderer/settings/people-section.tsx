import { useState } from 'react';
import type { CommandAnswer } from '../../contract/commands.ts';
import { newId } from '../new-id.ts';
import { ask, told, useApp } from '../state/app-context.ts';
import { today } from '../today.ts';
import { Button } from '../ui/button.tsx';
import { CheckGroup } from '../ui/check-group.tsx';
import { Empty } from '../ui/empty.tsx';
import { PeopleListDialog, withListed } from './people-list-dialog.tsx';
import { SettingField } from './setting-field.tsx';
import type { ChangeStation, StationDraft } from './station-draft.ts';

type Person = StationDraft['people'][number];
type Role = Person['roles'][number];

const roles: readonly { readonly value: Role; readonly title: string }[] = [
  { value: 'officer', title: '执法人员' },
  { value: 'clerk', title: '文书制作' },
  { value: 'reviewer', title: '法制审核' },
  { value: 'section', title: '经办机构负责人' },
  { value: 'head', title: '执法部门负责人' },
];

const pickList = {
  title: '从名单导入人员',
  filters: [{ name: '人员名单（CSV、XLSX）', extensions: ['csv', 'xlsx'] }],
  many: false,
};

type SectionProps = { readonly draft: StationDraft; readonly change: ChangeStation };

/** The station's people, their certificates and what each may be. */
export function PeopleSection({ draft, change }: SectionProps) {
  const app = useApp();
  const [list, setList] = useState<CommandAnswer<'peopleList/read'> | null>(null);
  const pick = async () => {
    const [file] = told(app, await app.engine.shell.pickFiles(pickList)) ?? [];
    if (file) setList((await ask(app, 'peopleList/read', { file: file.token })) ?? null);
  };
  const set = (id: string, changes: Partial<Person>) =>
    change((now) => ({
      ...now,
      people: now.people.map((person) => (person.id === id ? { ...person, ...changes } : person)),
    }));
  return (
    <>
      {draft.people.length === 0 && (
        <Empty title="还没有人员。至少要有两名执法人员、一名法制审核人员和执法部门负责人。" />
      )}
      {draft.people.map((person) => (
        <PersonCard
          key={person.id}
          person={person}
          onChange={(changes) => set(person.id, changes)}
          onRemove={() =>
            change((now) => ({ ...now, people: now.people.filter(({ id }) => id !== person.id) }))
          }
        />
      ))}
      <div className="panel-actions">
        <Button
          icon="plus"
          tells="officers head reviewer"
          onClick={() =>
            change((now) => ({
              ...now,
              people: [...now.people, { id: newId(), name: '', certificateNumber: '', roles: ['officer'] }],
            }))
          }
        >
          添加人员
        </Button>
        <Button icon="import" onClick={() => void pick()}>
          从名单导入（CSV、XLSX）
        </Button>
      </div>
      {list && (
        <PeopleListDialog
          list={list}
          people={draft.people}
          onClose={() => setList(null)}
          onTake={() => {
            change((now) => ({ ...now, people: withListed(now.people, list, newId) }));
            app.notices.done(`已从名单导入 ${list.people.length} 人。`);
            setList(null);
          }}
        />
      )}
    </>
  );
}

type PersonCardProps = {
  readonly person: Person;
  readonly onChange: (changes: Partial<Person>) => void;
  readonly onRemove: () => void;
};

function PersonCard({ person, onChange, onRemove }: PersonCardProps) {
  const expired = person.validUntil !== undefined && person.validUntil < today();
  const serves = person.roles.includes('officer');
  const day = (key: 'validFrom' | 'validUntil') => (value: string) =>
    onChange({ [key]: value === '' ? undefined : value });
  return (
    <fieldset className="card">
      <legend>{person.name || '新人员'}</legend>
      <div className="card-actions">
        <Button icon="trash" iconOnly small tone="quiet" onClick={onRemove}>
          {`删除${person.name || '新人员'}`}
        </Button>
      </div>
      <div className="form-grid">
        <SettingField
          label="姓名"
          value={person.name}
          onChange={(name) => onChange({ name })}
          tells={serves ? 'officers' : undefined}
        />
        <SettingField label="单位及职务" value={person.post ?? ''} onChange={(post) => onChange({ post })} />
        <SettingField
          label="执法证号"
          tells={serves ? 'officers' : undefined}
          value={person.certificateNumber}
          onChange={(certificateNumber) => onChange({ certificateNumber })}
        />
        <SettingField
          label="有效期起"
          kind="date"
          value={person.validFrom ?? ''}
          onChange={day('validFrom')}
        />
        <SettingField
          label="有效期止"
          kind="date"
          value={person.validUntil ?? ''}
          onChange={day('validUntil')}
          problem={expired ? '执法证已到期。' : null}
          tells={serves && expired ? 'certificates' : undefined}
        />
        <CheckGroup
          label="可以担任"
          options={roles}
          chosen={person.roles}
          onChange={(chosen) =>
            onChange({ roles: roles.map(({ value }) => value).filter((role) => chosen.includes(role)) })
          }
        />
        <label className="check field-wide">
          <input
            type="checkbox"
            checked={person.legalQualification ?? false}
            onChange={(event) => onChange({ legalQualification: event.target.checked })}
          />
          <span>已取得国家统一法律职业资格（《行政处罚法》第五十八条第二款，初次从事审核的人员须有）</span>
        </label>
      </div>
    </fieldset>
  );
}
