import { useEffect, useMemo } from 'react';
import type { DocumentView } from '../../contract/commands/documents.ts';
import { useApp } from '../state/app-context.ts';
import { useStore } from '../state/store.ts';
import { useMay } from '../state/use-may.ts';
import { DocumentStore } from './document-store.ts';

/** Opens a document for the screen; asked again after a restart and when something else changed the case. */
export function useDocument(
  caseId: string,
  documentId: string,
): { readonly document: DocumentStore; readonly view: DocumentView | null } {
  const app = useApp();
  const document = useMemo(() => new DocumentStore(app, caseId, documentId), [app, caseId, documentId]);
  const restarts = useStore(app.engine.restarts);
  useEffect(() => {
    void document.load();
    return app.engine.onEvent((event) => {
      if (event.kind === 'caseChanged' && event.caseId === caseId && !document.sent(event.editId)) {
        void document.load();
      }
    });
  }, [document, restarts, app, caseId]);
  const view = useStore(document.view);
  const may = useMay('documents/edit');
  return { document, view: useMemo(() => (view && !may ? lookedAt(view) : view), [view, may]) };
}

/** The document to somebody whose roles may not write on it: the page offers what they may. */
function lookedAt(view: DocumentView): DocumentView {
  return { ...view, editable: false, canUndo: false, canRedo: false, numbered: false };
}
