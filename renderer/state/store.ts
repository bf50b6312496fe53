import { useSyncExternalStore } from 'react';

/** A small observable value. `useStore` draws it; nothing else in the page keeps shared state. */
export type Store<Value> = {
  readonly get: () => Value;
  readonly set: (next: Value | ((now: Value) => Value)) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/** Makes a store holding `first`. Listeners are told only when the value is another one. */
export function createStore<Value>(first: Value): Store<Value> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      const made = typeof next === 'function' ? (next as (now: Value) => Value)(value) : next;
      if (Object.is(made, value)) return;
      value = made;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value of a store, drawn again whenever it changes. */
export function useStore<Value>(store: Store<Value>): Value {
  return useSyncExternalStore(store.subscribe, store.get);
}
