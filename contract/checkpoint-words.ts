import type { JudgedCheckpoint } from './commands/keeping.ts';

/** Whether a checkpoint can be relied upon at all: one whose signature does not hold says nothing. */
export const isAltered = ({ signature }: JudgedCheckpoint): boolean => signature?.integrity === 'broken';

/** What is to be said of the checkpoint that the audit was held against: whose, of when, up to where, how far to trust it. */
export function checkpointSentence(judged: JudgedCheckpoint): string {
  const day = judged.at.slice(0, 10);
  return `核对点由${judged.agency || '（未写机关）'}于 ${day} 取，记到第 ${judged.seq} 条。${signatureSentence(judged)}`;
}

function signatureSentence({ signature }: JudgedCheckpoint): string {
  if (signature === null) return '它没有签名，谁都可能改过，只有您信得过它的来处时才作准。';
  if (signature.integrity === 'broken') return '它的签名不符：核对点文件被改动过，不能作准。';
  const trial = signature.trial ? '（试用证书）' : '';
  const trust = {
    trusted: '证书在本站信任之列。',
    untrusted: '证书不在本站信任之列，请核对是不是本站的证书。',
    notChecked: '本站没有设信任的证书，请核对是不是本站的证书。',
  }[signature.trust];
  return `由${signature.signer}${trial}签名，文件没有改动过；${trust}`;
}
