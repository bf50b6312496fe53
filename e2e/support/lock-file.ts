import { spawn } from 'node:child_process';

/**
 * Holds a database's write lock as another program does (a copying tool, a checker): SQLite's own program in a process
 * of its own. Resolves once it is held, to what lets it go.
 */
export async function lockFile(file: string): Promise<() => Promise<void>> {
  const other = spawn('sqlite3', ['-batch', file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise<void>((done) => other.once('exit', () => done()));
  const held = new Promise<void>((done, fail) => {
    other.once('error', fail);
    other.stdout.once('data', () => done());
  });
  other.stdin.write(".timeout 5000\nBEGIN IMMEDIATE;\nSELECT 'held';\n");
  await held;
  return async () => {
    other.stdin.end('ROLLBACK;\n');
    await gone;
  };
}
