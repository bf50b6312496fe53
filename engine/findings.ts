import type { Finding, Severity } from '../contract/finding.ts';
import type { CaseView, DocumentView } from './cases/case-view.ts';
import type { FormLibrary, LoadedForm } from './forms/form-library.ts';
import { schemaFindings } from './forms/schema-findings.ts';
import { withConsequences } from './law/consequences.ts';
import { lawFindings, lawJudge } from './law/law-findings.ts';

/** Gravest first. */
const order: readonly Severity[] = ['block', 'major', 'minor', 'hint'];

/** All findings of a case, of its live documents and of the case as a whole, gravest first, in the order of the documents. */
export function caseFindings(view: CaseView, library: FormLibrary, law = lawFindings): readonly Finding[] {
  const findings: Finding[] = [];
  for (const document of view.documents) {
    const form = library.formOf(document.raw);
    if (!form) continue;
    const later = writtenOnIssue(form, document);
    const found = schemaFindings(form, document.id, document.content);
    findings.push(...found.filter(({ rule, at }) => rule !== 'schema.required' || !later.has(at.pointer)));
  }
  findings.push(...law(view));
  findings.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return withConsequences(findings);
}

/** A judge of one case's states in turn: what a change leaves alone is not judged again, and the answer is the same. */
export function caseJudge(library: FormLibrary): (view: CaseView) => readonly Finding[] {
  const law = lawJudge();
  return (view) => caseFindings(view, library, law);
}

/** Fields of a draft that issuing fills in (成文日期): that they are still empty is no mistake. */
function writtenOnIssue({ definition }: LoadedForm, document: DocumentView): ReadonlySet<string> {
  if (document.state !== 'draft' || document.raw.issuedOn !== undefined) return new Set();
  return new Set(
    Object.entries(definition.bindings)
      .filter(([, binding]) => [binding].flat().includes('/document/issuedOn'))
      .map(([pointer]) => pointer),
  );
}
