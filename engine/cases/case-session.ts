import { applyPatches, enablePatches, freeze, type Patch, produceWithPatches } from 'immer';
import { AppError } from '../../contract/app-error.ts';
import type { CaseFile } from '../../contract/case-file.generated.ts';
import type { JournalEntry } from '../store/journal.ts';
import { UndoStack, type UndoStep } from './undo-stack.ts';

enablePatches();

export type OpenCaseFile = CaseFile & { readonly id: string };
/** A recipe over a mutable draft of the case file. */
export type CaseRecipe = (draft: CaseFile) => void;

/**
 * A case that is open: one immutable case file, and the undo of its documents and facts. Changes are made in memory
 * at once; what makes them durable is the group commit's.
 */
export class CaseSession {
  private current: OpenCaseFile;
  /** As it stands on the disk. */
  committed: OpenCaseFile | null;
  private readonly stacks = new Map<string | null, UndoStack>();
  private readonly seen = new Set<string>();
  private count = 0;
  private changed: string;

  /** `changedAt`: when the case as given was last changed. */
  constructor(file: OpenCaseFile, journal: readonly JournalEntry[], changedAt: string) {
    this.current = freeze(file, true);
    this.committed = this.current;
    this.changed = changedAt;
    for (const entry of journal) this.note(entry);
  }

  get file(): OpenCaseFile {
    return this.current;
  }

  /** Rises with every change. */
  get version(): number {
    return this.count;
  }

  get changedAt(): string {
    return this.changed;
  }

  stack(documentId: string | null): UndoStack {
    const kept = this.stacks.get(documentId);
    if (kept) return kept;
    const stack = new UndoStack();
    this.stacks.set(documentId, stack);
    return stack;
  }

  /** Whether this edit was applied before: sent again after a restart, it must change nothing. */
  knows(editId: string): boolean {
    return this.seen.has(editId);
  }

  /** Applies a person's edit. Null when nothing changed. */
  edit(editId: string, documentId: string | null, at: string, recipe: CaseRecipe): JournalEntry | null {
    const [file, patches, inverse] = produceWithPatches(this.current, recipe);
    if (patches.length === 0) return null;
    return this.take(file, {
      id: editId,
      caseId: file.id,
      documentId,
      at,
      kind: 'edit',
      target: null,
      patches,
      inverse,
    });
  }

  /** Takes back the last edit of a document (or the facts); null when there is none. Throws EDIT_CONFLICT. */
  undo(editId: string, documentId: string | null, at: string): JournalEntry | null {
    return this.replay('undo', this.stack(documentId).nextUndo(), editId, documentId, at);
  }

  redo(editId: string, documentId: string | null, at: string): JournalEntry | null {
    return this.replay('redo', this.stack(documentId).nextRedo(), editId, documentId, at);
  }

  /** What an act does: the case changes without a way back by undo. */
  replace(file: OpenCaseFile, at: string): void {
    this.current = freeze(file, true);
    this.changed = at;
    this.count++;
  }

  private replay(
    kind: 'undo' | 'redo',
    step: UndoStep | null,
    editId: string,
    documentId: string | null,
    at: string,
  ): JournalEntry | null {
    if (!step) return null;
    const file = applied(this.current, step.patches);
    const { patches, inverse } = step;
    return this.take(file, {
      id: editId,
      caseId: file.id,
      documentId,
      at,
      kind,
      target: step.targets.join(','),
      patches,
      inverse,
    });
  }

  private take(file: OpenCaseFile, entry: JournalEntry): JournalEntry {
    this.current = file;
    this.changed = entry.at;
    this.count++;
    this.note(entry);
    return entry;
  }

  private note(entry: JournalEntry): void {
    this.seen.add(entry.id);
    this.stack(entry.documentId).note(entry);
  }
}

/** A place that an edit elsewhere has taken away since can't be put back by patches. */
function applied(file: OpenCaseFile, patches: readonly Patch[]): OpenCaseFile {
  try {
    return applyPatches(file, [...patches]);
  } catch (error) {
    throw new AppError('EDIT_CONFLICT', {}, error);
  }
}
