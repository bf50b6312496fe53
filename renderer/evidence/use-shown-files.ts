import { useEffect, useState } from 'react';
import type { ShownFile } from '../../contract/commands/evidence.ts';
import { ask, useApp } from '../state/app-context.ts';

/** The files of a case by their SHA-256, ready to be looked at; those that are not there are missing. */
export function useShownFiles(
  caseId: string,
  sums: readonly string[],
): ReadonlyMap<string, ShownFile> | null {
  const app = useApp();
  const wanted = sums.join(' ');
  const [shown, setShown] = useState<ReadonlyMap<string, ShownFile> | null>(null);
  useEffect(() => {
    let left = false;
    const files = wanted === '' ? [] : wanted.split(' ');
    void ask(app, 'evidence/show', { caseId, files }).then((answer) => {
      if (!left && answer) setShown(new Map(answer.files.map((file) => [file.sha256, file])));
    });
    return () => {
      left = true;
    };
  }, [app, caseId, wanted]);
  return shown;
}
