import { type RefObject, useEffect, useState } from 'react';
import type { StatuteListing } from '../../contract/commands/law.ts';
import type { PaperHandle } from '../paper/paper-editor.tsx';
import { ask, useApp } from '../state/app-context.ts';

/** The text whose citations are being read, and where its reader came from. */
export type ReadText = {
  readonly pointer: string;
  readonly text: string;
  /** Characters before the caret; null when its field was pointed at as a whole. */
  readonly caret: number | null;
};

/** Statutes to cite on a paper, and the text whose citations are read. */
export function useCitations(day: string, paper: RefObject<PaperHandle | null>) {
  const app = useApp();
  const [statutes, setStatutes] = useState<readonly StatuteListing[]>([]);
  const [reading, setReading] = useState<ReadText | null>(null);
  useEffect(() => {
    let current = true;
    void ask(app, 'law/statutes', { on: day }).then((answer) => {
      if (answer && current) setStatutes(answer.statutes);
    });
    return () => {
      current = false;
    };
  }, [app, day]);
  const readField = async (at: ReadText) => {
    await paper.current?.decided();
    setReading(at);
  };
  return {
    statutes,
    reading,
    /** Reads the citations of the field that the caret is in. */
    read: async () => {
      const at = paper.current?.textAtCaret() ?? null;
      if (at) await readField(at);
      else app.notices.info('把光标放到写有法条的栏目里，再按 F2。');
    },
    readField,
    close: () => {
      setReading(null);
      const { pointer, caret } = reading ?? {};
      // Once the dialog has closed: nothing behind it can take the focus before.
      if (pointer !== undefined && caret != null)
        requestAnimationFrame(() => paper.current?.putCaret(pointer, caret));
    },
  };
}
