import { useEffect, useState } from 'react';
import type { Outcome } from '../../contract/bridge.ts';
import type { PeopleState } from '../../contract/commands/people.ts';
import { errorSentence } from '../../contract/errors.ts';
import { useApp } from '../state/app-context.ts';

/** One try after another at a password: what was wrong with the last, and how long the next has to wait. */
export function useSecret(): {
  readonly busy: boolean;
  readonly problem: string | null;
  readonly waits: boolean;
  readonly forget: () => void;
  readonly attempt: (work: Promise<Outcome<PeopleState>>) => Promise<boolean>;
} {
  const { engine } = useApp();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (seconds <= 0) return;
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  const attempt = async (work: Promise<Outcome<PeopleState>>) => {
    setBusy(true);
    const outcome = await work;
    setBusy(false);
    if (outcome.ok) {
      setProblem(null);
      engine.takePeople(outcome.value);
      return true;
    }
    const { code, params } = outcome.error;
    setSeconds(code === 'SIGN_IN_DELAYED' ? Number(params.seconds) : 0);
    setProblem(code === 'SIGN_IN_DELAYED' ? null : errorSentence(outcome.error));
    return false;
  };
  const delay =
    seconds > 0 ? errorSentence({ code: 'SIGN_IN_DELAYED', params: { seconds: String(seconds) } }) : null;
  const forget = () => {
    setProblem(null);
    setSeconds(0);
  };
  return { busy, problem: delay ?? problem, waits: seconds > 0, forget, attempt };
}
