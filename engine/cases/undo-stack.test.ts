import { expect, test } from 'vitest';
import type { JournalEntry } from '../store/journal.ts';
import { UndoStack } from './undo-stack.ts';

const start = Date.parse('2026-03-12T09:30:00.000Z');

function typed(id: string, second: number, field = 'place'): JournalEntry {
  const path = ['documents', 0, 'content', field];
  return {
    id,
    caseId: 'c',
    documentId: 'd',
    at: new Date(start + second * 1000).toISOString(),
    kind: 'edit',
    target: null,
    patches: [{ op: 'replace', path, value: id }],
    inverse: [{ op: 'replace', path, value: `before ${id}` }],
  };
}

function stackOf(...entries: JournalEntry[]): UndoStack {
  const stack = new UndoStack();
  for (const entry of entries) stack.note(entry);
  return stack;
}

test('what was typed in one go at one place is taken back together, newest first', () => {
  const step = stackOf(typed('a', 0), typed('b', 10), typed('c', 10.4), typed('d', 10.8)).nextUndo();
  expect(step?.targets).toEqual(['b', 'c', 'd']);
  expect(step?.patches.map((patch) => patch.value)).toEqual(['before d', 'before c', 'before b']);
});

test('another place, and a second of rest, begin a new step', () => {
  expect(stackOf(typed('a', 0), typed('b', 0.2, 'weather')).nextUndo()?.targets).toEqual(['b']);
  expect(stackOf(typed('a', 0), typed('b', 1)).nextUndo()?.targets).toEqual(['b']);
});

test('typing without a rest is taken back five seconds at a time', () => {
  const entries = Array.from({ length: 100 }, (_none, index) => typed(`e${index}`, index / 10));
  expect(stackOf(...entries).nextUndo()?.targets).toHaveLength(51);
});

test('an undo read back from the journal takes back what it took back then', () => {
  const undo: JournalEntry = { ...typed('u', 20), kind: 'undo', target: 'c' };
  const stack = stackOf(typed('a', 0), typed('b', 0.2), typed('c', 0.4), undo);
  expect(stack.nextUndo()?.targets).toEqual(['a', 'b']);
  expect(stack.nextRedo()?.targets).toEqual(['c']);
});

test('a new edit ends what could be redone', () => {
  const undo: JournalEntry = { ...typed('u', 20), kind: 'undo', target: 'b' };
  const stack = stackOf(typed('a', 0), typed('b', 10), undo, typed('c', 30));
  expect([stack.canRedo, stack.nextUndo()?.targets]).toEqual([false, ['c']]);
});
