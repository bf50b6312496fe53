import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readCase } from '../../store/case-rows.ts';
import { readJournal } from '../../store/journal.ts';
import { openStore, type Store } from '../../store/store.ts';
import { type DiskOrder, FailingDisk } from '../../store/testing/failing-disk.ts';
import { dataFolder } from '../test-station.ts';

const root = resolve(import.meta.dirname, '../../..');

/** A change of the program's own text before it is built: a fault that the harness must find. */
export type Mutation = { readonly file: string; readonly from: string; readonly to: string };

/** Builds a program that types (crash-child.ts, or another beside it); answers its folder, inside the checkout so that the native module is found. */
export async function buildTypist(mutation: Mutation | null, entry = 'crash-child.ts'): Promise<string> {
  const { build } = await import('vite');
  mkdirSync(join(root, 'build'), { recursive: true });
  const folder = mkdtempSync(join(root, 'build', 'crash-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: mutation === null ? [] : [mutating(mutation)],
    ssr: { external: ['better-sqlite3-multiple-ciphers'], noExternal: true },
    build: {
      ssr: join(import.meta.dirname, entry),
      outDir: folder,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
  return folder;
}

function mutating({ file, from, to }: Mutation) {
  return {
    name: 'mutation',
    transform(code: string, id: string) {
      if (!id.endsWith(file)) return null;
      if (!code.includes(from)) throw new Error(`${file} no longer says ${from}`);
      return code.replace(from, to);
    },
  };
}

/** The one form that the typist fills in, so that a run begins quickly. */
export function typistResources(): string {
  const folder = mkdtempSync(join(tmpdir(), 'anjuan-typist-'));
  for (const part of ['templates/interview-record', 'schemas', 'examples']) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  return folder;
}

export type Typing = {
  readonly program: string;
  readonly resources: string;
  readonly shim: string;
  readonly random: () => number;
  readonly noSync?: boolean;
  readonly early?: boolean;
};

/** A data folder over a row of runs, and what was acknowledged in them. */
export class CrashRuns {
  readonly acknowledged: string[] = [];
  /** Runs that ended within a write (the others: at some moment). */
  within = 0;
  private readonly folder = dataFolder();
  private readonly disk: FailingDisk;
  private readonly typing: Typing;

  constructor(typing: Typing) {
    this.typing = typing;
    this.disk = new FailingDisk(typing.shim, this.folder);
  }

  /** Types until killed, cuts the power, and answers what then is wrong; empty when nothing is. */
  async run(round: number): Promise<string[]> {
    const { random } = this.typing;
    const within = round % 2 === 0;
    if (within) this.within++;
    const order: DiskOrder = {
      ...(within ? { killAt: 30 + Math.floor(random() * 150) } : {}),
      ...(this.typing.noSync ? { noSync: true } : {}),
    };
    this.disk.order(order);
    this.acknowledged.push(...(await this.type(round, within ? null : Math.floor(random() * 120))));
    this.disk.cutPower(random);
    return this.wrong();
  }

  private type(round: number, killAfter: number | null): Promise<string[]> {
    const { program, resources, random, early } = this.typing;
    const checkpoint = random() < 0.5 ? 4 : 1000;
    const script = join(program, 'child.mjs');
    const given = [script, this.folder, resources, String(round), String(checkpoint), early ? 'early' : ''];
    return new Promise((done, failed) => {
      const child = spawn(process.execPath, given, {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, ...this.disk.environment },
      });
      let told = '';
      let trouble = '';
      child.stdout.on('data', (chunk: Buffer) => {
        if (told === '' && killAfter !== null) setTimeout(() => child.kill('SIGKILL'), killAfter);
        told += chunk.toString();
      });
      child.stderr.on('data', (chunk: Buffer) => {
        trouble += chunk.toString();
      });
      child.on('close', (_code, signal) => {
        if (signal !== 'SIGKILL') failed(new Error(`the child ended by itself: ${trouble}`));
        // The last line may be half written.
        else
          done(
            told
              .split('\n')
              .slice(0, -1)
              .filter((line) => line.startsWith('edit-')),
          );
      });
    });
  }

  /** Opens what is left, as the next start does. */
  private wrong(): string[] {
    let store: Store;
    try {
      store = openStore(this.folder);
    } catch (error) {
      return [`does not open: ${String(error)}`];
    }
    try {
      const sound = store.raw<{ integrity_check: string }>('PRAGMA integrity_check', []);
      const wrong = sound.filter((row) => row.integrity_check !== 'ok').map((row) => row.integrity_check);
      const id = store.raw<{ id: string }>('SELECT id FROM cases', [])[0]?.id;
      const journal = id === undefined ? [] : readJournal(store, id);
      const kept = new Set(journal.map((entry) => entry.id));
      wrong.push(...this.acknowledged.filter((edit) => !kept.has(edit)).map((edit) => `lost: ${edit}`));
      const place = id === undefined ? undefined : readCase(store, id)?.file.documents[0]?.content.place;
      if (journal.length > 0 && `edit-${String(place)}` !== journal.at(-1)?.id)
        wrong.push(`stands: ${String(place)}`);
      return wrong;
    } finally {
      store.close();
    }
  }
}
