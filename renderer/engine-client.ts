import type { AppErrorData } from '../contract/app-error.ts';
import type { AnjuanBridge, Outcome, ShellEvent } from '../contract/bridge.ts';
import type { PeopleState } from '../contract/commands/people.ts';
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

type SentEdit = {
  answered: boolean;
  durable: boolean;
  /** Waits for the person who typed it to sign in or unlock. */
  held: boolean;
  /** Who was signed in when it was typed; null: nobody had to. */
  readonly account: string | null;
  readonly send: () => void;
};

/** Nobody is signed in at this window though somebody must be, or it is locked. */
export function isBarred(state: PeopleState | null): boolean {
  return state?.mode === 'accounts' && (state.signedIn === null || state.locked);
}

const barring: ReadonlySet<string> = new Set(['SIGN_IN_NEEDED', 'LOCKED']);

/**
 * The page's one line to the engine. Edits are sent in order without waiting for one another, and are kept until the
 * engine says that they are on the disk: an engine that was started again gets the ones it may have lost once more, and
 * what a locked window could not save is sent when its person is back.
 */
export class EngineClient {
  readonly safety: Store<Safety> = createStore<Safety>({ edits: 0, trouble: null, down: false });
  /** Why there is no engine at all (a damaged or locked database); null while there is one. */
  readonly refusal: Store<AppErrorData | null> = createStore<AppErrorData | null>(null);
  /** Counts the engine's restarts: what shows an open case asks again. */
  readonly restarts: Store<number> = createStore(0);
  /** Who is signed in at this window; null until the engine has said so. */
  readonly people: Store<PeopleState | null> = createStore<PeopleState | null>(null);
  readonly shell: AnjuanBridge['shell'];
  readonly takeFiles: AnjuanBridge['takeFiles'];
  readonly #bridge: AnjuanBridge;
  readonly #answers = new ReceivedAnswers();
  /** Answers missed. */
  #gaps = 0;
  readonly #edits = new Map<string, SentEdit>();
  readonly #engineListeners = new Set<(event: EngineEvent) => void>();
  readonly #shellListeners = new Set<(event: ShellEvent) => void>();
  /** Whoever was signed in last: theirs is what is typed until somebody else is. */
  #account: string | null = null;
  /** Files opened with the program while nobody may see them. */
  #kept: ShellEvent[] = [];

  constructor(bridge: AnjuanBridge) {
    this.#bridge = bridge;
    this.shell = bridge.shell;
    this.takeFiles = bridge.takeFiles;
    bridge.onEvent((event) => this.#hear(event));
    bridge.onShellEvent((event) => this.#hearShell(event));
  }

  /** Asks the engine. Never rejects: an error is data. */
  async call<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<Outcome<CommandAnswer<Name>>> {
    const outcome = await this.#bridge.call(name, input);
    if (!outcome.ok && barring.has(outcome.error.code)) void this.askPeople();
    return outcome;
  }

  /** Asks who is signed in here. */
  async askPeople(): Promise<void> {
    const outcome = await this.#bridge.call('people/state', {});
    if (outcome.ok) this.takePeople(outcome.value);
  }

  /**
   * Takes what the engine says of this window's person: what waited for them is sent, in its order, and what is shown
   * is asked again after a time in which nothing was heard.
   */
  takePeople(state: PeopleState): void {
    const was = isBarred(this.people.get());
    if (state.signedIn) this.#account = state.signedIn.account;
    this.people.set(state);
    if (isBarred(state)) return;
    for (const edit of this.#edits.values()) {
      if (!edit.held || (edit.account !== null && edit.account !== this.#account)) continue;
      edit.held = false;
      edit.send();
    }
    if (was) this.restarts.set((count) => count + 1);
    for (const event of this.#kept.splice(0)) this.#hearShell(event);
  }

  /** How many edits wait for another person than the one now signed in. */
  waitingForOthers(): number {
    return [...this.#edits.values()].filter(({ held }) => held).length;
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
          if (!outcome.ok && barring.has(outcome.error.code)) {
            edit.held = true;
            void this.askPeople();
            return;
          }
          if (outcome.ok) edit.answered = true;
          else edit.answered = edit.durable = true;
          this.#settle(input.editId, edit);
          done(outcome);
        });
      };
      const held = isBarred(this.people.get());
      const edit: SentEdit = { answered: false, durable: false, held, account: this.#account, send };
      this.#edits.set(input.editId, edit);
      this.#count();
      if (!this.safety.get().down && !held) send();
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
    if (isBarred(this.people.get())) {
      // No menu works behind the lock.
      if (event.kind === 'menu') return;
      if (event.kind === 'filesOpened') {
        this.#kept.push(event);
        return;
      }
    }
    if (event.kind === 'engineDown') this.safety.set((now) => ({ ...now, down: true }));
    if (event.kind === 'engineUp') {
      this.safety.set((now) => ({ ...now, down: false, trouble: null }));
      this.refusal.set(null);
      for (const edit of this.#edits.values()) edit.send();
      this.restarts.set((count) => count + 1);
      void this.askPeople();
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
