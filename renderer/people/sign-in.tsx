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
  const [recovering, setRecovering] = useState(false);
  const entered = useNewPassword();
  const { busy, problem, waits, forget, attempt } = useSecret();
  const form = useRef<HTMLFormElement>(null);
  const chosen = state.names.find((one) => one.account === account);
  const fresh = chosen?.fresh ?? false;
  const recovers = recovering && (chosen?.recoverable ?? false);
  const byCode = fresh || recovers;
  const ready = chosen && (byCode ? code !== '' && entered.fits : password !== '');
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
    const next = entered.password;
    const signedIn = await attempt(
      recovers
        ? app.engine.call('people/recover', { account, code, next })
        : fresh
          ? app.engine.call('people/useCode', { account, code, next })
          : app.engine.call('people/signIn', { account, password }),
    );
    if (signedIn) localStorage.setItem(memory, account);
    else if (!byCode) setPassword('');
    if (signedIn && recovers)
      app.notices.done('密码已重设，恢复码已用掉。请到“本站 › 账户”生成新的恢复码，密封保管。');
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
                  setRecovering(false);
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
        {byCode ? (
          <>
            <TextField
              label={recovers ? '恢复码' : '一次性口令'}
              value={code}
              onChange={setCode}
              help={
                recovers
                  ? '密封保管的二十个字母和数字，大小写不限，用过即失效。'
                  : '管理员给的十二个字母和数字，大小写不限，七天内有效。'
              }
            />
            <NewPasswordFields entered={entered} label="自己设一个密码" problem={problem} />
          </>
        ) : (
          <SecretField label="密码" value={password} onChange={setPassword} problem={problem} />
        )}
      </div>
      <div className="entry-actions">
        <Button type="submit" tone="main" disabled={busy || waits || !ready} keys="Enter">
          {byCode ? '设定密码并登录' : '登录'}
        </Button>
        {chosen?.recoverable && !fresh && (
          <Button
            tone="quiet"
            onClick={() => {
              setRecovering(!recovering);
              setCode('');
              forget();
            }}
          >
            {recovers ? '用密码登录' : '用恢复码…'}
          </Button>
        )}
      </div>
      <p className="entry-note">
        {byCode ? '' : '忘记密码：请管理员在“本站 › 账户”中重置，再用一次性口令设新密码。'}
      </p>
    </form>
  );
}

function remembered(state: PeopleState): string {
  const last = localStorage.getItem(memory);
  if (state.names.some(({ account }) => account === last)) return last ?? '';
  return state.names.length === 1 ? (state.names[0]?.account ?? '') : '';
}
