import { v7 as uuid } from 'uuid';
import { AppError } from '../../contract/app-error.ts';
import type { AccountInfo, PeopleState, peopleCommands, Role } from '../../contract/commands/people.ts';
import { type CommandName, commands, type Handlers } from '../../contract/commands.ts';
import type { Guard } from '../door.ts';
import type { KeyRing } from '../sealing/key-ring.ts';
import { type Account, addAccount, changeAccount, listAccounts, readAccount } from '../store/accounts.ts';
import { recordAct } from '../store/audit.ts';
import { writePreference } from '../store/preferences.ts';
import type { Store, WritableStore } from '../store/store.ts';
import { actFor, actingConnection } from './acting.ts';
import type { Post } from './own-name.ts';
import { isAllowed } from './permissions.ts';
import { hasRecovery, keepRecovery, makeRecovery, recover } from './recovery.ts';
import { hashSecret, newCode, plainCode, requireStrong } from './secret.ts';
import { Sessions } from './sessions.ts';
import { judgeSecret } from './sign-in.ts';
import { recordTries } from './waiting-tries.ts';

/** How long a one-time code holds: a week, so that somebody on leave can still use theirs. */
const codeLife = 7 * 86_400_000;

/**
 * Accounts and sign-in, and the guard that holds every other command to them. `keys`: of an encrypted database, kept in
 * step with every secret.
 */
