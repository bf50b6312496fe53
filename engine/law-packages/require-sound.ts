import { AppError } from '../../contract/app-error.ts';
import type { DataMistake } from '../../contract/commands/law-data.ts';

/** Throws DATA_PACKAGE_UNSOUND with the first mistake, else DATA_PACKAGE_GAP with the first gap. */
export function requireSound(title: string, mistakes: readonly DataMistake[], gaps: readonly string[]): void {
  const [mistake] = mistakes;
  if (mistake) {
    const first = [mistake.file, mistake.pointer, mistake.problem].filter(Boolean).join(' ');
    throw new AppError('DATA_PACKAGE_UNSOUND', { title, count: mistakes.length, first });
  }
  const [gap] = gaps;
  if (gap !== undefined) throw new AppError('DATA_PACKAGE_GAP', { title, problem: gap });
}
