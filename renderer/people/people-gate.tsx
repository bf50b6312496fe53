import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PeopleState } from '../../contract/commands/people.ts';
import { isBarred } from '../engine-client.ts';
import { useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { keyName } from '../state/use-shortcut.ts';
import { lockWindow } from './leave.ts';
import { SignIn } from './sign-in.tsx';
import { Unlock } from './unlock.tsx';
import { useIdleLock } from './use-idle-lock.ts';

/** Whether this computer's station had accounts: a guess for the moment before the engine answers. */
const memory = 'accounts';

/**
 * Shows the program to whoever may see it. A locked window keeps its page, hidden and out of reach, as it was left; the
 * page of one person is never another's.
 */
export function PeopleGate({ children }: { readonly children: ReactNode }) {
  const app = useApp();
  const state = useStore(app.engine.people);
  const barred = isBarred(state);
  const owner = useOwner(state);
  useIdleLock();
  useEffect(() => void app.engine.askPeople(), [app]);
  useEffect(() => {
    // What was told may speak of a case.
    if (barred) app.notices.list.set([]);
  }, [app, barred]);
  useEffect(() => {
    if (state) localStorage.setItem(memory, String(state.mode === 'accounts'));
  }, [state]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (keyName(event) !== 'Ctrl+L' || event.isComposing) return;
      event.preventDefault();
      if (!isBarred(app.engine.people.get())) void lockWindow(app);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    const stop = app.engine.onShellEvent((event) => {
      if (event.kind === 'menu' && event.action === 'lock') void lockWindow(app);
    });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      stop();
    };
  }, [app]);
  if (state === null && localStorage.getItem(memory) === 'true')
    return (
      <main className="starting">
        <h1>正在打开…</h1>
      </main>
    );
  return (
    <>
      {owner !== null && (
        <div key={owner} className={barred ? 'behind behind-lock' : 'behind'} inert={barred}>
          {children}
        </div>
      )}
      {barred && state && <Entry state={state} />}
    </>
  );
}

/**
 * Whose page it is, as its key: nobody's before the first sign-in; it stays that person's while they are away, and stays
 * as it is for whoever sets up the accounts.
 */
function useOwner(state: PeopleState | null): string | null {
  const { router } = useApp();
  const [owner, setOwner] = useState<{ readonly key: string; readonly account: string } | null>(null);
  const now = state?.mode === 'trial' ? 'trial' : (state?.signedIn?.account ?? null);
  const account = owner?.account ?? null;
  if (now !== null && now !== account)
    setOwner({ key: owner?.account === 'trial' ? owner.key : now, account: now });
  const last = useRef<string | null>(null);
  useEffect(() => {
    const before = last.current;
    last.current = account;
    // Whoever comes after another begins at the cases.
    if (before !== null && before !== 'trial' && before !== account) router.go({ page: 'cases' });
  }, [account, router]);
  return state === null ? 'trial' : (owner?.key ?? null);
}

/** Over everything, also over a dialog that was open: what lies behind can be neither seen nor reached. */
function Entry({ state }: { readonly state: PeopleState }) {
  const element = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    // What was being typed is handed over while it is still its writer's.
    if (before instanceof HTMLElement) before.blur();
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    // However a modal dialog can be closed, this one is not.
    const stay = () => {
      if (dialog?.isConnected) dialog.showModal();
    };
    dialog?.addEventListener('close', stay);
    return () => dialog?.removeEventListener('close', stay);
  }, []);
  const locked = state.signedIn !== null;
  useEffect(() => {
    document.title = locked ? '已锁定 — 案卷' : '登录 — 案卷';
  }, [locked]);
  return (
    <dialog
      ref={element}
      className="entry-screen"
      aria-label={locked ? '已锁定' : '登录'}
      onCancel={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.preventDefault();
      }}
    >
      <p className="first-run-mark" aria-hidden="true">
        案卷
      </p>
      {state.signedIn ? <Unlock who={state.signedIn} /> : <SignIn state={state} />}
    </dialog>
  );
}
