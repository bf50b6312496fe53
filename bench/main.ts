// The measurements: each figure with what it is compared with, in one run, on one machine. `npm run bench [name…]`.
import { benchDesk } from './desk.ts';
import { benchEdits } from './edits.ts';
import { benchEveryForm } from './every-form.ts';
import { benchKeypress } from './keypress.ts';
import { benchMemory } from './memory.ts';
import { benchPackage } from './package.ts';
import { benchProduce } from './produce.ts';
import { printRows, type Row } from './row.ts';
import { benchRules } from './rules.ts';
import { benchSearch } from './search.ts';
import { benchSlow } from './slow.ts';
import { benchStart } from './start.ts';

const benches: Readonly<Record<string, () => Promise<Row[]>>> = {
  produce: benchProduce,
  forms: benchEveryForm,
  rules: benchRules,
  edits: benchEdits,
  keypress: benchKeypress,
  memory: benchMemory,
  search: benchSearch,
  desk: benchDesk,
  start: benchStart,
  package: benchPackage,
  slow: benchSlow,
};

const wanted = process.argv.slice(2);
const rows: Row[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stderr.write(`${name}…\n`);
  rows.push(...(await bench()));
}
printRows(rows);
process.exit(0);
