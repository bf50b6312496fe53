import type { Handlers } from '../../contract/commands.ts';
import type { Store } from '../store/store.ts';

/** What keeping the store safe answers of the contract. */
export function keepingHandlers(store: Store): Handlers<'store/state'> {
  return { 'store/state': () => ({ readOnly: store.readOnly }) };
}