export function peopleFeature(
  store: Store,
  now: () => Date,
  post: (person: string) => Post | null,
  keys: KeyRing | null = null,
): {
  handlers: Handlers<keyof typeof peopleCommands>;
  guard: Guard;
  /** Whether a connection may hear of cases and of work: not while nobody is signed in there, nor while it is locked. */
  hears: (connection: object) => boolean;
  /** Judges the password of whoever the running command is of. Throws SIGN_IN_NEEDED, SIGN_IN_WRONG, SIGN_IN_DELAYED. */
  confirm: (password: string) => Promise<Account>;
} {
  const sessions = new Sessions(store, now, post);
  const at = () => now().toISOString();
  const trial = { store, now, at, unwritten: new Map() };
  const here = actingConnection;
  const state = () => peopleState(store, sessions, here());
  /** `who` is for acts before a sign-in; afterwards the audit names the person signed in. */
  const write = (
    what: string,
    subject: string,
    work: (store: WritableStore) => void,
    detail = {},
    who = '',
  ) =>
    store.transaction((writable) => {
      work(writable);
      recordAct(writable, { at: at(), who, what, subject, detail });
    });
  const signIn = (account: Account, what: string): PeopleState => {
    sessions.begin(here(), account.id);
    // Whoever only looks leaves no trace in a database that another program holds.
    if (store.readOnly) return state();
    keys?.handOverTries((tries) => recordTries(store, at(), tries));
    actFor({ connection: here(), name: account.name }, () =>
      write(what, `account:${account.id}`, () => undefined),
    );
    return state();
  };
  const code = async () => {
    const shown = newCode();
    const kept = await hashSecret(plainCode(shown));
    return { shown, fields: { code: kept, code_until: now().getTime() + codeLife, password: null } };
  };
  const create = (name: string, person: string | null, roles: readonly Role[]): Account => ({
    ...{ id: uuid(), name, person, roles, state: 'active', password: null, code: null, code_until: null },
    ...{ failures: 0, delayed_until: 0, at: at() },
  });
  const confirm = async (password: string) => {
    const account = self(store, sessions, here());
    await judgeSecret(trial, account, password, account.password ?? '');
    return account;
  };
  const handlers: Handlers<keyof typeof peopleCommands> = {
    'people/state': state,
    'people/begin': async ({ name, person, roles, password }) => {
      if (!sessions.trial) throw new AppError('ACCOUNTS_EXIST', {});
      requireStrong(password);
      const all: readonly Role[] = [...new Set<Role>([...roles, 'administrator'])];
      const account = { ...create(name, person, all), password: await hashSecret(password) };
      const { code: recovery, kept } = await makeRecovery();
      // Two windows may have begun at once: the second finds the first's account.
      if (!sessions.trial) throw new AppError('ACCOUNTS_EXIST', {});
      const begin = (writable: WritableStore) => {
        addAccount(writable, account);
        keepRecovery(writable, kept);
      };
      write('设立账户', `account:${account.id}`, begin, { name });
      return { state: signIn(account, '登录'), recovery };
    },
    'people/recover': async ({ account: id, code: typed, next }) => {
      const account = active(store, id);
      await recover(trial, account, typed, next, () => keys?.add(id, next, 'password'));
      keys?.dropRecovery();
      await keys?.only(id, next, 'password');
      return signIn(account, '登录');
    },
    'people/makeRecovery': async ({ password }) => {
      await confirm(password);
      const { code: recovery, kept } = await makeRecovery();
      await keys?.addRecovery(plainCode(recovery));
      write('更换恢复码', 'station', (writable) => keepRecovery(writable, kept));
      keys?.keepRecovery();
      return { recovery };
    },
    'people/signIn': async ({ account: id, password }) => {
      const account = active(store, id);
      if (account.password === null) throw new AppError('PASSWORD_UNSET', { name: account.name });
      await judgeSecret(trial, account, password, account.password);
      if (!store.readOnly) await keys?.only(id, password, 'password');
      return signIn(account, '登录');
    },
    'people/useCode': async ({ account: id, code: typed, next }) => {
      const account = active(store, id);
      requireStrong(next);
      if (account.code === null || (account.code_until ?? 0) < now().getTime())
        throw new AppError('SIGN_IN_WRONG', {});
      await judgeSecret(trial, account, plainCode(typed), account.code);
      const password = await hashSecret(next);
      if (readAccount(store, id)?.code !== account.code) throw new AppError('SIGN_IN_WRONG', {});
      await keys?.add(id, next, 'password');
      store.transaction((writable) =>
        changeAccount(writable, id, { password, code: null, code_until: null }),
      );
      await keys?.only(id, next, 'password');
      return signIn(account, '用一次性口令设密码');
    },
    'people/signOut': () => {
      sessions.end(here());
      return state();
    },
    'people/lock': () => {
      sessions.lock(here());
      return state();
    },
    'people/unlock': async ({ password }) => {
      const account = self(store, sessions, here());
      if (account.password === null) throw new AppError('PASSWORD_UNSET', { name: account.name });
      await judgeSecret(trial, account, password, account.password);
      sessions.begin(here(), account.id);
      return state();
    },
    'people/active': () => {
      sessions.touch(here());
      return { locked: sessions.locked(here()) };
    },
    'people/changePassword': async ({ current, next }) => {
      const account = self(store, sessions, here());
      requireStrong(next);
      await judgeSecret(trial, account, current, account.password ?? '');
      const password = await hashSecret(next);
      await keys?.add(account.id, next, 'password');
      write('修改密码', `account:${account.id}`, (writable) =>
        changeAccount(writable, account.id, { password }),
      );
      await keys?.only(account.id, next, 'password');
      return { changed: true };
    },
    'people/list': () => ({ accounts: accounts(store), recovery: hasRecovery(store) }),
    'people/add': async ({ name, person, roles }) => {
      if (sessions.trial) throw new AppError('SIGN_IN_NEEDED', {});
      const { shown, fields } = await code();
      if (listAccounts(store).some((one) => one.name === name))
        throw new AppError('ACCOUNT_NAME_TAKEN', { name });
      if (person !== null) requireFree(store, post, person, null);
      const account = { ...create(name, person, roles), ...fields };
      write('添加账户', `account:${account.id}`, (writable) => addAccount(writable, account), {
        name,
        roles: roles.join('、'),
      });
      keys?.take(listAccounts(store));
      await keys?.only(account.id, plainCode(shown), 'code');
      return { account: account.id, code: shown };
    },
    'people/change': ({ account: id, person, roles, state: next }) => {
      const account = found(store, id);
      const tied = person === undefined ? account.person : person;
      if (tied !== null && tied !== account.person) requireFree(store, post, tied, id);
      const stays = next === 'active' && roles.includes('administrator');
      if (!stays && isLastAdministrator(store, id))
        throw new AppError('LAST_ADMINISTRATOR', { name: account.name });
      const change = { roles, state: next, person: tied };
      write('修改账户', `account:${id}`, (writable) => changeAccount(writable, id, change), {
        name: account.name,
        roles: roles.join('、'),
        state: next,
        person: (tied && post(tied)?.name) ?? '',
      });
      keys?.take(listAccounts(store));
      return { accounts: accounts(store) };
    },
    'people/reset': async ({ account: id }) => {
      const { name } = found(store, id);
      if (isLastAdministrator(store, id)) throw new AppError('LAST_ADMINISTRATOR', { name });
      const { shown, fields } = await code();
      const change = { ...fields, failures: 0, delayed_until: 0 };
      write('重置密码', `account:${id}`, (writable) => changeAccount(writable, id, change), { name });
      await keys?.only(id, plainCode(shown), 'code');
      return { code: shown };
    },
    'people/setIdle': ({ minutes }) => {
      write('修改锁定时间', 'station', (writable) => writePreference(writable, 'idleMinutes', minutes), {
        minutes,
      });
      return { saved: true };
    },
  };
  const guard: Guard = (command, input, connection, run) => {
    const who = sessions.admit(command, input, connection);
    return actFor({ connection, name: who?.name ?? null }, run);
  };
  return { handlers, guard, confirm, hears: (connection) => sessions.hears(connection) };
}

