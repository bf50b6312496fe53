import { randomUUID } from 'node:crypto';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { arch, release, totalmem } from 'node:os';
import { join } from 'node:path';
import type { DoctorCheck } from '../../contract/commands/doctor.ts';
import { ill, look, sizeText, well } from './check.ts';

const mebibyte = 1024 ** 2;

/** System, processor and memory. */
export function machineCheck(memory = totalmem()): DoctorCheck {
  const found = `${process.platform} ${release()}（${arch()}），内存 ${sizeText(memory)}`;
  if (memory >= 3.5 * 1024 * mebibyte) return well('machine', '系统与内存', found);
  return look('machine', '系统与内存', found, '内存少于 4 GB，程序会变慢。请关闭不用的其他程序。');
}

/** Room left where the data lies, and whether it can be written to. `where` says which place, in Chinese. */
export async function diskCheck(folder: string, where: string): Promise<DoctorCheck> {
  const title = `磁盘（${where}）`;
  const probe = join(folder, `.probe-${randomUUID()}`);
  try {
    await writeFile(probe, 'x');
  } catch {
    return ill(
      'disk',
      title,
      '写不进去',
      '程序存不下您的输入。请检查该文件夹的权限，或磁盘是否已满、已设为只读。',
    );
  } finally {
    await rm(probe, { force: true });
  }
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const found = `剩余 ${sizeText(free)}`;
  if (free < 200 * mebibyte)
    return ill('disk', title, found, '快存不下了。请马上清理磁盘，或把数据移到更大的磁盘。');
  if (free < 2048 * mebibyte) return look('disk', title, found, '不足 2 GB，备份可能做不成。请清理磁盘。');
  return well('disk', title, found);
}

/** The clock's zone, and that it does not stand before what was already recorded (ISO moments of UTC). */
export function clockCheck(now: Date, lastRecorded: string | null, offsetMinutes: number): DoctorCheck {
  const title = '时钟';
  if (lastRecorded !== null && now.toISOString() < lastRecorded) {
    return ill(
      'clock',
      title,
      '早于最后一条操作记录的时间',
      '时钟被往回拨过，期限和签发日期会算错。请校准系统时间。',
    );
  }
  if (offsetMinutes !== 8 * 60) {
    return look(
      'clock',
      title,
      '时区不是北京时间（东八区）',
      '日期可能差一天。请在系统设置中把时区改为“北京/上海”。',
    );
  }
  return well('clock', title, '北京时间，不早于已有的记录');
}
