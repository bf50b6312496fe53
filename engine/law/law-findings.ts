import type { Finding } from '../../contract/finding.ts';
import type { CaseView, DocumentView } from '../cases/case-view.ts';
import type { Rule, RuleFinding } from './rule.ts';
import { rules as allRules } from './rules/index.ts';

/**
 * What the law says of a case. A rule meets the case when one of its forms is in it (or it names none), and holds
 * when it is in force on the day that judges it: each document's own day for procedure, the violation's for
 * substance (行政处罚法第三十七条). A rule that throws never hides the others: it is reported as a hint.
 */
export function lawFindings(view: CaseView, rules: readonly Rule[] = allRules): Finding[] {
  return rules.flatMap((rule) => {
    const documents = heldDocuments(view, rule);
    if (documents.length === 0) return [];
    return checked(rule, view, documents).map((found) => finding(rule, found));
  });
}

/** The rules that a change in documents of these forms, or in the facts or acts (`null`), may touch. */
export function rulesOfForms(forms: readonly string[], rules: readonly Rule[] = allRules): readonly Rule[] {
  return rules.filter((rule) => rule.forms.length === 0 || rule.forms.some((form) => forms.includes(form)));
}

function heldDocuments(view: CaseView, rule: Rule): readonly DocumentView[] {
  const violated = view.facts.violation?.startedAt?.slice(0, 10) ?? view.today;
  return view.documents.filter((document) => {
    if (rule.forms.length > 0 && !rule.forms.includes(document.form)) return false;
    const day = rule.judgedBy === 'violation' ? violated : (document.day ?? view.today);
    return rule.since <= day && (rule.until === undefined || day <= rule.until);
  });
}

function checked(rule: Rule, view: CaseView, documents: readonly DocumentView[]): readonly RuleFinding[] {
  try {
    return rule.check(view, documents);
  } catch (error) {
    console.error(`rule ${rule.id} failed`, error);
    const message = `规则 ${rule.id}（${rule.title}）没有能够检查完。请人工核对这一项，并把本提示告知软件维护人员。`;
    return [{ message, at: { document: null, pointer: '' }, severity: 'hint', undecided: true }];
  }
}

function finding(rule: Rule, found: RuleFinding): Finding {
  const { message, at, related, fix, undecided } = found;
  const severity = found.severity ?? (undecided === true ? 'hint' : rule.severity);
  return {
    id: `${rule.id}:${at.document ?? ''}:${at.pointer}`,
    layer: 'law',
    rule: rule.id,
    severity,
    message: rule.unverified === undefined ? message : `${message}（${rule.unverified}）`,
    basis: rule.basis[0],
    at,
    ...(related === undefined ? {} : { related }),
    ...(fix === undefined ? {} : { fix }),
    ...(undecided === true ? { undecided } : {}),
  };
}