function found(store: Store, id: string): Account {
  const account = readAccount(store, id);
  if (!account) throw new AppError('NOT_FOUND', { what: '账户', id });
  return account;
}

function active(store: Store, id: string): Account {
  const account = found(store, id);
  if (account.state !== 'active') throw new AppError('NOT_FOUND', { what: '可登录的账户', id: account.name });
  return account;
}

/** The account signed in here, also while locked. Throws SIGN_IN_NEEDED. */
function self(store: Store, sessions: Sessions, connection: object): Account {
  const who = sessions.signedIn(connection);
  if (!who) throw new AppError('SIGN_IN_NEEDED', {});
  return found(store, who.account);
}

/** A person has one account, or two could sign for them. Throws NOT_FOUND, PERSON_TAKEN. */
function requireFree(
  store: Store,
  post: (person: string) => Post | null,
  person: string,
  except: string | null,
): void {
  const known = post(person);
  if (!known) throw new AppError('NOT_FOUND', { what: '本站人员', id: person });
  const other = listAccounts(store).find((one) => one.person === person && one.id !== except);
  if (other) throw new AppError('PERSON_TAKEN', { person: known.name, name: other.name });
}

function isLastAdministrator(store: Store, id: string): boolean {
  const able = listAccounts(store).filter(
    (one) => one.state === 'active' && one.roles.includes('administrator') && one.password !== null,
  );
  return able.length === 1 && able[0]?.id === id;
}

function accounts(store: Store): AccountInfo[] {
  return listAccounts(store).map(({ id, name, person, roles, state, password }) => ({
    account: id,
    ...{ name, person, roles, state, hasPassword: password !== null },
  }));
}

function peopleState(store: Store, sessions: Sessions, connection: object): PeopleState {
  const signedIn = sessions.signedIn(connection);
  const names = listAccounts(store).filter((one) => one.state === 'active');
  const recovery = hasRecovery(store);
  return {
    mode: sessions.trial ? 'trial' : 'accounts',
    signedIn,
    locked: sessions.locked(connection),
    names: names.map(({ id, name, password, roles }) => ({
      account: id,
      name,
      fresh: password === null,
      recoverable: recovery && roles.includes('administrator'),
    })),
    idleMinutes: sessions.idleMinutes,
    refused: signedIn
      ? (Object.keys(commands) as CommandName[]).filter((name) => !isAllowed(name, signedIn.roles))
      : [],
  };
}
