import { type RefObject, useEffect, useState } from 'react';
import type { ComparedDocument, Difference } from '../../contract/commands/compare.ts';
import type { DocumentView } from '../../contract/commands/documents.ts';
import type { PaperHandle } from '../paper/paper-editor.tsx';
import { ask, useApp } from '../state/app-context.ts';

export type Comparing = {
  /** What the paper shows; null while it is written on. */
  readonly compared: ComparedDocument | null;
  readonly current: number | null;
  /** `submitted`: with what was submitted for the round that is open, else with the round before. */
  readonly toggle: (submitted?: boolean) => Promise<void>;
  readonly go: (index: number) => void;
  readonly next: () => void;
  readonly previous: () => void;
};

type Place = {
  readonly caseId: string;
  readonly documentId: string;
  readonly view: DocumentView | null;
  readonly paper: RefObject<PaperHandle | null>;
};

/** The document beside the text that was last under review, on the paper itself, and the way from change to change. */
export function useComparing({ caseId, documentId, view, paper }: Place): Comparing {
  const app = useApp();
  const [compared, setCompared] = useState<ComparedDocument | null>(null);
  const [current, setCurrent] = useState<number | null>(null);
  const version = view?.version;
  // Another document, or a change of this one, ends the comparison.
  useEffect(() => setCompared(null), [documentId, version]);
  const go = (index: number) => {
    const difference = compared?.differences[index];
    if (!difference) return;
    setCurrent(index);
    if (difference.onPaper) paper.current?.showSpan(spanOf(difference));
  };
  const step = (by: 1 | -1) => {
    const count = compared?.differences.length ?? 0;
    if (count > 0) go(((current ?? (by > 0 ? -1 : 0)) + by + count) % count);
  };
  return {
    compared,
    current,
    go,
    next: () => step(1),
    previous: () => step(-1),
    toggle: async (submitted = false) => {
      if (compared) {
        setCompared(null);
        return;
      }
      await paper.current?.decided();
      const answer = await ask(app, 'review/compare', { caseId, documentId, submitted });
      if (!answer) return;
      if (answer.against === null) {
        app.notices.info('这份文书还没有送审过，没有可以比较的文字。');
        return;
      }
      setCurrent(null);
      setCompared(answer);
    },
  };
}

/** Where the first change of a field stands in its marked text. */
function spanOf({ pointer, parts }: Difference) {
  let start = 0;
  for (const { kind, text } of parts) {
    if (kind !== 'same') return { pointer, start, end: start + text.length };
    start += text.length;
  }
  return { pointer, start: 0, end: 0 };
}
