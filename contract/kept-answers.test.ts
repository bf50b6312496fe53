import { describe, expect, it } from 'vitest';
import type { KeptOutcome } from './bridge.ts';
import { ReceivedAnswers, SentAnswers } from './kept-answers.ts';
import type { Reply } from './transport.ts';

function outcome(reply: Reply): KeptOutcome<unknown> {
  if (!reply.ok) return reply;
  const { id } = reply;
  return 'value' in reply
    ? { ok: true, id, value: reply.value }
    : { ok: true, id, since: reply.since, change: reply.change };
}

function line() {
  const sent = new SentAnswers();
  const received = new ReceivedAnswers();
  let id = 0;
  const reply = (keeps: string, value: unknown) =>
    structuredClone(sent.reply({ id: ++id, command: '', input: null, keeps }, value));
  return { sent, received, reply, take: (keeps: string, one: Reply) => received.take(keeps, outcome(one)) };
}

describe('kept answers', () => {
  it('come whole the first time, then as what changed, and the page has the same', () => {
    const { reply, take } = line();
    const blocks = Array.from({ length: 500 }, (_, index) => ({ id: `b${index}`, text: '问' }));
    expect(take('d', reply('d', { blocks }))).toEqual({ ok: true, value: { blocks } });
    const next = { blocks: blocks.with(250, { id: 'b250', text: '答' }) };
    const second = reply('d', next);
    expect(JSON.stringify(second).length).toBeLessThan(300);
    expect(take('d', second)).toEqual({ ok: true, value: next });
    expect(take('d', reply('d', { ...next }))).toEqual({ ok: true, value: next });
  });

  it('come whole when another name is asked for', () => {
    const { reply, take } = line();
    take('d', reply('d', { a: 1 }));
    expect(reply('e', { a: 1 })).toMatchObject({ value: { a: 1 } });
    expect(reply('d', { a: 1 })).toMatchObject({ value: { a: 1 } });
  });

  it('are asked for anew when one was missed', () => {
    const { reply, take } = line();
    take('d', reply('d', { a: 1 }));
    reply('d', { a: 2 });
    expect(take('d', reply('d', { a: 3 }))).toBeNull();
  });

  it('of calls that keep nothing are whole and touch nothing', () => {
    const { sent, reply, take } = line();
    take('d', reply('d', { a: 1 }));
    expect(sent.reply({ id: 90, command: '', input: null }, { a: 2 })).toMatchObject({ value: { a: 2 } });
    expect(take('d', reply('d', { a: 3 }))).toEqual({ ok: true, value: { a: 3 } });
  });

  it('an error leaves what is kept', () => {
    const { received, reply, take } = line();
    take('d', reply('d', { a: 1 }));
    const error = { code: 'ENGINE_STOPPED', params: {} } as const;
    expect(received.take('d', { ok: false, error })).toEqual({ ok: false, error });
    expect(take('d', reply('d', { a: 2 }))).toEqual({ ok: true, value: { a: 2 } });
  });
});
