// What set-up and the tasks print, and how they run other programs.
import { spawn } from 'node:child_process';

const colour = process.stderr.isTTY && !process.env.NO_COLOR;
const paint = (code, text) => (colour ? `\x1b[${code}m${text}\x1b[0m` : text);

// All on stderr: stdout belongs to what a task prints as its result (`npm run anjuan -- … --json`).
/** A step begins. */
export const step = (text) => console.error(`${paint(36, '▸')} ${text}`);
/** A detail of the running step. */
export const note = (text) => console.error(`  ${paint(2, text)}`);
/** Something the reader should know, which does not stop the work. */
export const warn = (text) => console.error(`${paint(33, '!')} ${text}`);
/** Why the work stops. */
export const fail = (text) => console.error(`${paint(31, '✗')} ${text}`);

/** Seconds since a moment of performance.now(), as text. */
export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** An expected stop: printed as its sentence alone, with no stack. */
export class Stop extends Error {}

/**
 * Runs a program to its end. `quiet` keeps its output back and shows it only when it fails.
 * Resolves to its exit code and output; rejects with a Stop when `check` (the default) and the code is not 0.
 */
export function run(program, args, { quiet = false, check = true, timeout = 0, ...options } = {}) {
  return new Promise((done, refuse) => {
    const child = spawn(program, args, {
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: process.platform === 'win32' && !program.endsWith('.exe'),
      ...options,
    });
    let output = '';
    child.stdout?.on('data', (data) => {
      output += data;
    });
    child.stderr?.on('data', (data) => {
      output += data;
    });
    const timer = timeout > 0 ? setTimeout(() => child.kill('SIGKILL'), timeout) : null;
    child.on('error', (error) => {
      if (timer) clearTimeout(timer);
      if (check) refuse(new Stop(`Could not run ${program}: ${error.message}`));
      else done({ code: 127, output: String(error.message) });
    });
    child.on('close', (code, signal) => {
      if (timer) clearTimeout(timer);
      if (check && code !== 0) {
        if (quiet) console.error(output.trim());
        refuse(new Stop(`${program} ${args.slice(0, 3).join(' ')} ended with ${signal ?? code}.`));
      } else done({ code: code ?? 1, output });
    });
  });
}
