// `node scripts/run.mjs <task> [arguments]`: sets up what is missing, then runs one task. npm's scripts all come here.
import { endWith } from './end-with.mjs';
import { fail, Stop } from './say.mjs';
import { setUp } from './setup.mjs';

const [name = '', ...args] = process.argv.slice(2);

/** What each task needs is known before anything is installed, so that set-up can run first. */
const nodeOnly = /^(build|check(:.*)?)$/;
const forTests = /^(setup|soak|matrix|test(:.*)?)$/;

try {
  const runtime = await setUp(nodeOnly.test(name) ? 'node' : forTests.test(name) ? 'test' : 'run', {
    quiet: name === 'anjuan',
    again: name === 'setup' && args.includes('--again'),
  });
  const { tasks, usage } = await import('./tasks.mjs');
  const task = tasks[name];
  if (!task) throw new Stop(`There is no task “${name}”. ${usage()}`);
  endWith(await task.run(args, runtime));
} catch (error) {
  fail(error instanceof Stop ? error.message : (error.stack ?? String(error)));
  endWith(1);
}
