import { decisionDefects } from './decision.ts';
import type { Defect } from './defect.ts';
import { discretionDefects } from './discretion.ts';
import { identityDefects } from './identity.ts';
import { measureDefects } from './measures.ts';
import { noticeDefects } from './notice-and-hearing.ts';
import { performanceDefects } from './performance.ts';
import { procedureDefects } from './procedure.ts';
import { rarerDefects } from './rarer-ways.ts';
import { secondReadingDefects } from './second-reading.ts';
import { specialDefects } from './special-ways.ts';
import { thirdReadingDefects } from './third-reading.ts';

/** Every planted mistake, in the order of a case's way. */
export const defects: readonly Defect[] = [
  ...identityDefects,
  ...procedureDefects,
  ...noticeDefects,
  ...decisionDefects,
  ...discretionDefects,
  ...performanceDefects,
  ...measureDefects,
  ...specialDefects,
  ...rarerDefects,
  ...secondReadingDefects,
  ...thirdReadingDefects,
];

/** Rules that speak beside others in any case, as the paper that was not changed now says otherwise: beside which, and why. */
export const besideEach: Readonly<Record<string, { readonly finds: RegExp; readonly because: string }>> = {
  'W-04': { finds: /^S-/, because: '送达记录改了，送达回证写的还是原来的。' },
  'W-06': { finds: /^N-1[038]/, because: '听证改了，听证通知书、听证报告写的还是原来的。' },
  'W-11': { finds: /^S-/, because: '送达方式改了，结案报告写的还是原来的。' },
  'W-18': { finds: /^(?:N-04|W-02|P-04|P-24)/, because: '罚款改了，集体讨论的结论还是原来的。' },
  'W-20': { finds: /^I-/, because: '笔录的时间改了，证据清单上的取得时间还是原来的。' },
  'W-21': { finds: /^J-17/, because: '审核的人改了，文书写的还是原来的。' },
};

/** Mistakes that the checks do not find, and why; each is still planted, and the day it is found it leaves this list. */
export const knownMisses: Readonly<Record<string, string>> = {
  引用已经修订的处罚法条文:
    '所引的第三十六条现在仍然存在（规定追究期限），程序不能知道办案人员想引的是哪一条。',
  没有公开: '只有具有一定社会影响的决定必须公开（处罚法48），是否有社会影响由人判断。',
};
