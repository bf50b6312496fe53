import type { Static } from 'typebox';
import type { DocumentEdit } from '../../../contract/commands/documents.ts';

export type Edit = Static<typeof DocumentEdit>;

/** Sends edits; a promise that settles once their answer was taken over. */
export type SendEdits = (edits: readonly Edit[]) => Promise<unknown> | undefined;

/**
 * Sends edits in order, the first at once, those of the same frame together. Typing in one field again replaces what
 * was not sent yet.
 */
export class EditQueue {
  private waiting: Edit[] = [];
  private frame: ReturnType<typeof setTimeout> | null = null;
  private sent: Promise<unknown> = Promise.resolve();

  constructor(private readonly send: SendEdits) {}

  add(edits: readonly Edit[]): void {
    for (const edit of edits) {
      const last = this.waiting.at(-1);
      const again = last && edit.kind === last.kind && edit.kind === 'type' && edit.pointer === last.pointer;
      if (again) this.waiting.pop();
      this.waiting.push(edit);
    }
    if (this.frame === null) this.flush();
  }

  /** Sends what waits. */
  flush(): void {
    if (this.frame !== null) clearTimeout(this.frame);
    this.frame = null;
    if (this.waiting.length === 0) return;
    const edits = this.waiting;
    this.waiting = [];
    const answer = Promise.resolve(this.send(edits)).catch(() => undefined);
    this.sent = Promise.all([this.sent, answer]);
    this.frame = setTimeout(() => this.flush(), 16);
  }

  /** Resolves once everything sent until now is answered. */
  async settled(): Promise<void> {
    this.flush();
    await this.sent;
  }
}
