import type { AccountInfo } from '../../contract/commands/people.ts';
import { useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { rolesText } from './account-roles.ts';

type AccountListProps = {
  readonly accounts: readonly AccountInfo[];
  /** The account signed in here. */
  readonly own: string;
  readonly onChange: (account: AccountInfo) => void;
  readonly onReset: (account: AccountInfo) => void;
  readonly onSwitch: (account: AccountInfo) => void;
};

/** The station's accounts, for the administrator. */
export function AccountList({ accounts, own, onChange, onReset, onSwitch }: AccountListProps) {
  const people = useStore(useApp().station)?.people ?? [];
  const posts = (id: string | null) => people.find((person) => person.id === id);
  return (
    <ul className="accounts" aria-label="账户">
      {accounts.map((account) => {
        const person = posts(account.person);
        const off = account.state === 'disabled';
        return (
          <li key={account.account} aria-label={account.name}>
            <div className="account-who">
              <strong>{account.name}</strong>
              {account.account === own && <Badge tone="accent">您</Badge>}
              {off && <Badge tone="neutral">已停用</Badge>}
              {!off && !account.hasPassword && <Badge tone="wait">待设密码</Badge>}
              <p>{rolesText(account.roles)}</p>
              <p className="faint">
                {person ? ['本站人员', person.post].filter(Boolean).join(' · ') : '不是本站人员'}
              </p>
            </div>
            <div className="account-acts">
              <Button small onClick={() => onChange(account)}>
                修改…
              </Button>
              {account.account !== own && (
                <>
                  <Button small onClick={() => onReset(account)} disabled={off}>
                    重置密码…
                  </Button>
                  <Button small onClick={() => onSwitch(account)}>
                    {off ? '启用' : '停用'}
                  </Button>
                </>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
