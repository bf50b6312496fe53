import { useRef, useState } from 'react';
import type { AppErrorData } from '../../contract/app-error.ts';
import type { ChosenFile } from '../../contract/shell-commands.ts';
import type { FileVerdict } from '../../contract/verdict.ts';
import { useApp } from '../state/app-context.ts';

/** What came of one file: a verdict, or why it could not be judged. */
export type Judged =
  | { readonly key: string; readonly name: string; readonly verdict: FileVerdict }
  | { readonly key: string; readonly name: string; readonly error: AppErrorData };

export type Verdicts = {
  /** Newest first; a file judged twice stands once. */
  readonly judged: readonly Judged[];
  /** How far a run has come; null when none is under way. */
  readonly running: { readonly done: number; readonly total: number } | null;
  readonly verify: (files: readonly ChosenFile[]) => Promise<void>;
  /** Ends the run after the file under way. */
  readonly stop: () => void;
  readonly clear: () => void;
};

/** Judges files one after another; files that come during a run are joined to it. */
export function useVerdicts(): Verdicts {
  const { engine } = useApp();
  const [judged, setJudged] = useState<readonly Judged[]>([]);
  const [running, setRunning] = useState<Verdicts['running']>(null);
  const run = useRef({ waiting: [] as ChosenFile[], done: 0, total: 0, busy: false });
  const verify = async (files: readonly ChosenFile[]) => {
    const state = run.current;
    state.waiting.push(...files);
    state.total += files.length;
    if (state.busy) return;
    state.busy = true;
    for (let file = state.waiting.shift(); file; file = state.waiting.shift()) {
      setRunning({ done: state.done, total: state.total });
      const outcome = await engine.call('verify/file', { file: file.token });
      const one: Judged = outcome.ok
        ? { key: outcome.value.sha256, name: outcome.value.file, verdict: outcome.value }
        : { key: file.name, name: file.name, error: outcome.error };
      setJudged((now) => [one, ...now.filter(({ key }) => key !== one.key)]);
      state.done += 1;
    }
    run.current = { waiting: [], done: 0, total: 0, busy: false };
    setRunning(null);
  };
  return {
    judged,
    running,
    verify,
    stop: () => run.current.waiting.splice(0),
    clear: () => setJudged([]),
  };
}
