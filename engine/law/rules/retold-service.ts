import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import type { RuleFinding } from '../rule.ts';
import { methodWords } from './service-papers.ts';
import { found } from './support.ts';

/** How the closing report says that the decision was served, beside the record of service. */
export function retoldService(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  const decision = view.last('penalty-decision');
  const known = methodWords[(decision && view.served(decision.id)?.method) ?? ''];
  const text = one.text('/result');
  if (one.form !== 'case-closing-report' || known === undefined) return [];
  const [written, ...others] = Object.values(methodWords).filter((word) => text.includes(`${word}送达`));
  if (written === undefined || others.length > 0 || written === known) return [];
  const message = `${one.title}写决定书${written}送达，送达记录是${known}送达。请核对。`;
  return [found(one, '/result', message)];
}
