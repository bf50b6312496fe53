import { type RefObject, useState } from 'react';
import type { AnnotationView } from '../../contract/commands/annotations.ts';
import type { DocumentView } from '../../contract/commands/documents.ts';
import { FieldIndex } from '../paper/editing/field-index.ts';
import type { PaperHandle } from '../paper/paper-editor.tsx';
import { useApp } from '../state/app-context.ts';
import type { AnnotationTarget } from './annotation-dialog.tsx';
import type { DocumentStore } from './document-store.ts';
import { type Annotations, useAnnotations } from './use-annotations.ts';

type Place = {
  readonly caseId: string;
  readonly documentId: string;
  readonly view: DocumentView | null;
  /** The field one is in. */
  readonly field: string | null;
  readonly open: DocumentStore;
  readonly paper: RefObject<PaperHandle | null>;
};

export type Annotating = {
  readonly annotations: Annotations;
  readonly by: string;
  readonly setBy: (name: string) => void;
  /** Where an annotation is being written; null while none is. */
  readonly target: AnnotationTarget | null;
  readonly begin: () => Promise<void>;
  readonly end: () => void;
  readonly take: (id: string) => Promise<void>;
  readonly takeCurrent: () => Promise<void>;
};

/** Reading, making and taking annotations on the open paper. */
export function useAnnotating({ caseId, documentId, view, field, open, paper }: Place): Annotating {
  const app = useApp();
  const [by, setBy] = useState('');
  const [target, setTarget] = useState<AnnotationTarget | null>(null);
  const show = ({ anchor, fieldTitle }: AnnotationView) => {
    if (anchor.kind === 'document' || anchor.kind === 'fieldGone') return;
    const span = 'start' in anchor ? anchor : { pointer: anchor.pointer, start: 0, end: 0 };
    if (paper.current?.showSpan(span) === false) app.notices.info(`“${fieldTitle}”这一栏不在版面上。`);
  };
  const annotations = useAnnotations(caseId, documentId, view, show);
  const begin = async () => {
    const marked = paper.current?.markedSpan() ?? null;
    const quote = marked && (document.getSelection()?.toString() ?? null);
    await paper.current?.decided();
    setTarget(targetOf(view, marked, quote, field));
  };
  const take = async (id: string) => {
    if (by === '') {
      app.notices.info('请先在“我是”中选自己的名字。');
      return;
    }
    await paper.current?.decided();
    const answer = await open.takeAnnotation(id, by);
    if (!answer) return;
    paper.current?.replaceBlocks({ ...answer, focus: null });
    app.notices.done('已采用，撤销可以恢复原文。');
  };
  const { current } = annotations;
  return {
    annotations,
    by,
    setBy,
    target,
    begin,
    end: () => setTarget(null),
    take,
    takeCurrent: async () => {
      if (current?.takeable) await take(current.annotation.id);
    },
  };
}

/** The marked words, else the field one is in, else the whole document. */
function targetOf(
  view: DocumentView | null,
  marked: ReturnType<PaperHandle['markedSpan']>,
  quote: string | null,
  field: string | null,
): AnnotationTarget {
  const pointer = marked?.pointer ?? field;
  const info = view && pointer !== null ? new FieldIndex(view.fields).of(pointer) : null;
  if (pointer === null || !info) return { at: null, title: '整份文书', quote: null, replaceable: false };
  const text = info.kind === 'text' || info.kind === 'longText';
  if (!marked || !text)
    return { at: { pointer, span: null }, title: info.title, quote: null, replaceable: text };
  const { start, end } = marked;
  return { at: { pointer, span: { start, end } }, title: info.title, quote, replaceable: true };
}
