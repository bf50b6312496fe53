import { keypressTimes } from './keypress.ts';
import { forgetFiles, limits, onSlowMachine } from './limits.ts';
import { produceExample } from './produce.ts';
import { ms, percentile, type Row, ratioOf } from './row.ts';
import { sampleStation, startStation } from './start.ts';

/** How long a start may take there, in milliseconds. */
const patience = 120_000;

type Figures = { readonly start: number; readonly key: number; readonly produce: number };

/** Start with nothing read before, typing and export on a small old machine, against the same without limits. */
export async function benchSlow(): Promise<Row[]> {
  const station = await sampleStation();
  const slow = await onSlowMachine(() => figures(station));
  if (!slow) {
    const what = `a slow machine (${limits})`;
    return [{ what, ours: 'not measured', against: 'limits cannot be set here', ratio: '', goal: '' }];
  }
  const free = await figures(station);
  const row = (what: string, of: keyof Figures): Row => ({
    what: `${what}, ${limits}`,
    ours: ms(slow[of]),
    against: `without limits ${ms(free[of])}`,
    ratio: ratioOf(slow[of], free[of]),
    goal: '',
  });
  return [
    row('start to the list of cases, nothing read before', 'start'),
    row('key press to its finding, p95', 'key'),
    row('nine documents made, signed, verified', 'produce'),
  ];
}

async function figures(station: string): Promise<Figures> {
  const starts: number[] = [];
  for (let round = 0; round < 3; round++) {
    forgetFiles();
    starts.push((await startStation(station, patience)).listed);
  }
  const key = percentile(await keypressTimes(patience), 0.95);
  const { time } = await produceExample();
  return { start: percentile(starts, 0.5), key, produce: time };
}
