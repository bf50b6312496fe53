import type { DocumentChange, EngineEvent } from '../../contract/events.ts';
import type { CaseSession } from './case-session.ts';
import type { OpenCases } from './open-cases.ts';

type Pending = { editId: string | null };

/**
 * Tells pages what changed in a case: once for all the edits of one turn of the event loop, after their answers are on
 * their way, and only the documents that a page has opened and whose blocks are not what was last told.
 */
export class CaseChanges {
  private readonly cases: OpenCases;
  private readonly emit: (event: EngineEvent) => void;
  private readonly watched = new Map<CaseSession, Map<string, readonly unknown[]>>();
  private readonly pending = new Map<CaseSession, Pending>();
  private turn: NodeJS.Immediate | null = null;

  constructor(cases: OpenCases, emit: (event: EngineEvent) => void) {
    this.cases = cases;
    this.emit = emit;
  }

  /** A page has this document open, as it stands now unless it is open already. */
  watch(session: CaseSession, documentId: string): void {
    const documents = this.watched.get(session) ?? new Map<string, readonly unknown[]>();
    this.watched.set(session, documents);
    if (!documents.has(documentId)) documents.set(documentId, this.cases.blocks(session, documentId));
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
      this.emit({
        kind: 'caseChanged',
        caseId: session.file.id,
        editId,
        findings: this.cases.findings(session),
        documents: this.changed(session),
      });
    }
  }

  private changed(session: CaseSession): DocumentChange[] {
    const documents = this.watched.get(session) ?? new Map<string, readonly unknown[]>();
    return [...documents].flatMap(([documentId, told]) => {
      const blocks = this.cases.blocks(session, documentId);
      if (blocks === told) return [];
      documents.set(documentId, blocks);
      const { canUndo, canRedo } = session.stack(documentId);
      return [{ documentId, version: session.version, blocks, canUndo, canRedo }];
    });
  }
}
