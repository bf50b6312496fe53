import { useCallback, useEffect, useRef, useState } from 'react';
import type { CommandAnswer, CommandInput, CommandName } from '../../contract/commands.ts';
import { ask, useApp } from './app-context.ts';
import { useStore } from './store.ts';

/**
 * The answer of a command that only reads, asked again when its input changes or the engine was restarted. The last
 * answer stays on the screen until the next has come, so that nothing jumps; a late answer to an old question is
 * dropped.
 */
export function useQuery<Name extends CommandName>(
  name: Name,
  input: CommandInput<Name>,
): {
  readonly value: CommandAnswer<Name> | null;
  readonly reload: () => void;
  readonly set: (value: CommandAnswer<Name>) => void;
} {
  const app = useApp();
  const [value, setValue] = useState<CommandAnswer<Name> | null>(null);
  const restarts = useStore(app.engine.restarts);
  const question = useRef(0);
  const key = JSON.stringify(input);
  const reload = useCallback(() => {
    const mine = ++question.current;
    void ask(app, name, JSON.parse(key) as CommandInput<Name>).then((answer) => {
      if (answer !== null && mine === question.current) setValue(answer);
    });
  }, [app, name, key]);
  useEffect(reload, [reload, restarts]);
  return { value, reload, set: setValue };
}
