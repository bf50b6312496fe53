import type { AppErrorData } from '../../contract/app-error.ts';
import { errorSentence } from '../../contract/errors.ts';
import { createStore, type Store } from './store.ts';

export type Notice = {
  readonly id: number;
  readonly tone: 'done' | 'error' | 'info';
  readonly text: string;
  /** The error told, for the guide's page on it; null for news. */
  readonly code: AppErrorData['code'] | null;
};

/** What the program tells without being asked; drawn by the notice region, read aloud there. */
export type Notices = {
  readonly list: Store<readonly Notice[]>;
  /** Something went well; failures told before are over. */
  readonly done: (text: string) => void;
  readonly info: (text: string) => void;
  /** An error as the engine or the shell hands it over; stays until it is closed or something goes well. */
  readonly failed: (error: AppErrorData) => void;
  readonly close: (id: number) => void;
};

/** How long a notice that needs no answer stays, in milliseconds. */
const stays = 6000;

export function createNotices(): Notices {
  const list = createStore<readonly Notice[]>([]);
  let last = 0;
  const close = (id: number) => list.set((now) => now.filter((one) => one.id !== id));
  const say = (tone: Notice['tone'], text: string, code: Notice['code'] = null) => {
    const id = ++last;
    // The same sentence twice is one sentence.
    list.set((now) => [...now.filter((one) => one.text !== text), { id, tone, text, code }].slice(-4));
    if (tone !== 'error') setTimeout(() => close(id), stays);
  };
  return {
    list,
    close,
    done: (text) => {
      list.set((now) => now.filter(({ tone }) => tone !== 'error'));
      say('done', text);
    },
    info: (text) => say('info', text),
    failed: (error) => say('error', errorSentence(error), error.code),
  };
}
