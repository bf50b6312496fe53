import { createContext, useContext } from 'react';
import type { PublicationFilter } from '../../contract/commands/publication.ts';
import type { CommandInput } from '../../contract/commands.ts';
import { createStore, type Store, useStore } from './store.ts';

type CaseListInput = CommandInput<'cases/list'>;

/** How each list was last looked at. */
export type Choices = {
  readonly cases: {
    readonly query: string;
    readonly which: CaseListInput['state'];
    readonly sort: CaseListInput['sort'];
    readonly page: number;
    /** Place of the row that was gone to last, on its page. */
    readonly active: number;
  };
  readonly publications: { readonly query: string; readonly filter: PublicationFilter };
  readonly forms: {
    readonly query: string;
    readonly chosen: string | null;
    readonly fill: 'sample' | 'empty';
  };
};

const first: Choices = {
  cases: { query: '', which: 'all', sort: 'changed', page: 0, active: 0 },
  publications: { query: '', filter: 'work' },
  forms: { query: '', chosen: null, fill: 'sample' },
};

/** Choices that nobody has made yet: for one person's page, so that the next person finds nothing of theirs. */
export function createChoices(): Store<Choices> {
  return createStore(first);
}

export const ChoicesContext = createContext<Store<Choices> | null>(null);

/** How a list was left when its screen was last open, and a way to change some of it. */
export function useChoices<List extends keyof Choices>(
  list: List,
): readonly [Choices[List], (change: Partial<Choices[List]>) => void] {
  const store = useContext(ChoicesContext);
  if (!store) throw new Error('no choices are kept here');
  return [
    useStore(store)[list],
    (change) => store.set((all) => ({ ...all, [list]: { ...all[list], ...change } })),
  ];
}
