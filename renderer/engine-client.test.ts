import { describe, expect, it } from 'vitest';
import type { AnjuanBridge, ShellEvent } from '../contract/bridge.ts';
import type { PeopleState } from '../contract/commands/people.ts';
import type { ErrorCode } from '../contract/errors.ts';
import type { EngineEvent } from '../contract/events.ts';
import { EngineClient } from './engine-client.ts';

type Sent = {
  readonly command: string;
  readonly editId: string;
  /** With success, with the engine's stop, or with an error. */
  readonly end: (how: boolean | ErrorCode) => void;
};

const account = (id: string, locked = false): PeopleState => ({
  ...{ mode: 'accounts', locked, names: [], idleMinutes: 10, refused: [] },
  signedIn: { account: id, name: id, person: null, roles: ['officer'] },
});
const nobody: PeopleState = { ...account('x'), signedIn: null };

/** A line to an engine that answers when the test says so. */
function line() {
  const sent: Sent[] = [];
  const now = { people: { ...nobody, mode: 'trial' } as PeopleState };
  const engine: ((event: EngineEvent) => void)[] = [];
  const shell: ((event: ShellEvent) => void)[] = [];
  const bridge = {
    call: (command: string, input: { editId: string }) =>
      new Promise((done) => {
        if (command === 'people/state') return done({ ok: true, value: now.people });
        const end = (how: boolean | ErrorCode) => {
          const code = typeof how === 'string' ? how : 'ENGINE_STOPPED';
          done(how === true ? { ok: true, value: {} } : { ok: false, error: { code, params: {} } });
        };
        sent.push({ command, editId: input.editId, end });
      }),
    onEvent: (listener: (event: EngineEvent) => void) => engine.push(listener),
    onShellEvent: (listener: (event: ShellEvent) => void) => shell.push(listener),
    shell: {},
  } as unknown as AnjuanBridge;
  const client = new EngineClient(bridge);
  const undo = (editId: string) => client.edit('facts/undo', { caseId: 'c', editId });
  const durable = (...editIds: string[]) => {
    for (const hear of engine) hear({ kind: 'durable', editIds });
  };
  const happens = (event: ShellEvent) => {
    for (const hear of shell) hear(event);
  };
  return { client, sent, undo, durable, happens, now };
}

const turn = () => new Promise((done) => setTimeout(done, 0));

describe('EngineClient', () => {
  it('counts an edit unsafe until it is answered and on the disk, in whichever order', async () => {
    const { client, sent, undo, durable } = line();
    void undo('a');
    expect(client.safety.get().edits).toBe(1);
    durable('a');
    expect(client.safety.get().edits).toBe(1);
    sent[0]?.end(true);
    await turn();
    expect(client.safety.get().edits).toBe(0);
  });

  it('sends what may be lost again, in order, when the engine was started again', async () => {
    const { sent, undo, durable, happens, client } = line();
    const first = undo('a');
    sent[0]?.end(true);
    await first;
    void undo('b');
    happens({ kind: 'engineDown' });
    sent[1]?.end(false);
    void undo('c');
    expect(sent.map(({ editId }) => editId)).toEqual(['a', 'b']);
    await turn();
    happens({ kind: 'engineUp' });
    expect(sent.slice(2).map(({ editId }) => editId)).toEqual(['a', 'b', 'c']);
    for (const one of sent.slice(2)) one.end(true);
    durable('a', 'b', 'c');
    await turn();
    expect(client.safety.get()).toEqual({ edits: 0, trouble: null, down: false });
  });

  it('keeps what a locked window could not save, and sends it in order once it is unlocked', async () => {
    const { client, sent, undo, now } = line();
    client.takePeople(account('li'));
    now.people = account('li', true);
    void undo('a');
    sent[0]?.end('LOCKED');
    await turn();
    expect(client.people.get()?.locked).toBe(true);
    void undo('b');
    expect(client.safety.get().edits).toBe(2);
    expect(sent.map(({ editId }) => editId)).toEqual(['a']);
    client.takePeople(account('li'));
    expect(sent.map(({ editId }) => editId)).toEqual(['a', 'a', 'b']);
    expect(client.restarts.get()).toBe(1);
  });

  it('never sends what one person typed in the name of another', async () => {
    const { client, sent, undo, happens, now } = line();
    client.takePeople(account('li'));
    void undo('a');
    happens({ kind: 'engineDown' });
    sent[0]?.end(false);
    now.people = nobody;
    happens({ kind: 'engineUp' });
    sent[1]?.end('SIGN_IN_NEEDED');
    await turn();
    client.takePeople(account('wang'));
    void undo('b');
    expect(sent.slice(2).map(({ editId }) => editId)).toEqual(['b']);
    expect(client.waitingForOthers()).toBe(1);
    client.takePeople(nobody);
    client.takePeople(account('li'));
    expect(sent.slice(3).map(({ editId }) => editId)).toEqual(['a']);
  });

  it('lets no menu act behind the lock, and opens files after it', () => {
    const { client, happens } = line();
    const heard: string[] = [];
    client.onShellEvent(({ kind }) => heard.push(kind));
    client.takePeople(account('li', true));
    happens({ kind: 'menu', action: 'newCase' });
    happens({ kind: 'filesOpened', files: [] });
    expect(heard).toEqual([]);
    client.takePeople(account('li'));
    expect(heard).toEqual(['filesOpened']);
  });
});
