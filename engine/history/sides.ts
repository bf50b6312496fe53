import type { ComparedPart, ResolvedBlock, Run } from '../../contract/blocks.ts';
import { mapRuns } from '../review/map-runs.ts';

/** A compared paper with one side's words only: what was put in stays marked there, what was taken out is left away. */
export function laterSide(blocks: readonly ResolvedBlock[]): readonly ResolvedBlock[] {
  return mapRuns(blocks, (run) => without(run, 'removed'));
}

/** Of a comparison made the other way round, the earlier paper: what only it has is what was taken out since. */
export function earlierSide(blocks: readonly ResolvedBlock[]): readonly ResolvedBlock[] {
  return mapRuns(blocks, (run) => asTakenOut(without(run, 'removed')));
}

function without(run: Run, kind: ComparedPart['kind']): Run {
  if (run.kind !== 'field' || !run.compared) return run;
  const compared = run.compared.filter((part) => part.kind !== kind);
  return { ...run, text: compared.map(({ text }) => text).join(''), compared };
}

function asTakenOut(run: Run): Run {
  if (run.kind === 'box' && run.compared) {
    return { ...run, compared: run.compared === 'ticked' ? 'unticked' : 'ticked' };
  }
  if (run.kind !== 'field' || !run.compared) return run;
  const compared = run.compared.map(({ kind, text }) => ({
    kind: kind === 'added' ? ('removed' as const) : kind,
    text,
  }));
  return { ...run, compared };
}
