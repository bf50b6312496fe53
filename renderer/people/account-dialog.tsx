import { useState } from 'react';
import type { AccountInfo } from '../../contract/commands/people.ts';
import { CheckGroup } from '../ui/check-group.tsx';
import { Dialog } from '../ui/dialog.tsx';
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

type RolesDialogProps = {
  readonly account: AccountInfo;
  readonly onChange: (roles: AccountInfo['roles']) => void;
  readonly onClose: () => void;
};

/** What somebody may be. */
export function RolesDialog({ account, onChange, onClose }: RolesDialogProps) {
  const [roles, setRoles] = useState(account.roles);
  return (
    <Dialog
      title={`${account.name}的角色`}
      width="narrow"
      onClose={onClose}
      submit={{ label: '保存', act: () => onChange(roles), disabled: roles.length === 0 }}
    >
      <CheckGroup
        label="角色（可以多选）"
        options={roleOptions}
        chosen={roles}
        onChange={(chosen) => setRoles(rolesIn(chosen))}
      />
    </Dialog>
  );
}
