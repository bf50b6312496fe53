/** TEST SUPPORT, not part of the program. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Compiles the driver that locks a key after three wrong PINs, with `real` behind it (Linux, gcc); answers its file
 * in `folder`. SoftHSM itself never locks.
 */
export function buildLockingDriver(folder: string, real: string): string {
  const driver = join(folder, 'locking-driver.so');
  const headers = join(import.meta.dirname, '../../../node_modules/pkcs11js/includes/pkcs11');
  const source = join(import.meta.dirname, 'locking-driver.c');
  execFileSync('gcc', [
    ...['-shared', '-fPIC', '-O2', '-Wall', '-Werror', '-isystem', headers],
    ...['-D_GNU_SOURCE', '-o', driver, source, '-ldl'],
  ]);
  process.env.ANJUAN_REAL_DRIVER = real;
  return driver;
}
