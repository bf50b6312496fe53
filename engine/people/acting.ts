import { AsyncLocalStorage } from 'node:async_hooks';

/** Who a handler works for: the connection it came by, and the person signed in there (null: trial of one person). */
export type Acting = { readonly connection: object; readonly name: string | null };

const acting = new AsyncLocalStorage<Acting>();

/** How the audit names whoever works while there are no accounts. */
export const trialName = '单人试用';

/** Runs a command for somebody; whatever it records, at once or later, names them. */
export function actFor<Result>(who: Acting, work: () => Result): Result {
  return acting.run(who, work);
}

/** The connection that the running command came by. Throws outside of a command. */
export function actingConnection(): object {
  const who = acting.getStore();
  if (!who) throw new Error('no command is running');
  return who.connection;
}

/**
 * The name for the audit: the person signed in, whatever the page wrote; in the trial of one person the one picked.
 * Outside of a command (a timer, the terminal's own work) as given.
 */
export function actingName(picked: string): string {
  const who = acting.getStore();
  if (!who) return picked;
  return who.name ?? (picked === '' ? trialName : picked);
}
