import { describe, expect, it } from 'vitest';
import type { AnjuanBridge, ShellEvent } from '../contract/bridge.ts';
import type { EngineEvent } from '../contract/events.ts';
import { EngineClient } from './engine-client.ts';

type Sent = { readonly command: string; readonly editId: string; readonly end: (ok: boolean) => void };

/** A line to an engine that answers when the test says so. */
function line() {
  const sent: Sent[] = [];
  const engine: ((event: EngineEvent) => void)[] = [];
  const shell: ((event: ShellEvent) => void)[] = [];
  const bridge = {
    call: (command: string, input: { editId: string }) =>
      new Promise((done) => {
        const end = (ok: boolean) =>
          done(ok ? { ok: true, value: {} } : { ok: false, error: { code: 'ENGINE_STOPPED', params: {} } });
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
  return { client, sent, undo, durable, happens };
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
});
