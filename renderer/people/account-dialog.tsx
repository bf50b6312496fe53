import { useState } from 'react';
import type { AccountInfo } from '../../contract/commands/people.ts';
import { useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { CheckGroup } from '../ui/check-group.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { SelectInput } from '../ui/select-input.tsx';
import { roleOptions, rolesIn } from './account-roles.ts';
import { type Owner, WhoseAccount } from './whose-account.tsx';

type AddDialogProps = {
  readonly taken: readonly string[];
  readonly onAdd: (owner: Owner) => void;
  readonly onClose: () => void;
};

/** Adds an account; its person sets the password with the code that comes next. */
export function AddAccountDialog({ taken, onAdd, onClose }: AddDialogProps) {
  const [owner, setOwner] = useState<Owner>({ name: '', person: null, roles: [] });
  const name = owner.name.trim();
  return (
    <Dialog
      title="添加账户"
      onClose={onClose}
      submit={{
        label: '添加',
        act: () => onAdd({ ...owner, name }),
        disabled: name === '' || taken.includes(name) || owner.roles.length === 0,
      }}
    >
      <div className="form-grid">
        <WhoseAccount owner={owner} onChange={setOwner} taken={taken} />
        <CheckGroup
          label="角色（可以多选）"
          options={roleOptions}
          chosen={owner.roles}
          onChange={(chosen) => setOwner({ ...owner, roles: rolesIn(chosen) })}
        />
      </div>
    </Dialog>
  );
}

type AccountDialogProps = {
  readonly account: AccountInfo;
  /** Of all accounts, the station's people that have one. */
  readonly tied: readonly (string | null)[];
  readonly onChange: (changes: Pick<AccountInfo, 'roles' | 'person'>) => void;
  readonly onClose: () => void;
};

/** Whose an account is, and what they may be. */
export function AccountDialog({ account, tied, onChange, onClose }: AccountDialogProps) {
  const people = useStore(useApp().station)?.people ?? [];
  const [roles, setRoles] = useState(account.roles);
  const [person, setPerson] = useState(account.person);
  const free = people.filter(({ id, name }) => name !== '' && (id === account.person || !tied.includes(id)));
  return (
    <Dialog
      title={`${account.name}的账户`}
      width="narrow"
      onClose={onClose}
      submit={{ label: '保存', act: () => onChange({ roles, person }), disabled: roles.length === 0 }}
    >
      <div className="form-grid">
        <Field label="本站人员" wide help="对应到本站人员，文书上的签名、审批才认得是本人。">
          {(ids) => (
            <SelectInput
              {...ids}
              autoFocus
              value={person ?? ''}
              placeholder="不是本站人员（如上级评查、信息人员）"
              options={free.map(({ id, name, post }) => ({
                value: id,
                title: post ? `${name}（${post}）` : name,
              }))}
              onChange={(id) => setPerson(id === '' ? null : id)}
            />
          )}
        </Field>
        <CheckGroup
          label="角色（可以多选）"
          options={roleOptions}
          chosen={roles}
          onChange={(chosen) => setRoles(rolesIn(chosen))}
        />
      </div>
    </Dialog>
  );
}
