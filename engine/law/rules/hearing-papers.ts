import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import type { RuleFinding } from '../rule.ts';
import { found } from './support.ts';

/** The report on the hearing tells of the hearing that the record is of: when, where, led by whom. */
export function reportOfHearing(view: CaseView, report: DocumentView): readonly RuleFinding[] {
  const record = view.last('hearing-record');
  if (!record) return [];
  const pairs = [
    ['/heldAt', '/startedAt', '听证时间'],
    ['/place', '/place', '听证地点'],
    ['/moderator', '/moderatorName', '主持人'],
    ['/hearers', '/assessorNames', '听证员'],
    ['/recorder', '/recorderName', '记录员'],
  ] as const;
  return pairs.flatMap(([pointer, other, title]) => {
    const length = pointer === '/heldAt' ? 10 : undefined;
    const [written, known] = [report.text(pointer).slice(0, length), record.text(other).slice(0, length)];
    if (written === '' || known === '' || written === known) return [];
    const shown = (text: string) => (pointer === '/heldAt' ? formatDay(text) : text);
    const message = `${report.title}写${title}是${shown(written)}，听证笔录是${shown(known)}。请核对。`;
    return [found(report, pointer, message)];
  });
}

/** The notice of the hearing and its record name the same people, and the same place. */
export function hearingAsNoticed(notice: DocumentView, record: DocumentView): readonly RuleFinding[] {
  const pairs = [
    ['/place', '听证地点'],
    ['/moderatorName', '主持人'],
  ] as const;
  return pairs.flatMap(([pointer, title]) => {
    const [told, held] = [notice.text(pointer), record.text(pointer)];
    if (told === '' || held === '' || told === held) return [];
    const message = `听证通知书写${title}是${told}，听证笔录是${held}。有变更的应当告知当事人，请核对。`;
    return [found(record, pointer, message)];
  });
}

/** A notice of a hearing answers a request for it (处罚法63, 64第一项). */
export function noticedBeforeAsked(view: CaseView, notice: DocumentView): readonly RuleFinding[] {
  const [request] = view.acts('hearingRequest');
  if (!request || notice.day === null || notice.day >= request.on) return [];
  const message = `听证通知书的日期是${formatDay(notice.day)}，当事人${formatDay(request.on)}才要求听证。请核对两个日期。`;
  return [found(notice, '/issuedOn', message)];
}
