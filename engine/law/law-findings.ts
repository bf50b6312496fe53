import type { Finding, Severity } from '../../contract/finding.ts';
import type { CaseView, DocumentView } from '../cases/case-view.ts';
import type { Rule, RuleFinding } from './rule.ts';
import { rules } from './rules/index.ts';
import { Reading, ViewChange, watchedView } from './watched-view.ts';

/**
 * The law layer: what the rules find over a whole case. A rule that throws never hides the others: it is reported as
 * undecided, and the error goes to the log. `among` is for tests that switch a rule off.
 */
export function lawFindings(view: CaseView, among: readonly Rule[] = rules): Finding[] {
  return together(among.flatMap((rule) => asFindings(rule, view)));
}

/**
 * The same for one case's states in turn: a rule runs again only when something that it read has changed. What comes
 * is at every state what `lawFindings` says of it.
 */
export function lawJudge(among: readonly Rule[] = rules): (view: CaseView) => Finding[] {
  let before: CaseView | null = null;
  const kept = new Map<Rule, { readonly reading: Reading; readonly findings: readonly Finding[] }>();
  return (view) => {
    const change = before && new ViewChange(before, view);
    before = view;
    return together(
      among.flatMap((rule) => {
        const known = kept.get(rule);
        if (known && change?.leaves(known.reading)) return known.findings;
        const reading = new Reading();
        const findings = asFindings(rule, watchedView(view, reading));
        kept.set(rule, { reading, findings });
        return findings;
      }),
    );
  };
}

/** What these rules look at in a case, whatever they say of it. */
export function rulesReading(view: CaseView, ids: readonly string[]): Reading {
  const reading = new Reading();
  const watched = watchedView(view, reading);
  for (const rule of rules) if (ids.includes(rule.id)) check(rule, watched);
  return reading;
}

function together(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    const earlier = seen.get(finding.id);
    seen.set(finding.id, earlier ? joined(earlier, finding) : finding);
  }
  return [...seen.values()];
}

function asFindings(rule: Rule, view: CaseView): readonly Finding[] {
  return check(rule, view).map((found) => asFinding(rule, found));
}

/** Two things wrong by one rule at one place are one finding that says both, as grave as the graver. */
function joined(one: Finding, other: Finding): Finding {
  const order: readonly Severity[] = ['block', 'major', 'minor', 'hint'];
  const [first, second] =
    order.indexOf(one.severity) <= order.indexOf(other.severity) ? [one, other] : [other, one];
  return one.message === other.message ? first : { ...first, message: `${first.message}${second.message}` };
}

function check(rule: Rule, view: CaseView): readonly RuleFinding[] {
  const documents = judgedDocuments(rule, view);
  if (documents === null) return [];
  try {
    return rule.check(view, documents);
  } catch (error) {
    console.error(`[law] ${rule.id}:`, error instanceof Error ? error.stack : String(error));
    const message = `规则 ${rule.id}（${rule.title}）没有判断出来：程序内部出错。请人工核对。`;
    return [{ message, at: { document: null, pointer: '' }, undecided: true }];
  }
}

/**
 * The documents that a rule speaks of, by its dates: a rule of procedure holds for the documents made while it was in
 * force (a draft without a day is made today); a rule of substance for the case whose violation fell in that time
 * (行政处罚法37). Null: the rule does not meet this case.
 */
function judgedDocuments(rule: Rule, view: CaseView): readonly DocumentView[] | null {
  const candidates =
    rule.forms.length === 0
      ? view.documents
      : view.documents.filter((document) => rule.forms.includes(document.form));
  if (rule.judgedBy === 'violation') {
    if (!inForce(rule, view.facts.violation?.startedAt?.slice(0, 10) ?? view.today)) return null;
    return rule.forms.length > 0 && candidates.length === 0 ? null : candidates;
  }
  const documents = candidates.filter((document) => inForce(rule, document.day ?? view.today));
  return rule.forms.length > 0 && documents.length === 0 ? null : documents;
}

function inForce(rule: Rule, day: string): boolean {
  return rule.since <= day && (rule.until === undefined || day <= rule.until);
}

function asFinding(rule: Rule, found: RuleFinding): Finding {
  return {
    id: `${rule.id}:${found.at.document ?? 'case'}:${found.at.pointer}`,
    layer: 'law',
    rule: rule.id,
    severity: severityOf(rule, found),
    message: rule.unverified ? `${found.message}（依据未核实：${rule.unverified}）` : found.message,
    basis: rule.basis[0],
    at: found.at,
    ...(found.related ? { related: found.related } : {}),
    ...(found.fix ? { fix: found.fix } : {}),
    ...(found.undecided ? { undecided: true } : {}),
  };
}

/** What nobody has confirmed is at most `minor`; what cannot be told is a hint. */
function severityOf(rule: Rule, found: RuleFinding): Severity {
  if (found.undecided) return found.severity ?? 'hint';
  const severity = found.severity ?? rule.severity;
  return rule.unverified && (severity === 'block' || severity === 'major') ? 'minor' : severity;
}
