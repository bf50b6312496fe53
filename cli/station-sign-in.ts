import { AppError } from '../contract/app-error.ts';
import type { CommandAnswer, CommandInput, CommandName } from '../contract/commands.ts';
import { hiddenPrompt } from './hidden-prompt.ts';

/** Who works at the terminal, as said on the line. */
export type TerminalUser = {
  readonly user?: string;
  /** Name of the environment variable that holds the password; without one it is asked for. */
  readonly userPasswordEnv?: string;
};

type Ask = <Name extends CommandName>(name: Name, input: CommandInput<Name>) => Promise<CommandAnswer<Name>>;

/**
 * Asks a station as somebody: where it has accounts, whoever is named on the line is signed in before the first command
 * that needs it, and what is done bears their name. Throws TERMINAL_SIGN_IN, and those of a sign-in.
 */
export function askingAs(ask: Ask, who: TerminalUser): Ask {
  return async (name, input) => {
    try {
      return await ask(name, input);
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'SIGN_IN_NEEDED')) throw error;
      await signIn(ask, who);
      return ask(name, input);
    }
  };
}

async function signIn(ask: Ask, { user, userPasswordEnv }: TerminalUser): Promise<void> {
  const { names } = await ask('people/state', {});
  const account = names.find(({ name }) => name === user);
  if (!account) {
    const known = names.map(({ name }) => name).join('、');
    throw new AppError('TERMINAL_SIGN_IN', { user: user ?? '（没有写）', known });
  }
  const password =
    userPasswordEnv === undefined
      ? await hiddenPrompt(`${account.name}的密码：`)
      : (process.env[userPasswordEnv] ?? '');
  if (password === null || password === '')
    throw new AppError('TERMINAL_SIGN_IN', { user: `${account.name}，但没有密码`, known: account.name });
  await ask('people/signIn', { account: account.account, password });
}
