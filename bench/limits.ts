import { existsSync, mkdirSync, readFileSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Of a machine's 4 GiB, what its system and its other programs leave, in bytes. */
const memory = 3 * 1024 ** 3;

/** A hard disk: bytes a second in a row, and reads a second, those in a row and those after a move of its head together. */
const [diskBytes, diskMoves] = [80_000_000, 250];

const controllers = '/sys/fs/cgroup';
const name = `anjuan-bench-${process.pid}`;

/** What the limits are, for the table. */
export const limits = `${memory / 1024 ** 3} GiB, disk ${diskBytes / 1e6} MB/s and ${diskMoves} reads/s`;

/**
 * Runs work while this process, and all that it starts, is held to a small machine's memory and a hard disk's speed of
 * reading (Linux control groups, version 1; writes that wait in memory are not held back). Null where that can't be
 * set: no such groups, or no right to make one.
 */
export async function onSlowMachine<Value>(work: () => Promise<Value>): Promise<Value | null> {
  const groups = makeGroups();
  if (!groups) return null;
  try {
    for (const group of groups) enter(group);
    return await work();
  } finally {
    for (const controller of ['memory', 'blkio']) enter(join(controllers, controller));
    for (const group of groups) removeGroup(group);
  }
}

/** What was read before is read from the disk again. Needs the right to say so; without it the figure is of a warm start. */
export function forgetFiles(): boolean {
  try {
    writeFileSync('/proc/sys/vm/drop_caches', '1');
    return true;
  } catch {
    return false;
  }
}

function makeGroups(): readonly string[] | null {
  const groups = ['memory', 'blkio'].map((controller) => join(controllers, controller, name));
  const [held, disk] = groups;
  if (!held || !disk || !existsSync(join(controllers, 'memory', 'memory.limit_in_bytes'))) return null;
  const device = deviceOf(tmpdir());
  try {
    for (const group of groups) mkdirSync(group);
    writeFileSync(join(held, 'memory.limit_in_bytes'), String(memory));
    writeFileSync(join(disk, 'blkio.throttle.read_bps_device'), `${device} ${diskBytes}`);
    writeFileSync(join(disk, 'blkio.throttle.write_bps_device'), `${device} ${diskBytes}`);
    writeFileSync(join(disk, 'blkio.throttle.read_iops_device'), `${device} ${diskMoves}`);
    return groups;
  } catch {
    for (const group of groups) removeGroup(group);
    return null;
  }
}

/** `major:minor` of the device that a folder lies on (Linux packs both into one number). */
function deviceOf(folder: string): string {
  const { dev } = statSync(folder);
  return `${(dev >> 8) & 0xfff}:${(dev & 0xff) | ((dev >> 12) & 0xfff00)}`;
}

function enter(group: string): void {
  writeFileSync(join(group, 'cgroup.procs'), String(process.pid));
}

/** A process that has just ended may be counted a moment longer: then the empty group stays until the next start of the machine. */
function removeGroup(group: string): void {
  if (!existsSync(group) || readFileSync(join(group, 'cgroup.procs'), 'utf8') !== '') return;
  try {
    rmdirSync(group);
  } catch {
    // Nothing of ours is in it any more.
  }
}
