import { stat } from 'node:fs/promises';
import type { DoctorCheck } from '../../contract/commands/doctor.ts';
import type { BackupInfo } from '../../contract/commands/keeping.ts';
import type { IdentityInfo } from '../../contract/commands/station.ts';
import { algorithmTitle } from '../../contract/signers.ts';
import { checkAudit } from '../keeping/check-audit.ts';
import { listedCases } from '../store/case-rows.ts';
import { checkStore } from '../store/check-store.ts';
import type { Store } from '../store/store.ts';
import { storeFile } from '../store/store-file.ts';
import { ill, look, sizeText, well } from './check.ts';

const day = 24 * 60 * 60 * 1000;

/** Every page of the database read, and how much lies in it. */
export async function databaseCheck(store: Store): Promise<DoctorCheck> {
  const title = '数据库';
  if ((await checkStore(store)) !== null) {
    return ill(
      'database',
      title,
      '有损坏',
      '请关闭程序重新打开，按提示修复，或从备份恢复；也可以用 anjuan repair。',
    );
  }
  const { size } = await stat(storeFile(store.folder));
  return well('database', title, `完好，${listedCases(store).length} 件案件，${sizeText(size)}`);
}

/** The chain of acts. */
export function auditCheck(store: Store): DoctorCheck {
  const { entries, broken } = checkAudit(store, null);
  if (broken === null) return well('audit', '操作记录', `${entries} 条，前后相符`);
  return ill('audit', '操作记录', `第 ${broken.seq} 条不符`, '记录可能被改动过。请保存好备份，报告管理员。');
}

/** When the last backup was made, and whether one lies elsewhere. Stamps are local moments. */
export function backupCheck(backups: readonly BackupInfo[], now: Date): DoctorCheck {
  const title = '备份';
  const newest = backups
    .map(({ stamp }) => stamp)
    .sort()
    .at(-1);
  if (newest === undefined) {
    return look('backups', title, '还没有备份', '请在“本站设置 › 备份”立即备份，并设第二备份位置。');
  }
  const found = `${backups.length} 份，最近一份 ${newest.slice(0, 10)}`;
  if (now.getTime() - Date.parse(newest.slice(0, 10)) > 8 * day) {
    return look('backups', title, found, '一周没有备份了。请立即备份一次。');
  }
  if (!backups.some(({ place }) => place === 'second')) {
    return look(
      'backups',
      title,
      `${found}，都在本机磁盘`,
      '磁盘损坏时会一起丢失。请设第二备份位置，例如移动硬盘。',
    );
  }
  return well('backups', title, found);
}

/** The chosen signing certificate: that there is one, not of trial, and how long it holds. */
export function keyCheck(
  { identities, chosen }: { readonly identities: readonly IdentityInfo[]; readonly chosen: string | null },
  now: Date,
): DoctorCheck {
  const title = '签名证书';
  const advice = '请在“本站设置 › 印章和证书”导入有效的证书。';
  const used = identities.find(({ id }) => id === chosen);
  if (!used) return look('keys', title, `共 ${identities.length} 份，没有选定`, advice);
  const until = used.notAfter.slice(0, 10);
  const left = Math.floor((Date.parse(used.notAfter) - now.getTime()) / day);
  const found = `${algorithmTitle(used.algorithm)}，有效期至 ${until}`;
  if (left < 0) return ill('keys', title, `${found}，已过期`, advice);
  if (used.trial) return look('keys', title, `${found}，试用证书`, `试用证书的签名不具法律效力。${advice}`);
  if (left < 60) return look('keys', title, `${found}，还剩 ${left} 天`, '请及早向发证机构换发。');
  return well('keys', title, found);
}
