import type { Patch } from 'immer';
import type { JournalEntry } from '../store/journal.ts';

/** Edits closer together than this, at the same place, are taken back together: a word, not a letter. */
const togetherWithin = 1000;
/** Nor more than this is taken back at once, however fast a person types. */
const togetherAtMost = 5000;

/** What one undo or redo does, and the ids of the edits it is of. */
export type UndoStep = {
  readonly targets: readonly string[];
  readonly patches: Patch[];
  readonly inverse: Patch[];
};

/** Undo and redo of one document (or of the facts), made again from the journal after a restart. */
export class UndoStack {
  private readonly done: JournalEntry[] = [];
  private readonly undone: UndoStep[] = [];

  get canUndo(): boolean {
    return this.done.length > 0;
  }

  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  /** Takes note of an entry, new or read back. */
  note(entry: JournalEntry): void {
    if (entry.kind === 'edit') {
      this.done.push(entry);
      this.undone.length = 0;
    } else if (entry.kind === 'undo') {
      // As many as were taken back then, whatever would be taken back together now.
      this.takeBack(this.lastEdits(entry.target?.split(',').length ?? 1));
    } else {
      const step = this.undone.pop();
      if (step) this.done.push(asEdit(step, entry));
    }
  }

  /** The last edit with those typed together with it, or null. */
  nextUndo(): UndoStep | null {
    const last = this.done.at(-1);
    if (!last) return null;
    let count = 1;
    for (let later = last; ; count++) {
      const earlier = this.done.at(-count - 1);
      if (!earlier || !typedTogether(earlier, later) || between(earlier, last) > togetherAtMost) break;
      later = earlier;
    }
    return this.lastEdits(count);
  }

  private lastEdits(count: number): UndoStep {
    const together = this.done.slice(-count);
    return {
      targets: together.map((entry) => entry.id),
      patches: [...together].reverse().flatMap((entry) => [...entry.inverse]),
      inverse: together.flatMap((entry) => [...entry.patches]),
    };
  }

  /** What the last undo took back, or null. */
  nextRedo(): UndoStep | null {
    const step = this.undone.at(-1);
    return step ? { targets: step.targets, patches: step.inverse, inverse: step.patches } : null;
  }

  private takeBack(step: UndoStep): void {
    this.done.splice(Math.max(0, this.done.length - step.targets.length));
    this.undone.push(step);
  }
}

function asEdit(step: UndoStep, entry: JournalEntry): JournalEntry {
  return { ...entry, kind: 'edit', patches: step.inverse, inverse: step.patches };
}

/** Single changes of the same place, shortly after one another. */
function typedTogether(earlier: JournalEntry, later: JournalEntry): boolean {
  const [a, b] = [earlier.patches, later.patches];
  if (a.length !== 1 || b.length !== 1) return false;
  if (a[0]?.path.join('/') !== b[0]?.path.join('/')) return false;
  return between(earlier, later) < togetherWithin;
}

/** Milliseconds. */
function between(earlier: JournalEntry, later: JournalEntry): number {
  return Date.parse(later.at) - Date.parse(earlier.at);
}
