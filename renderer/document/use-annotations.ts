import { useEffect, useMemo, useState } from 'react';
import type { AnnotationView } from '../../contract/commands/annotations.ts';
import type { DocumentView } from '../../contract/commands/documents.ts';
import { patternOf } from '../paper/editing/field-index.ts';
import { ask, useApp } from '../state/app-context.ts';
import { useQuery } from '../state/use-query.ts';

export type Annotations = {
  /** In the order of the form's fields: on the whole document first, on fields that are gone last. */
  readonly items: readonly AnnotationView[];
  readonly current: AnnotationView | null;
  readonly choose: (item: AnnotationView) => void;
  readonly next: () => void;
  readonly previous: () => void;
  /** Takes over an answer that brought the list anew. */
  readonly listed: (answer: { readonly items: readonly AnnotationView[] }) => void;
  readonly reply: (id: string, text: string, by: string) => Promise<boolean>;
  readonly resolve: (id: string, resolved: boolean, by: string) => Promise<void>;
};

/** The annotations of the open document, and the one that one is at. */
export function useAnnotations(
  caseId: string,
  documentId: string,
  view: DocumentView | null,
  show: (item: AnnotationView) => void,
): Annotations {
  const app = useApp();
  const { value, set, reload } = useQuery('annotations/list', { caseId, documentId });
  useEffect(reload, [view?.version, reload]);
  const [chosen, setChosen] = useState<string | null>(null);
  const fields = view?.fields;
  const items = useMemo(() => inFormOrder(value?.items ?? [], fields ?? []), [value, fields]);
  const current = items.find(({ annotation }) => annotation.id === chosen) ?? null;
  const choose = (item: AnnotationView) => {
    setChosen(item.annotation.id);
    show(item);
  };
  /** Goes among the open ones, from wherever one stands in the whole list. */
  const move = (by: 1 | -1) => {
    const at = current ? items.indexOf(current) : by > 0 ? -1 : items.length;
    const around = items.map((_, step) => items[(at + by * (step + 1) + items.length * 2) % items.length]);
    const next = around.find((item) => item && !item.annotation.settled);
    if (next) choose(next);
  };
  return {
    items,
    current,
    choose,
    next: () => move(1),
    previous: () => move(-1),
    listed: set,
    reply: async (id, text, by) => {
      const answer = await ask(app, 'annotations/reply', { caseId, documentId, annotation: id, text, by });
      if (answer) set(answer);
      return answer !== null;
    },
    resolve: async (id, resolved, by) => {
      const ids = { caseId, documentId, annotation: id };
      const answer = await ask(app, 'annotations/resolve', { ...ids, resolved, by });
      if (answer) set(answer);
    },
  };
}

function inFormOrder(
  items: readonly AnnotationView[],
  fields: DocumentView['fields'],
): readonly AnnotationView[] {
  const places = new Map(fields.map(({ pattern }, index) => [pattern, index]));
  const order = ({ anchor }: AnnotationView): number => {
    if (anchor.kind === 'document') return -1;
    if (anchor.kind === 'fieldGone') return fields.length + 1;
    return places.get(patternOf(anchor.pointer)) ?? fields.length;
  };
  const start = ({ anchor }: AnnotationView) => ('start' in anchor ? anchor.start : 0);
  return items.toSorted((a, b) => order(a) - order(b) || start(a) - start(b));
}
