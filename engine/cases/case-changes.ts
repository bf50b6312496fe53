import type { EngineEvent } from '../../contract/events.ts';
import type { CaseSession } from './case-session.ts';

type Pending = { editId: string | null };

/** Tells pages which cases changed: once for all the edits of one turn of the event loop, after their answers. */
export class CaseChanges {
  private readonly emit: (event: EngineEvent) => void;
  private readonly pending = new Map<CaseSession, Pending>();
  private turn: NodeJS.Immediate | null = null;

  constructor(emit: (event: EngineEvent) => void) {
    this.emit = emit;
  }

  /** `editId`: the edit that changed the case; null for an act. */
  tell(session: CaseSession, editId: string | null): void {
    this.pending.set(session, { editId });
    this.turn ??= setImmediate(() => this.send());
  }

  close(): void {
    if (this.turn) clearImmediate(this.turn);
    this.turn = null;
  }

  private send(): void {
    this.turn = null;
    const told = [...this.pending];
    this.pending.clear();
    for (const [session, { editId }] of told) {
      this.emit({ kind: 'caseChanged', caseId: session.file.id, editId });
    }
  }
}
