import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cutPower } from './power-cut.ts';

/** What the disk does next; calls are counted from the start of the process, from 1. */
export type DiskOrder = {
  readonly failAt?: number;
  readonly error?: DiskError;
  /** Every later call fails too. */
  readonly lasting?: boolean;
  /** The process dies in the middle of this call. */
  readonly killAt?: number;
  /** Syncs say that they have happened, and have not. */
  readonly noSync?: boolean;
};

export type DiskError = 'EIO' | 'ENOSPC' | 'EROFS';
const numbers: Readonly<Record<DiskError, number>> = { EIO: 5, ENOSPC: 28, EROFS: 30 };

/** Compiles the shim (Linux, gcc); answers the library's path. */
export function buildDiskShim(): string {
  const library = join(mkdtempSync(join(tmpdir(), 'anjuan-disk-')), 'disk-shim.so');
  const source = join(import.meta.dirname, 'disk-shim.c');
  execFileSync('gcc', [
    '-shared',
    '-fPIC',
    '-O2',
    '-Wall',
    '-Werror',
    '-o',
    library,
    source,
    '-ldl',
    '-lpthread',
  ]);
  return library;
}

/** The disk under one data folder, as processes see it that are started with `environment`. */
export class FailingDisk {
  readonly environment: Readonly<Record<string, string>>;
  readonly control: string;
  private readonly watched: string;
  private readonly log: string;

  constructor(shim: string, watched: string) {
    const own = mkdtempSync(join(tmpdir(), 'anjuan-disk-'));
    this.watched = watched;
    this.control = join(own, 'control');
    this.log = join(own, 'log');
    this.environment = {
      LD_PRELOAD: shim,
      ANJUAN_DISK_FOLDER: watched,
      ANJUAN_DISK_CONTROL: this.control,
      ANJUAN_DISK_LOG: this.log,
    };
    this.order({});
  }

  /** Gives the order for the next process, and begins its count. */
  order(order: DiskOrder): void {
    rmSync(this.log, { force: true });
    const file = openSync(this.control, 'w');
    writeSync(file, orderBytes(order));
    closeSync(file);
  }

  /** Leaves the files as after a power cut: what was synced, and of the rest what `random` keeps, sector by sector. */
  cutPower(random: () => number): void {
    cutPower(this.watched, this.log, random);
    rmSync(this.log, { force: true });
  }
}

/** The control file's content; the count of calls begins again. */
export function orderBytes(order: DiskOrder): Buffer {
  const words = [
    0,
    order.failAt ?? 0,
    numbers[order.error ?? 'EIO'],
    order.lasting ? 1 : 0,
    order.killAt ?? 0,
  ];
  return Buffer.from(BigInt64Array.from([...words, order.noSync ? 1 : 0].map(BigInt)).buffer);
}
