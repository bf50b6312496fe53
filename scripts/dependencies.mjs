// Installs what package-lock.json names, when node_modules is not that already.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './cache.mjs';
import { note, run, step } from './say.mjs';

/** Packages of the lock file that node_modules lacks or holds in another version. Reads npm's own record of what it installed. */
export function missingPackages(folder = root) {
  const wanted = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')).packages;
  const record = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return ['node_modules'];
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && !entry.optional && !entry.devOptional && !entry.peer)
    .filter(
      ([path, entry]) =>
        present[path]?.version !== entry.version || !existsSync(join(folder, path, 'package.json')),
    )
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
}

/** Makes node_modules what the lock file says. No package may run code while it is installed. */
export async function installDependencies() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  step(
    `Installing packages (${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ` and ${missing.length - 3} more` : ''})`,
  );
  const fresh = missing[0] === 'node_modules';
  if (!fresh) note('node_modules is there but older than package-lock.json; bringing it up to date');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', fresh ? ['ci', ...quiet] : ['install', '--no-save', ...quiet], { cwd: root });
}
