// The moment that everything in a package is dated with, so that one commit makes one package: the commit's.
import { execFileSync } from 'node:child_process';
import { root } from './cache.mjs';

/** The earliest moment that a zip can tell, in seconds; for a source that is neither dated nor in Git. */
const earliest = 315_532_800;

/** Seconds since 1970: SOURCE_DATE_EPOCH where it is given, otherwise the moment of the commit. */
export function sourceDate() {
  const given = Number(process.env.SOURCE_DATE_EPOCH);
  if (Number.isInteger(given) && given > 0) return Math.max(given, earliest);
  try {
    const told = execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, stdio: 'pipe' });
    return Number(told.toString().trim()) || earliest;
  } catch {
    return earliest;
  }
}
