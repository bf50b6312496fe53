import type { DoctorCheck } from '../../contract/commands/doctor.ts';

/** A check with nothing to do about it. */
export function well(id: string, title: string, found: string): DoctorCheck {
  return { id, title, state: 'well', found, advice: '' };
}

/** A check that somebody should look at, and what to do. */
export function look(id: string, title: string, found: string, advice: string): DoctorCheck {
  return { id, title, state: 'look', found, advice };
}

/** A check that keeps the program from its work, and what to do. */
export function ill(id: string, title: string, found: string, advice: string): DoctorCheck {
  return { id, title, state: 'ill', found, advice };
}

/** Bytes in whole megabytes or gigabytes, for a person. */
export function sizeText(bytes: number): string {
  const megabytes = bytes / 1024 ** 2;
  return megabytes < 1024 ? `${Math.floor(megabytes)} MB` : `${(megabytes / 1024).toFixed(1)} GB`;
}
