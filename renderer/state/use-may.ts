import type { CommandName } from '../../contract/commands.ts';
import { useApp } from './app-context.ts';
import { useStore } from './store.ts';

/** Whether whoever is signed in here may call a command: for what the page offers. The engine refuses it anyway. */
export function useMay(command: CommandName): boolean {
  const people = useStore(useApp().engine.people);
  return !people?.refused.includes(command);
}
