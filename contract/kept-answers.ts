import type { KeptOutcome, Outcome } from './bridge.ts';
import { changeBetween, changed } from './changes.ts';
import type { Reply, Request } from './transport.ts';

type Kept = { readonly keeps: string; readonly id: number; readonly value: unknown };

/** The engine's end: what one connection's page keeps, the last answer of all that it asked to keep. */
export class SentAnswers {
  #kept: Kept | null = null;

  /** The reply to a call that was answered with `value`: whole, or what changed since the answer the page keeps. */
  reply({ id, keeps }: Request, value: unknown): Reply {
    if (typeof keeps !== 'string') return { id, ok: true, value };
    const kept = this.#kept;
    this.#kept = { keeps, id, value };
    if (kept?.keeps !== keeps) return { id, ok: true, value };
    return { id, ok: true, since: kept.id, change: changeBetween(kept.value, value) };
  }
}

/** The page's end: makes whole answers of what came. */
export class ReceivedAnswers {
  #kept: Kept | null = null;

  /** The whole outcome; null when it is a change of an answer that is not kept here: then ask for the whole. */
  take<Value>(keeps: string, outcome: KeptOutcome<Value>): Outcome<Value> | null {
    if (!outcome.ok) return outcome;
    const kept = this.#kept;
    if (!('value' in outcome) && (kept?.keeps !== keeps || kept.id !== outcome.since)) return null;
    const value =
      'value' in outcome
        ? outcome.value
        : ((outcome.change ? changed(kept?.value, outcome.change) : kept?.value) as Value);
    this.#kept = { keeps, id: outcome.id, value };
    return { ok: true, value };
  }
}
