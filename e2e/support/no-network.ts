import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { promisify } from 'node:util';

/** Runs what follows in a user and network namespace of its own: no interface is up in it, no address has a route. */
const alone = ['--map-current-user', '--net'];

/** Why no namespace without a network can be had here; null where one can. */
export function whyNoNamespace(): string | null {
  if (process.platform !== 'linux') return 'needs Linux';
  const { status } = spawnSync('unshare', [...alone, 'true']);
  return status === 0 ? null : 'the kernel gives no namespace of its own to this user';
}

/**
 * How often anything in a namespace without a network tried to reach one, from the kernel's counters: each packet sent, and
 * each time no route was found.
 */
export function attemptsIn(snmp: string): number {
  const [names = '', values = ''] = snmp.split('\n').filter((line) => line.startsWith('Ip:'));
  const value = (name: string) => Number(values.split(' ')[names.split(' ').indexOf(name)]);
  return value('OutRequests') + value('OutNoRoutes');
}

/** Runs a program to its end without a network; `attempts`: how often it tried to reach one. */
export async function runAlone(program: string, args: readonly string[]) {
  const script = '"$0" "$@"; code=$?; cat /proc/net/snmp; exit $code';
  const { stdout } = await promisify(execFile)('unshare', [...alone, 'sh', '-c', script, program, ...args], {
    maxBuffer: 1e8,
  });
  const at = stdout.lastIndexOf('Ip: Forwarding');
  return { output: stdout.slice(0, at), attempts: attemptsIn(stdout.slice(at)) };
}

/** A window that runs without a network, driven through Chromium's debugging pipe: no port can be reached there. */
export class WindowAlone {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #session: string | null = null;
  #sent = 0;

  constructor(program: string, args: readonly string[]) {
    this.#child = spawn('unshare', [...alone, program, ...args, '--remote-debugging-pipe'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    let rest = '';
    (this.#child.stdio[4] as Readable).on('data', (data) => {
      const messages = `${rest}${data}`.split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.#hear(JSON.parse(message));
    });
  }

  /** Joins the page whose address ends so; false while there is none. */
  async join(ending: string): Promise<boolean> {
    const { result } = await this.#send('Target.getTargets', {});
    const page = result?.targetInfos?.find(({ url }) => url.endsWith(ending));
    if (!page) return false;
    const joined = await this.#send('Target.attachToTarget', { targetId: page.targetId, flatten: true });
    this.#session = joined.result?.sessionId ?? null;
    return this.#session !== null;
  }

  /** What an expression of the page comes to; undefined while the page is not there yet. */
  async evaluate(expression: string): Promise<unknown> {
    const asked = { expression, awaitPromise: true, returnByValue: true, userGesture: true };
    const { result } = await this.#send('Runtime.evaluate', asked);
    return result?.result?.value;
  }

  /** How often anything in the program tried to reach a network until now. */
  attempts(): number {
    return attemptsIn(readFileSync(`/proc/${this.#child.pid}/net/snmp`, 'utf8'));
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const gone = new Promise<void>((done) => this.#child.once('exit', () => done()));
    this.#child.kill('SIGKILL');
    await gone;
  }

  #hear(answer: Answer): void {
    this.#waiting.get(answer.id ?? 0)?.(answer);
    this.#waiting.delete(answer.id ?? 0);
  }

  #send(method: string, params: object): Promise<Answer> {
    const id = ++this.#sent;
    const session = this.#session === null ? {} : { sessionId: this.#session };
    return new Promise((done) => {
      this.#waiting.set(id, done);
      const message = JSON.stringify({ id, method, params, ...session });
      (this.#child.stdio[3] as Writable).write(`${message}\0`);
    });
  }
}

/** The parts of Chromium's answers that are used here. */
type Answer = {
  readonly id?: number;
  readonly result?: {
    readonly targetInfos?: readonly { readonly targetId: string; readonly url: string }[];
    readonly sessionId?: string;
    readonly result?: { readonly value?: unknown };
  };
};
