import { useEffect, useState } from 'react';
import type { Place } from '../../contract/finding.ts';
import { ask, useApp } from '../state/app-context.ts';

/** What stands beside the paper: a document by its id, or what is of the whole case. */
export type BesideWhat = string;
export const besideFacts = 'facts:';
export const besideEvidence = 'evidence:';
export const besideActs = 'acts:';

export type Beside = {
  /** Null: nothing, the paper is alone. */
  readonly what: BesideWhat | null;
  /** Another object for each showing, so that the same place is scrolled to again. */
  readonly marked: { readonly pointer: string } | null;
  readonly choose: (what: BesideWhat) => void;
  readonly show: (place: Place) => void;
  readonly toggle: () => void;
};

const remembered = 'document.beside';

/** The companion of the open paper: whether it is there is remembered, what it shows as long as one stays in the case. */
export function useBeside(first: BesideWhat): Beside {
  const app = useApp();
  const [open, setOpen] = useState(false);
  const [what, setWhat] = useState<BesideWhat | null>(null);
  const [marked, setMarked] = useState<{ readonly pointer: string } | null>(null);
  useEffect(() => {
    void ask(app, 'preferences/get', { key: remembered }).then((answer) => {
      if (answer?.value === true) setOpen(true);
    });
  }, [app]);
  const opened = (next: boolean) => {
    if (next !== open) void ask(app, 'preferences/set', { key: remembered, value: next });
    setOpen(next);
  };
  return {
    what: open ? (what ?? first) : null,
    marked,
    choose: (next) => {
      setMarked(null);
      setWhat(next);
    },
    show: ({ document, pointer }) => {
      setWhat(document ?? (/^\/evidence(\/|$)/.test(pointer) ? besideEvidence : besideFacts));
      setMarked({ pointer });
      opened(true);
    },
    toggle: () => opened(!open),
  };
}
