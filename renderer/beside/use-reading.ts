import { useEffect, useState } from 'react';
import type { CaseReading } from '../../contract/commands/reading.ts';
import { ask, useApp } from '../state/app-context.ts';

/** The whole case to read, while it is wanted; asked again when `version` says that something has changed. */
export function useReading(
  caseId: string,
  documentId: string,
  wanted: boolean,
  version: unknown,
): CaseReading | null {
  const app = useApp();
  const [reading, setReading] = useState<CaseReading | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let left = false;
    void ask(app, 'review/read', { caseId, documentId }).then((answer) => {
      if (!left && answer) setReading(answer);
    });
    return () => {
      left = true;
    };
  }, [app, caseId, documentId, wanted, version]);
  return reading;
}
