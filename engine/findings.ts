import type { Finding, Severity } from '../contract/finding.ts';
import type { CaseView } from './cases/case-view.ts';
import type { FormLibrary } from './forms/form-library.ts';
import { schemaFindings } from './forms/schema-findings.ts';
import { lawFindings } from './law/law-findings.ts';

/** Gravest first. */
const order: readonly Severity[] = ['block', 'major', 'minor', 'hint'];

/** All findings of a case, of its live documents and of the case as a whole, gravest first, in the order of the documents. */
export function caseFindings(view: CaseView, library: FormLibrary): Finding[] {
  const findings: Finding[] = [];
  for (const document of view.documents) {
    const form = library.form(document.form);
    if (form) findings.push(...schemaFindings(form, document.id, document.content));
  }
  findings.push(...lawFindings(view));
  return findings.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}
