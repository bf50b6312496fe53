import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseFile } from '../contract/case-file.generated.ts';
import { caseView } from '../engine/cases/case-view.ts';
import { caseFileReader } from '../engine/cases/read-case-file.ts';
import type { StationSettings } from '../engine/cases/station-settings.ts';
import { caseFindings, caseJudge } from '../engine/findings.ts';
import { loadFormLibrary } from '../engine/forms/form-library.ts';
import { lawFindings } from '../engine/law/law-findings.ts';
import { largeCase } from './large-case.ts';
import { ms, percentile, type Row } from './row.ts';
import { appFolder, temporary } from './support.ts';

const today = '2026-06-30';
const runs = 200;
/** Before anything is measured: a station's program has judged cases before. */
const warmUp = 40;

/**
 * All rules of law over a whole case of 24 documents, nothing remembered, and all findings again after one character
 * was typed into the facts of a decision. In time of the processor: what else the machine does is not counted.
 */
export async function benchRules(): Promise<Row[]> {
  const library = loadFormLibrary(appFolder);
  const file = caseFileReader(appFolder, library)(
    'large',
    new Uint8Array(readFileSync(largeCase(temporary('rules')).file)),
  );
  const station: StationSettings = JSON.parse(
    readFileSync(join(process.cwd(), 'examples', 'station.json'), 'utf8'),
  );
  const viewOf = (one: CaseFile) => caseView(one, station, library, today);
  const typed = (count: number): CaseFile => {
    const at = file.documents.findLastIndex(
      ({ form, state }) => form === 'penalty-decision' && state === 'draft',
    );
    return {
      ...file,
      documents: file.documents.map((one, index) =>
        index === at ? { ...one, content: { ...one.content, facts: `当事人${'字'.repeat(count)}` } } : one,
      ),
    };
  };
  const whole = measured(() => lawFindings(viewOf(structuredClone(file))));
  const everything = measured(() => caseFindings(viewOf(structuredClone(file)), library));
  const judge = caseJudge(library);
  judge(viewOf(file));
  const change = measured((run) => judge(viewOf(typed(run))));
  const row = (what: string, times: readonly number[], limit: number): Row => ({
    what,
    ours: `p50 ${ms(percentile(times, 0.5))}, p95 ${ms(percentile(times, 0.95))}`,
    against: `${limit} ms`,
    ratio: (percentile(times, 0.95) / limit).toFixed(2),
    goal: `p95 ≤ ${limit} ms`,
  });
  const size = `${file.documents.length} documents (processor time)`;
  return [
    row(`all rules of law over a whole case of ${size}`, whole, 100),
    row(`all findings of a whole case of ${size}`, everything, 100),
    row(`all findings after a change, case of ${size}`, change, 16),
  ];
}

/** Milliseconds of processor time that each run took. */
function measured(act: (run: number) => unknown): readonly number[] {
  for (let run = 0; run < warmUp; run++) act(runs + run);
  return Array.from({ length: runs }, (_, run) => {
    const before = process.cpuUsage();
    act(run);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
}
