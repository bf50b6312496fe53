import type { BundlePurpose, PartStatus } from '../../contract/commands/transfer.ts';

/** What becomes of a part or a case at import. */
export const statusWords: Readonly<Record<PartStatus, string>> = {
  new: '新增',
  same: '相同',
  changed: '更新',
  behind: '本机较新',
  conflict: '有冲突',
};

export const purposeWords: Readonly<Record<BundlePurpose, string>> = {
  transfer: '案件移交',
  review: '送请审核',
  reviewResult: '审核结果',
};

/** `12.3 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} 字节`;
  const units = ['KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = '';
  for (const one of units) {
    if (value < 1000) break;
    value /= 1000;
    unit = one;
  }
  return `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
}
