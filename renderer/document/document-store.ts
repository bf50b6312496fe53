import type { Outcome } from '../../contract/bridge.ts';
import type { DocumentView, EditAnswer } from '../../contract/commands/documents.ts';
import type { CommandInput } from '../../contract/commands.ts';
import { newId } from '../new-id.ts';
import { type AppServices, told } from '../state/app-context.ts';
import { createStore, type Store } from '../state/store.ts';

export type DocumentEdits = CommandInput<'documents/edit'>['edits'];

/** One open document as the page sees it. */
export class DocumentStore {
  readonly view: Store<DocumentView | null> = createStore<DocumentView | null>(null);
  readonly #app: AppServices;
  readonly #ids: { readonly caseId: string; readonly documentId: string };
  /** What the answers are kept under. */
  readonly #name: string;
  readonly #mine = new Set<string>();

  constructor(app: AppServices, caseId: string, documentId: string) {
    this.#app = app;
    this.#ids = { caseId, documentId };
    this.#name = `${caseId}/${documentId}`;
  }

  async load(): Promise<void> {
    const view = told(this.#app, await this.#app.engine.callKeeping('documents/open', this.#ids, this.#name));
    if (view) this.view.set(view);
  }

  /** Sends edits without waiting for the ones before; resolves once the answer was taken over. */
  edit(edits: DocumentEdits): Promise<EditAnswer | null> {
    return this.#take((editId) =>
      this.#app.engine.edit('documents/edit', { ...this.#ids, editId, edits }, this.#name),
    );
  }

  undo(): Promise<EditAnswer | null> {
    return this.#take((editId) =>
      this.#app.engine.edit('documents/undo', { ...this.#ids, editId }, this.#name),
    );
  }

  redo(): Promise<EditAnswer | null> {
    return this.#take((editId) =>
      this.#app.engine.edit('documents/redo', { ...this.#ids, editId }, this.#name),
    );
  }

  applyFix(finding: string): Promise<EditAnswer | null> {
    return this.#take((editId) =>
      this.#app.engine.edit('documents/applyFix', { ...this.#ids, editId, finding }, this.#name),
    );
  }

  setAbout(about: readonly string[]): Promise<EditAnswer | null> {
    return this.#take((editId) =>
      this.#app.engine.edit('documents/setAbout', { ...this.#ids, editId, about: [...about] }, this.#name),
    );
  }

  takeAnnotation(annotation: string, by: string): Promise<EditAnswer | null> {
    return this.#take((editId) =>
      this.#app.engine.edit('annotations/take', { ...this.#ids, editId, annotation, by }, this.#name),
    );
  }

  /** Whether the page itself sent this edit. */
  sent(editId: string | null): boolean {
    return editId !== null && this.#mine.has(editId);
  }

  async #take(send: (editId: string) => Promise<Outcome<EditAnswer>>): Promise<EditAnswer | null> {
    const editId = newId();
    this.#mine.add(editId);
    const answer = told(this.#app, await send(editId));
    // The event of an edit may come after its answer.
    setTimeout(() => this.#mine.delete(editId), 10_000);
    if (!answer) return null;
    const { focus: _, ...changed } = answer;
    this.view.set((now) => (now && now.version <= answer.version ? { ...now, ...changed } : now));
    return answer;
  }
}
