import type { Finding } from '../../contract/finding.ts';

/**
 * How near the root has to be: at the same field; in the document that the finding stands in (or compares with);
 * anywhere in the case, for one thing that all documents tell.
 */
type Nearness = 'place' | 'document' | 'case';

/** A finding of `rule` is a consequence when a finding of one of `roots` stands as near as `within` says. */
type Consequence = { readonly rule: string; readonly roots: readonly string[]; readonly within: Nearness };

const EMPTY = ['schema.required', 'schema.minLength', 'schema.minItems', 'schema.format', 'schema.const'];

/**
 * What follows from what: a wrong plate makes the facts lack the right one, a wrong amount disagrees with every document
 * that tells it. Only what is gone once the root is mended stands here; a duty of its own (no collective discussion of a
 * fine that is also too high) never does. No rule follows from itself by any way round.
 */
export const consequences: readonly Consequence[] = [
  { rule: 'W-07', roots: ['J-20', 'J-17', 'I-07', 'I-08', 'I-10', 'W-06'], within: 'document' },
  { rule: 'W-07', roots: ['N-18', 'I-24'], within: 'case' },
  { rule: 'W-01', roots: ['I-10'], within: 'place' },
  { rule: 'W-01', roots: ['P-27'], within: 'case' },
  { rule: 'P-30', roots: ['W-01'], within: 'place' },
  { rule: 'J-08', roots: ['J-14'], within: 'place' },
  { rule: 'W-09', roots: ['I-17'], within: 'case' },
  { rule: 'W-04', roots: ['N-01', 'S-03'], within: 'case' },
  { rule: 'W-15', roots: ['P-08', 'J-27'], within: 'case' },
  { rule: 'W-02', roots: ['N-04', 'P-09', 'P-10', 'P-24', 'N-03'], within: 'document' },
  { rule: 'X-03', roots: ['N-04', 'P-09', 'P-05', 'N-06', 'N-18'], within: 'case' },
  { rule: 'N-03', roots: ['W-05', 'P-08', 'P-29', 'J-28', 'P-13'], within: 'place' },
  { rule: 'W-12', roots: ['W-05', 'N-03'], within: 'case' },
  { rule: 'P-13', roots: ['P-14'], within: 'document' },
  { rule: 'P-03', roots: ['N-06', 'N-18', 'P-01'], within: 'case' },
  { rule: 'P-23', roots: ['N-06', 'N-18'], within: 'document' },
  { rule: 'S-03', roots: ['P-05', 'N-06', 'N-18'], within: 'document' },
  { rule: 'W-03', roots: ['P-05', 'N-06', 'N-18'], within: 'case' },
  { rule: 'W-03', roots: ['X-03'], within: 'document' },
  { rule: 'W-11', roots: ['X-03'], within: 'document' },
  { rule: 'S-01', roots: ['S-02'], within: 'document' },
  { rule: 'S-02', roots: ['N-11', 'C-06'], within: 'document' },
  { rule: 'F-13', roots: ['W-11'], within: 'document' },
  { rule: 'F-11', roots: ['F-09'], within: 'place' },
  { rule: 'C-15', roots: ['C-16'], within: 'case' },
  { rule: 'X-04', roots: ['C-13', 'C-20'], within: 'case' },
  { rule: 'I-14', roots: ['I-16'], within: 'case' },
];

/**
 * The findings, each consequence naming the finding that it follows from (the first root of a chain). An empty or
 * unreadable field that a rule of law speaks of at the same place follows from that rule, which says what has to stand
 * there. Order and number stay as they were; folding is for the reader, the gate counts all.
 */
export function withConsequences(findings: readonly Finding[]): readonly Finding[] {
  const parents = new Map<string, Finding>();
  for (const finding of findings) {
    const parent = rootOf(finding, findings);
    if (parent) parents.set(finding.id, parent);
  }
  return findings.map((finding) => {
    let root = parents.get(finding.id);
    for (let up = root && parents.get(root.id); up; up = parents.get(up.id)) root = up;
    return root ? { ...finding, consequenceOf: root.id } : finding;
  });
}

function rootOf(finding: Finding, findings: readonly Finding[]): Finding | undefined {
  if (finding.layer === 'schema') {
    if (!EMPTY.includes(finding.rule)) return undefined;
    return findings.find((root) => root.layer === 'law' && decided(root) && near(finding, root, 'place'));
  }
  for (const { rule, roots, within } of consequences) {
    if (rule !== finding.rule) continue;
    const root = findings.find(
      (one) => roots.includes(one.rule) && decided(one) && near(finding, one, within),
    );
    if (root) return root;
  }
  return undefined;
}

/** What could not be told is nobody's root. */
function decided({ undecided, severity }: Finding): boolean {
  return undecided !== true && severity !== 'hint';
}

function near({ at, related = [] }: Finding, root: Finding, within: Nearness): boolean {
  if (within === 'case') return true;
  const own = at.document === root.at.document;
  if (within === 'place') return own && at.pointer === root.at.pointer;
  return own || related.some(({ document }) => document === root.at.document);
}
