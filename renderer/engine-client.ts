import type { AppErrorData } from '../contract/app-error.ts';
import type { AnjuanBridge, Outcome, ShellEvent } from '../contract/bridge.ts';
import type { CommandAnswer, CommandInput, CommandName } from '../contract/commands.ts';
import type { EngineEvent } from '../contract/events.ts';
import { ReceivedAnswers } from '../contract/kept-answers.ts';
import { createStore, type Store } from './state/store.ts';

/** Commands that carry an `editId`: safe to send twice. */
export type EditCommand = {
  [Name in CommandName]: CommandInput<Name> extends { editId: string } ? Name : never;
}[CommandName];

/** How safe is what was typed. `edits` are those not yet known to be on the disk. */
export type Safety = {
  readonly edits: number;
  /** The last commit failed; the engine keeps trying. */
  readonly trouble: AppErrorData | null;
  /** The engine is down and is being started again. */
  readonly down: boolean;
};

type SentEdit = { answered: boolean; durable: boolean; readonly send: () => void };

/**
 * The page's one line to the engine. Edits are sent in order without waiting for one another, and are kept until the
 * engine says that they are on the disk: an engine that was started again gets the ones it may have lost once more.
 */
export class EngineClient {
  readonly safety: Store<Safety> = createStore<Safety>({ edits: 0, trouble: null, down: false });
  /** Why there is no engine at all (a damaged or locked database); null while there is one. */
  readonly refusal: Store<AppErrorData | null> = createStore<AppErrorData | null>(null);
  /** Counts the engine's restarts: what shows an open case asks again. */
  readonly restarts: Store<number> = createStore(0);
  readonly shell: AnjuanBridge['shell'];
  readonly #bridge: AnjuanBridge;
  readonly #answers = new ReceivedAnswers();
  /** Answers missed. */
  #gaps = 0;
  readonly #edits = new Map<string, SentEdit>();
  readonly #engineListeners = new Set<(event: EngineEvent) => void>();
  readonly #shellListeners = new Set<(event: ShellEvent) => void>();

  constructor(bridge: AnjuanBridge) {
    this.#bridge = bridge;
    this.shell = bridge.shell;
    bridge.onEvent((event) => this.#hear(event));
    bridge.onShellEvent((event) => this.#hearShell(event));
  }

  /** Asks the engine. Never rejects: an error is data. */
  call<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<Outcome<CommandAnswer<Name>>> {
    return this.#bridge.call(name, input);
  }

  /** The same for what is shown for long: what comes is what changed since the last answer kept under that name. */
  async callKeeping<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
    keeps: string,
  ): Promise<Outcome<CommandAnswer<Name>>> {
    const line = `${this.#gaps} ${keeps}`;
    const outcome = this.#answers.take(line, await this.#bridge.callKeeping(name, input, line));
    if (outcome) return outcome;
    // Under another name the next answer comes whole.
    this.#gaps++;
    return this.#bridge.call(name, input);
  }

  /**
   * Sends an edit; asks again after a restart until it is answered, and counts it unsafe until it is on the disk.
   * `keeps`: as in `callKeeping`.
   */
  edit<Name extends EditCommand>(
    name: Name,
    input: CommandInput<Name> & { editId: string },
    keeps?: string,
  ): Promise<Outcome<CommandAnswer<Name>>> {
    return new Promise((done) => {
      const send = () => {
        const sent =
          keeps === undefined ? this.#bridge.call(name, input) : this.callKeeping(name, input, keeps);
        void sent.then((outcome) => {
          if (!outcome.ok && outcome.error.code === 'ENGINE_STOPPED') return;
          if (outcome.ok) edit.answered = true;
          else edit.answered = edit.durable = true;
          this.#settle(input.editId, edit);
          done(outcome);
        });
      };
      const edit: SentEdit = { answered: false, durable: false, send };
      this.#edits.set(input.editId, edit);
      this.#count();
      if (!this.safety.get().down) send();
    });
  }

  onEvent(listener: (event: EngineEvent) => void): () => void {
    this.#engineListeners.add(listener);
    return () => this.#engineListeners.delete(listener);
  }

  onShellEvent(listener: (event: ShellEvent) => void): () => void {
    this.#shellListeners.add(listener);
    return () => this.#shellListeners.delete(listener);
  }

  /** Resolves once all that was typed is on the disk. */
  async flush(reason: string): Promise<void> {
    await this.call('app/flush', { reason });
  }

  #hear(event: EngineEvent): void {
    if (event.kind === 'durable') {
      for (const id of event.editIds) {
        const edit = this.#edits.get(id);
        if (!edit) continue;
        edit.durable = true;
        this.#settle(id, edit);
      }
    }
    if (event.kind === 'storeTrouble') this.safety.set((now) => ({ ...now, trouble: event.error }));
    for (const listener of this.#engineListeners) listener(event);
  }

  #hearShell(event: ShellEvent): void {
    if (event.kind === 'engineDown') this.safety.set((now) => ({ ...now, down: true }));
    if (event.kind === 'engineUp') {
      this.safety.set((now) => ({ ...now, down: false, trouble: null }));
      this.refusal.set(null);
      for (const edit of this.#edits.values()) edit.send();
      this.restarts.set((count) => count + 1);
    }
    if (event.kind === 'engineRefused') this.refusal.set(event.error);
    for (const listener of this.#shellListeners) listener(event);
  }

  #settle(id: string, edit: SentEdit): void {
    if (edit.answered && edit.durable) this.#edits.delete(id);
    this.#count();
  }

  #count(): void {
    const edits = this.#edits.size;
    this.safety.set((now) => (now.edits === edits ? now : { ...now, edits }));
  }
}
