import { type FormEvent, useState } from 'react';
import type { SignedIn } from '../../contract/commands/people.ts';
import { useApp } from '../state/app-context.ts';
import { Button } from '../ui/button.tsx';
import { SecretField } from '../ui/secret-field.tsx';
import { signOut } from './leave.ts';
import { useSecret } from './use-secret.ts';

/** The lock: the page stands as it was left, and comes back with its person's password. */
export function Unlock({ who }: { readonly who: SignedIn }) {
  const app = useApp();
  const [password, setPassword] = useState('');
  const { busy, problem, waits, attempt } = useSecret();
  const unlock = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || waits || password === '') return;
    const opened = await attempt(app.engine.call('people/unlock', { password }));
    if (!opened) setPassword('');
  };
  return (
    <form className="entry" onSubmit={(event) => void unlock(event)} noValidate>
      <h1>已锁定</h1>
      <p className="entry-lead">{who.name} 正在使用。没有做完的都还在，解锁后接着做。</p>
      <SecretField
        label={`${who.name}的密码`}
        value={password}
        onChange={setPassword}
        problem={problem}
        autoFocus
      />
      <div className="entry-actions">
        <Button type="submit" tone="main" disabled={busy || waits || password === ''} keys="Enter">
          解锁
        </Button>
        <Button tone="quiet" onClick={() => void signOut(app)}>
          换人登录
        </Button>
      </div>
    </form>
  );
}
