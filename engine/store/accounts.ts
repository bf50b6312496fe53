import type { Role } from '../../contract/commands/people.ts';
import { sql } from './queries.ts';
import type { ReadableStore, WritableStore } from './store.ts';

/** An account as it is kept. Passwords and codes only as argon2id, encoded. */
export type Account = {
  readonly id: string;
  readonly name: string;
  readonly person: string | null;
  readonly roles: readonly Role[];
  readonly state: 'active' | 'disabled';
  readonly password: string | null;
  readonly code: string | null;
  readonly code_until: number | null;
  readonly failures: number;
  readonly delayed_until: number;
  readonly at: string;
};

/** All accounts, by name. */
export function listAccounts(store: ReadableStore): Account[] {
  return store.all(sql.selectFrom('accounts').selectAll().orderBy('name')).map(read);
}

/** One account, or undefined. */
export function readAccount(store: ReadableStore, id: string): Account | undefined {
  const row = store.first(sql.selectFrom('accounts').selectAll().where('id', '=', id));
  return row && read(row);
}

/** Whether there is any: without one the program is in the trial of one person. */
export function hasAccounts(store: ReadableStore): boolean {
  return store.first(sql.selectFrom('accounts').select('id').limit(1)) !== undefined;
}

export function addAccount(store: WritableStore, account: Account): void {
  store.run(sql.insertInto('accounts').values({ ...account, roles: JSON.stringify(account.roles) }));
}

/** Changes what is given of an account. */
export function changeAccount(store: WritableStore, id: string, change: Partial<Omit<Account, 'id'>>): void {
  const { roles, ...rest } = change;
  const row = roles === undefined ? rest : { ...rest, roles: JSON.stringify(roles) };
  store.run(sql.updateTable('accounts').set(row).where('id', '=', id));
}

function read<Row extends { readonly roles: string }>(row: Row) {
  return { ...row, roles: JSON.parse(row.roles) as Role[] };
}
