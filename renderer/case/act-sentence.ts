import type { Act } from '../../contract/case-file.generated.ts';
import { yuanText } from '../money.ts';
import * as words from './act-words.ts';
import { titleOf } from './fact-words.ts';

/** Day of an act, for the order of the timeline. */
export function actDay(act: Act): string {
  return act.kind === 'signature' ? act.at.slice(0, 10) : act.on;
}

/** What happened, in one line. */
export function actSentence(act: Act): string {
  switch (act.kind) {
    case 'approval': {
      const opinion = act.opinion ? `：${act.opinion}` : '';
      const decision = titleOf(words.approvalDecisions, act.decision);
      return `${titleOf(words.approvalRoles, act.role)} ${act.by} 对${titleOf(words.approvalSubjects, act.subject)}${decision}${opinion}`;
    }
    case 'signature':
      return act.refused
        ? `${titleOf(words.signatureRoles, act.role)} ${act.name} 拒绝签名${act.reason ? `（${act.reason}）` : ''}${act.witness ? `，见证人 ${act.witness}` : ''}`
        : `${titleOf(words.signatureRoles, act.role)} ${act.name} ${act.medium === 'screen' ? '在屏上' : '在纸上'}签名`;
    case 'service':
      return `${titleOf(words.serviceMethods, act.method)}${act.recipient ? `，${act.recipient} 收` : ''}${act.place ? `，${act.place}` : ''}${act.tracking ? `，单号 ${act.tracking}` : ''}${act.servers?.length ? `，${act.servers.join('、')} 送达` : ''}`;
    case 'statement':
      return `${act.by} 陈述申辩${act.content ? `：${act.content}` : ''}${act.adopted ? `（复核：${titleOf(words.adoptions, act.adopted)}）` : ''}`;
    case 'waiver':
      return `${act.by} 放弃${titleOf(words.rights, act.right)}`;
    case 'hearingRequest':
      return `${act.by} 要求听证`;
    case 'suspension':
      return `${titleOf(words.suspensionGrounds, act.ground)}，${act.on} 至 ${act.until ?? '还没有结束'}，不计入期限${act.toldOn ? `；${act.toldOn} 书面告知当事人` : ''}${act.basis ? `；所据：${act.basis}` : ''}`;
    case 'review':
      return `${act.by} ${titleOf(words.reviewResults, act.result)}（第 ${act.round} 次）${act.opinion ? `：${act.opinion}` : ''}`;
    case 'discussion':
      return `${act.attendees?.length ? `${act.attendees.join('、')}：` : ''}${act.conclusion}`;
    case 'payment':
      return `缴款 ${yuanText(act.amount)} 元${act.receiptNumber ? `，票据 ${act.receiptNumber}` : ''}`;
    case 'scan':
      return act.attachment.name;
    case 'stateChange':
      return `${titleOf(words.changedStates, act.to)}${act.by ? `，${act.by}` : ''}${act.reason ? `：${act.reason}` : ''}`;
    case 'publication':
      return `${act.by} ${titleOf(words.publicationSteps, act.step)}${act.site ? `，${act.site}` : ''}${act.receipt ? `，回执 ${act.receipt}` : ''}${act.reason ? `：${act.reason}` : ''}`;
    case 'note':
      return `${titleOf(words.noteSubjects, act.subject)}：${act.text}`;
  }
}
