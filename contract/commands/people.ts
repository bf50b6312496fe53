import { type Static, Type } from 'typebox';
import { command } from '../command.ts';
import { closed, Id } from './inputs.ts';

/** What a person may be in the program; one person may be several. */
export const Role = Type.Union([
  Type.Literal('officer'),
  Type.Literal('clerk'),
  Type.Literal('reviewer'),
  Type.Literal('head'),
  Type.Literal('inspector'),
  Type.Literal('administrator'),
]);
export type Role = Static<typeof Role>;

export const roleTitles: Readonly<Record<Role, string>> = {
  officer: '执法人员',
  clerk: '文书制作人员',
  reviewer: '法制审核人员',
  head: '负责人',
  inspector: '评查人员',
  administrator: '管理员',
};

const Roles = Type.Array(Role, { minItems: 1, maxItems: 6, uniqueItems: true });
const PersonName = Type.String({ minLength: 1, maxLength: 60, pattern: '^\\S(.*\\S)?$' });
const Password = Type.String({ minLength: 1, maxLength: 200 });
/** The person of the station's settings that this account is of; null: none (an administrator from outside). */
const Person = Type.Union([Id, Type.Null()]);

export type SignedIn = {
  readonly account: string;
  readonly name: string;
  readonly person: string | null;
  readonly roles: readonly Role[];
};

/** How this window stands. `trial`: there are no accounts, everything is open to whoever sits here. */
export type PeopleState = {
  readonly mode: 'trial' | 'accounts';
  readonly signedIn: SignedIn | null;
  readonly locked: boolean;
  /** Whom one may sign in as. `fresh`: has a one-time code to use and no password yet. */
  readonly names: readonly {
    readonly account: string;
    readonly name: string;
    readonly fresh: boolean;
    /** Can come back by the sealed recovery code: an administrator, while there is one. */
    readonly recoverable: boolean;
  }[];
  readonly idleMinutes: number;
  /** Commands that the person signed in here may not call: for the page's hints; the engine refuses them anyway. */
  readonly refused: readonly string[];
};

export type AccountInfo = {
  readonly account: string;
  readonly name: string;
  readonly person: string | null;
  readonly roles: readonly Role[];
  readonly state: 'active' | 'disabled';
  /** Whether there is a password; without one the person uses the one-time code. */
  readonly hasPassword: boolean;
};

export const peopleCommands = {
  'people/state': command<PeopleState>()(closed({})),
  /**
   * Ends the trial: makes the first administrator, and signs them in here. Only while there are no accounts. The
   * recovery code is shown this once, to be sealed.
   */
  'people/begin': command<{ state: PeopleState; recovery: string }>()(
    closed({ name: PersonName, person: Person, roles: Roles, password: Password }),
    '设立账户',
  ),
  /** Throws SIGN_IN_WRONG, SIGN_IN_DELAYED, PASSWORD_UNSET. */
  'people/signIn': command<PeopleState>()(closed({ account: Id, password: Password }), '登录'),
  'people/signOut': command<PeopleState>()(closed({})),
  'people/lock': command<PeopleState>()(closed({})),
  'people/unlock': command<PeopleState>()(closed({ password: Password }), '解锁'),
  /** Somebody is at the keyboard: the lock's clock starts anew. */
  'people/active': command<{ locked: boolean }>()(closed({})),
  'people/changePassword': command<{ changed: true }>()(
    closed({ current: Password, next: Password }),
    '修改密码',
  ),
  /** Sets a password with the administrator's one-time code, and signs in here. */
  'people/useCode': command<PeopleState>()(
    closed({ account: Id, code: Type.String({ minLength: 1, maxLength: 60 }), next: Password }),
    '用一次性口令设密码',
  ),
  /**
   * An administrator sets a new password with the sealed recovery code, which is then used up, and signs in here.
   * Throws RECOVERY_UNSET, SIGN_IN_WRONG, SIGN_IN_DELAYED.
   */
  'people/recover': command<PeopleState>()(
    closed({ account: Id, code: Type.String({ minLength: 1, maxLength: 60 }), next: Password }),
    '用恢复码重设密码',
  ),
  /** Makes another recovery code in the place of the one before; whoever asks gives their own password. */
  'people/makeRecovery': command<{ recovery: string }>()(closed({ password: Password }), '更换恢复码'),
  'people/list': command<{
    accounts: readonly AccountInfo[];
    /** Whether a recovery code is out. */
    recovery: boolean;
  }>()(closed({})),
  /** The code is shown once, for the administrator to hand over; it holds for seven days. */
  'people/add': command<{ account: string; code: string }>()(
    closed({ name: PersonName, person: Person, roles: Roles }),
    '添加账户',
  ),
  /** `person` ties the account to one of the station's people, or to none; left out: as it is. Throws PERSON_TAKEN. */
  'people/change': command<{ accounts: readonly AccountInfo[] }>()(
    closed({
      account: Id,
      person: Type.Optional(Person),
      roles: Roles,
      state: Type.Union([Type.Literal('active'), Type.Literal('disabled')]),
    }),
    '修改账户',
  ),
  /** Puts a one-time code in the place of the password, and ends the delays. */
  'people/reset': command<{ code: string }>()(closed({ account: Id }), '重置密码'),
  'people/setIdle': command<{ saved: true }>()(
    closed({ minutes: Type.Integer({ minimum: 1, maximum: 240 }) }),
    '修改锁定时间',
  ),
};
