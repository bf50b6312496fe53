import type { AppErrorData } from './app-error.ts';
import type { Change } from './changes.ts';
import type { EngineEvent } from './events.ts';

/**
 * One call over the door between page and engine. `id` is the caller's own and comes back with the reply. `keeps`
 * names what the answer shows: the caller keeps the last answer of the last name, and may get the next as a change.
 */
export type Request = {
  readonly id: number;
  readonly command: string;
  readonly input: unknown;
  readonly keeps?: string;
};

/** The reply to a call: its value, what changed since the kept reply `since`, or the error as data. */
export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: true; readonly since: number; readonly change: Change | null }
  | { readonly id: number; readonly ok: false; readonly error: AppErrorData };

/** What the engine says on the page's port: replies to calls, and events nobody asked for. */
export type EngineMessage =
  | { readonly type: 'reply'; readonly reply: Reply }
  | { readonly type: 'event'; readonly event: EngineEvent };
