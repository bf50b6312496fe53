import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { PeopleState } from '../../contract/commands/people.ts';
import { useApp } from '../state/app-context.ts';
import { Button } from '../ui/button.tsx';
import { SecretField } from '../ui/secret-field.tsx';
import { NewPasswordFields, useNewPassword } from './new-password.tsx';
import { TextField } from './text-field.tsx';
import { useSecret } from './use-secret.ts';

/** Whoever signed in here last stands chosen; a convenience of this computer, no secret. */
const memory = 'lastAccount';

/** Signing in: one's name of the list and one's password; with a one-time code, a password of one's own is set first. */
export function SignIn({ state }: { readonly state: PeopleState }) {
  const app = useApp();
  const [account, setAccount] = useState(() => remembered(state));
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const entered = useNewPassword();
  const { busy, problem, waits, forget, attempt } = useSecret();
  const form = useRef<HTMLFormElement>(null);
  const chosen = state.names.find((one) => one.account === account);
  const fresh = chosen?.fresh ?? false;
  const ready = chosen && (fresh ? code !== '' && entered.fits : password !== '');
  const waiting = app.engine.waitingForOthers();
  useEffect(() => {
    // The name is known: the password is next.
    const next = chosen ? '.entry-secrets input' : 'input[type=radio]';
    form.current?.querySelector<HTMLInputElement>(next)?.focus();
  }, []);
  const enter = async (event: FormEvent) => {
    event.preventDefault();
    if (!chosen) return;
    if (!ready) {
      form.current?.querySelector<HTMLInputElement>('.entry-secrets input')?.focus();
      return;
    }
    if (busy || waits) return;
    const signedIn = await attempt(
      fresh
        ? app.engine.call('people/useCode', { account, code, next: entered.password })
        : app.engine.call('people/signIn', { account, password }),
    );
    if (signedIn) localStorage.setItem(memory, account);
    else if (!fresh) setPassword('');
  };
  return (
    <form ref={form} className="entry" onSubmit={(event) => void enter(event)} noValidate>
      <h1>登录</h1>
      {waiting > 0 && (
        <p className="entry-note" role="status">
          还有 {waiting} 处修改没有存盘，等原来输入的人登录后接着保存。
        </p>
      )}
      <fieldset className="entry-names">
        <legend>姓名</legend>
        <div>
          {state.names.map((one) => (
            <label key={one.account} className="entry-name">
              <input
                type="radio"
                name="account"
                checked={one.account === account}
                onChange={() => {
                  setAccount(one.account);
                  setPassword('');
                  entered.setPassword('');
                  entered.setAgain('');
                  forget();
                }}
              />
              <span>{one.name}</span>
              {one.fresh && <small>第一次登录</small>}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="entry-secrets">
        {fresh ? (
          <>
            <TextField
              label="一次性口令"
              value={code}
              onChange={setCode}
              help="管理员给的十二个字母和数字，大小写不限，七天内有效。"
            />
            <NewPasswordFields entered={entered} label="自己设一个密码" problem={problem} />
          </>
        ) : (
          <SecretField label="密码" value={password} onChange={setPassword} problem={problem} />
        )}
      </div>
      <div className="entry-actions">
        <Button type="submit" tone="main" disabled={busy || waits || !ready} keys="Enter">
          {fresh ? '设定密码并登录' : '登录'}
        </Button>
      </div>
      <p className="entry-note">
        {fresh ? '' : '忘记密码：请管理员在“本站 › 账户”中重置，再用一次性口令设新密码。'}
      </p>
    </form>
  );
}

function remembered(state: PeopleState): string {
  const last = localStorage.getItem(memory);
  if (state.names.some(({ account }) => account === last)) return last ?? '';
  return state.names.length === 1 ? (state.names[0]?.account ?? '') : '';
}
