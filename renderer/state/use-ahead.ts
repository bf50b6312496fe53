import { useState } from 'react';

/**
 * A value that the engine keeps, and what was chosen over it and is not answered yet: what was chosen shows at once, and
 * the next choice builds on it, so that two quick ones never lose the first. Once another value comes, that one holds.
 */
export function useAhead<Value>(value: Value): readonly [shown: Value, choose: (next: Value) => void] {
  const [ahead, setAhead] = useState<{ readonly value: Value; readonly over: string } | null>(null);
  const over = JSON.stringify(value);
  if (ahead !== null && ahead.over !== over) setAhead(null);
  const shown = ahead !== null && ahead.over === over ? ahead.value : value;
  return [shown, (next) => setAhead({ value: next, over })];
}
