import { type RefObject, useEffect, useState } from 'react';
import type { Place } from '../../contract/finding.ts';
import { markPlace } from '../paper/mark-place.ts';
import { useApp } from '../state/app-context.ts';
import type { Beside } from './use-beside.ts';

/** What speaks of places: a finding or a question of the checklist, by its id. */
export type Subject = { readonly id: string; readonly places: readonly Place[] };

export type Places = {
  /** Whose places are gone through, and which of them one is at; null before the first. */
  readonly subject: string | null;
  readonly at: number | null;
  readonly show: (subject: Subject, index: number) => void;
  /** From place to place of a subject, round and round. */
  readonly step: (subject: Subject, by: 1 | -1) => void;
};

/** Goes to the places that something speaks of: on the open paper itself, or beside it. */
export function usePlaces(
  documentId: string,
  scroller: RefObject<HTMLElement | null>,
  beside: Beside,
): Places {
  const app = useApp();
  const [now, setNow] = useState<{ readonly subject: string; readonly at: number } | null>(null);
  useEffect(() => () => void markPlace(null, 'here', null), []);
  const show = (subject: Subject, index: number) => {
    const place = subject.places[index];
    if (!place) return;
    setNow({ subject: subject.id, at: index });
    if (place.document !== documentId) {
      beside.show(place);
      return;
    }
    if (!markPlace(scroller.current, 'here', place.pointer) && place.pointer !== '')
      app.notices.info('这一处现在不在版面上。');
  };
  return {
    subject: now?.subject ?? null,
    at: now?.at ?? null,
    show,
    step: (subject, by) => {
      const count = subject.places.length;
      if (count === 0) {
        app.notices.info('这一条没有说到具体的地方。');
        return;
      }
      const from = now?.subject === subject.id ? now.at : by > 0 ? -1 : 0;
      show(subject, (from + by + count) % count);
    },
  };
}
