import type { BackupChange, BackupInfo } from '../../contract/commands/keeping.ts';

export const reasonWords: Readonly<Record<BackupInfo['reason'], string>> = {
  daily: '每日自动',
  closing: '退出时自动',
  person: '手动',
  beforeRestore: '恢复之前',
  beforeWipe: '清除试用数据之前',
};

export const changeWords: Readonly<Record<BackupChange['change'], string>> = {
  returns: '现在没有，会回来',
  goesBack: '会退回到备份时的样子',
  goesForward: '会变成备份里较新的样子',
  vanishes: '备份里没有，会不见',
};

/** `2026-03-12_093000` as people write it. */
export function stampWords(stamp: string): string {
  return `${stamp.slice(0, 10)} ${stamp.slice(11, 13)}:${stamp.slice(13, 15)}`;
}

export function sizeWords(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
