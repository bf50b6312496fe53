import { useEffect, useState } from 'react';
import { ask, useApp } from '../state/app-context.ts';

/** Whether the document is under review and no longer what was submitted; asked anew with every state of the case. */
export function useChangedUnderReview(
  caseId: string,
  documentId: string,
  underReview: boolean,
  version: number | undefined,
): boolean {
  const app = useApp();
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (!underReview) {
      setChanged(false);
      return;
    }
    let current = true;
    void ask(app, 'review/open', { caseId, documentId }).then((review) => {
      if (review && current) setChanged(review.changed);
    });
    return () => {
      current = false;
    };
  }, [app, caseId, documentId, underReview, version]);
  return changed;
}
