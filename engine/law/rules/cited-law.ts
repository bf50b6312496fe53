import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import type { Rule } from '../rule.ts';
import { citationSentence, citationStatus } from '../statutes/citation-status.ts';
import { type Citation, parseCitations } from '../statutes/parse-citations.ts';
import { titleSentence } from '../statutes/read-citations.ts';
import { findStatute } from '../statutes/statute-library.ts';
import { found, penaltyLaw, REVISED_PENALTY_LAW, textsOf, violationDay } from './support.ts';

/** Clauses that P-08, J-27 and the rules on coercive measures judge by the day of the violation. */
const judgedElsewhere: Readonly<Record<string, readonly string[]>> = {
  'violation-notice': ['/prohibition', '/penaltyBasis'],
  'penalty-decision': ['/prohibition', '/penaltyBasis'],
};

const citedLawStands: Rule = {
  id: 'W-15',
  title: '文书文字引用的法律、法规、规章和条款存在，在违法行为发生之日或者办理之日有效',
  basis: [penaltyLaw('第三十八条', '第一款')],
  severity: 'major',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: [],
  check: (view, documents) =>
    documents.flatMap((document) =>
      textsOf(document.content)
        .filter(({ pointer }) => !(judgedElsewhere[document.form] ?? []).includes(pointer))
        .flatMap(({ pointer, text }) => {
          const problems = parseCitations(text).flatMap((one) => problemOf(one, view, document) ?? []);
          return [...new Set(problems)].map((message) => found(document, pointer, message));
        }),
    ),
};

/**
 * Substance goes by the day of the violation, procedure by that of the act (行政处罚法 37), and a text does not say which
 * it speaks of: only what stands on neither day is wrong. What the library cannot tell is not called wrong.
 */
function problemOf(citation: Citation, view: CaseView, document: DocumentView): string | null {
  if (!findStatute(citation.law)) return null;
  const acted = document.day ?? view.today;
  const days = [...new Set([acted, violationDay(view) ?? acted])];
  const problems = days.map((day) => problemOn(citation, day));
  return problems.includes(null) ? null : (problems[0] ?? null);
}

function problemOn({ law, article, paragraph, item }: Citation, day: string): string | null {
  if (article === null) return titleSentence(law, day);
  const place = {
    law,
    article,
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(item === undefined ? {} : { item }),
  };
  const status = citationStatus(place, day);
  return status.status === 'in-force' || status.status === 'unknown-text'
    ? null
    : citationSentence(place, status);
}

/** What documents cite in their own words stands. */
export const citedLawRules: readonly Rule[] = [citedLawStands];
