import { useState } from 'react';
import type { CommandAnswer } from '../../contract/commands.ts';
import { told, useApp } from '../state/app-context.ts';
import { CheckGroup } from '../ui/check-group.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { roleOptions, rolesIn } from './account-roles.ts';
import { NewPasswordFields, useNewPassword } from './new-password.tsx';
import { RecoveryDialog } from './recovery-dialog.tsx';
import { type Owner, WhoseAccount } from './whose-account.tsx';

const others = roleOptions.filter(({ value }) => value !== 'administrator');

/** Ends the trial of one person: makes the first administrator, who is signed in here at once. */
export function BeginDialog({ onClose }: { readonly onClose: () => void }) {
  const app = useApp();
  const [owner, setOwner] = useState<Owner>({ name: '', person: null, roles: [] });
  const entered = useNewPassword();
  const [begun, setBegun] = useState<CommandAnswer<'people/begin'> | null>(null);
  const name = owner.name.trim();
  const begin = async () => {
    const roles = ['administrator' as const, ...owner.roles];
    const input = { name, person: owner.person, roles, password: entered.password };
    setBegun(told(app, await app.engine.call('people/begin', input)));
  };
  if (begun)
    return (
      <RecoveryDialog
        code={begun.recovery}
        onClose={() => {
          app.engine.takePeople(begun.state);
          app.notices.done('账户已设立，您已登录为管理员。现在可以添加其他人员。');
          onClose();
        }}
      />
    );
  return (
    <Dialog
      title="设立账户"
      onClose={onClose}
      submit={{
        label: '设立并登录',
        act: () => void begin(),
        disabled: name === '' || !entered.fits,
      }}
    >
      <p className="section-note">
        从此打开程序要先登录。您是第一个管理员：添加人员、改本站设置、备份由管理员做。设立后不能退回单人试用。
      </p>
      <div className="form-grid">
        <WhoseAccount owner={owner} onChange={setOwner} />
        <CheckGroup
          label="除管理员外，您还是"
          options={others}
          chosen={owner.roles}
          onChange={(chosen) => setOwner({ ...owner, roles: rolesIn(chosen) })}
        />
        <NewPasswordFields
          entered={entered}
          label="密码"
          help="请记牢，并尽快指定第二名管理员；设立后会得到一个封存备用的恢复码。"
        />
      </div>
    </Dialog>
  );
}
