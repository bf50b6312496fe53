import { useState } from 'react';
import type { AccountInfo, PeopleState, SignedIn } from '../../contract/commands/people.ts';
import { ask, useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { useMay } from '../state/use-may.ts';
import { useQuery } from '../state/use-query.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { AccountDialog, AddAccountDialog } from './account-dialog.tsx';
import { AccountList } from './account-list.tsx';
import { rolesText } from './account-roles.ts';
import { BeginDialog } from './begin-dialog.tsx';
import { CodeDialog } from './code-dialog.tsx';
import { EncryptionPart } from './encryption-part.tsx';
import { lockWindow, signOut } from './leave.ts';
import { OwnPasswordDialog } from './own-password-dialog.tsx';
import { NewRecoveryDialog } from './recovery-dialog.tsx';
import type { Owner } from './whose-account.tsx';

/** Settings › accounts: the way out of the trial, one's own account, and for the administrator everybody's. */
export function AccountsSection() {
  const state = useStore(useApp().engine.people);
  const manages = useMay('people/list');
  if (!state) return null;
  if (!state.signedIn) return <Trial />;
  return (
    <>
      <OwnAccount who={state.signedIn} />
      {manages ? (
        <Everybody own={state.signedIn.account} state={state} />
      ) : (
        <p className="section-note">添加人员、改角色、重置密码由管理员做。</p>
      )}
    </>
  );
}

function Trial() {
  const [asked, setAsked] = useState(false);
  return (
    <div className="own-account">
      <h2>单人试用</h2>
      <p>
        现在没有账户：谁打开程序都能做一切，操作记录也分不出是谁。正式办案前请设立账户：各人用自己的密码登录，审核、审批、签名只能本人做，离开时自动锁定。
      </p>
      <div>
        <Button tone="main" icon="person" tells="accounts" onClick={() => setAsked(true)}>
          设立账户…
        </Button>
      </div>
      {asked && <BeginDialog onClose={() => setAsked(false)} />}
    </div>
  );
}

function OwnAccount({ who }: { readonly who: SignedIn }) {
  const app = useApp();
  const [asked, setAsked] = useState(false);
  return (
    <div className="own-account">
      <h2>{who.name}</h2>
      <p>{rolesText(who.roles)}</p>
      <div>
        <Button onClick={() => setAsked(true)}>修改密码…</Button>
        <Button icon="lock" keys="Ctrl+L" onClick={() => void lockWindow(app)}>
          锁定
        </Button>
        <Button onClick={() => void signOut(app)}>退出登录</Button>
      </div>
      {asked && <OwnPasswordDialog onClose={() => setAsked(false)} />}
    </div>
  );
}

type Asked =
  | { readonly act: 'add' }
  | { readonly act: 'change'; readonly account: AccountInfo }
  | { readonly act: 'reset'; readonly account: AccountInfo }
  | { readonly act: 'recovery' }
  | { readonly act: 'code'; readonly name: string; readonly code: string };

function Everybody({ own, state }: { readonly own: string; readonly state: PeopleState }) {
  const app = useApp();
  const { value, reload, set } = useQuery('people/list', {});
  const [asked, setAsked] = useState<Asked | null>(null);
  const accounts = value?.accounts ?? [];
  const close = () => setAsked(null);
  const add = async (owner: Owner) => {
    const made = await ask(app, 'people/add', { ...owner, roles: [...owner.roles] });
    if (!made) return;
    setAsked({ act: 'code', name: owner.name, code: made.code });
    reload();
  };
  const change = async (
    account: AccountInfo,
    changes: Partial<Pick<AccountInfo, 'roles' | 'state' | 'person'>>,
  ) => {
    const { roles, person, state: stands } = { ...account, ...changes };
    const answer = await ask(app, 'people/change', {
      account: account.account,
      person,
      roles: [...roles],
      state: stands,
    });
    if (!answer) return;
    set({ recovery: value?.recovery ?? false, ...answer });
    close();
    app.notices.done(`已修改${account.name}的账户。`);
    await app.engine.askPeople();
  };
  const reset = async ({ account, name }: AccountInfo) => {
    const made = await ask(app, 'people/reset', { account });
    if (!made) return;
    setAsked({ act: 'code', name, code: made.code });
    reload();
  };
  return (
    <>
      <h2>全站账户</h2>
      <AccountList
        accounts={accounts}
        own={own}
        onChange={(account) => setAsked({ act: 'change', account })}
        onReset={(account) => setAsked({ act: 'reset', account })}
        onSwitch={(account) =>
          void change(account, { state: account.state === 'active' ? 'disabled' : 'active' })
        }
      />
      <Button icon="plus" onClick={() => setAsked({ act: 'add' })}>
        添加账户…
      </Button>
      <Recovery exists={value?.recovery ?? true} onMake={() => setAsked({ act: 'recovery' })} />
      <EncryptionPart />
      <IdleMinutes minutes={state.idleMinutes} />
      {asked?.act === 'add' && (
        <AddAccountDialog
          taken={accounts.map(({ name }) => name)}
          onAdd={(owner) => void add(owner)}
          onClose={close}
        />
      )}
      {asked?.act === 'change' && (
        <AccountDialog
          account={asked.account}
          tied={accounts.map(({ person }) => person)}
          onChange={(changes) => void change(asked.account, changes)}
          onClose={close}
        />
      )}
      {asked?.act === 'reset' && (
        <Dialog
          title={`重置${asked.account.name}的密码`}
          width="narrow"
          onClose={close}
          submit={{ label: '重置', act: () => void reset(asked.account), danger: true }}
        >
          <p>原来的密码立即失效。您会得到一个一次性口令，交给{asked.account.name}自己设新密码。</p>
        </Dialog>
      )}
      {asked?.act === 'recovery' && (
        <NewRecoveryDialog
          onClose={() => {
            close();
            reload();
          }}
        />
      )}
      {asked?.act === 'code' && <CodeDialog name={asked.name} code={asked.code} onClose={close} />}
    </>
  );
}

/** The sealed way back of an administrator whose password nobody can reset. */
function Recovery({ exists, onMake }: { readonly exists: boolean; readonly onMake: () => void }) {
  return (
    <div className="own-account">
      <h2>管理员恢复码</h2>
      <p className={exists ? undefined : 'backup-trouble'}>
        {exists
          ? '恢复码已生成，应当密封在信封里保管。怀疑被人看过，或找不到了，就换一个新的。'
          : '现在没有恢复码：唯一的管理员忘记密码就没有办法打开账户。请生成一个，密封保管。'}
      </p>
      <div>
        <Button icon="lock" onClick={onMake}>
          生成新的恢复码…
        </Button>
      </div>
    </div>
  );
}

function IdleMinutes({ minutes }: { readonly minutes: number }) {
  const app = useApp();
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (typed: string) => {
    const value = Number(typed.normalize('NFKC'));
    const right = Number.isInteger(value) && value >= 1 && value <= 240;
    setProblem(right ? null : '请填 1 到 240 的整数。');
    if (right && (await ask(app, 'people/setIdle', { minutes: value }))) await app.engine.askPeople();
  };
  return (
    <div className="form-grid">
      <Field label="多少分钟没人操作就锁定" problem={problem} help="锁定不会丢失正在输入的内容。">
        {(ids) => (
          <TextInput
            {...ids}
            inputMode="numeric"
            value={String(minutes)}
            onCommit={(typed) => void save(typed)}
          />
        )}
      </Field>
    </div>
  );
}
