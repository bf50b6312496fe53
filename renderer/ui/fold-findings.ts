import type { Finding } from '../../contract/finding.ts';

/** A finding with those that follow from it. */
export type FoldedFinding = { readonly finding: Finding; readonly consequences: readonly Finding[] };

/** The list with each consequence under its root, where the root is in the list; order as given, the gravest of a group says where it stands. */
export function foldFindings(findings: readonly Finding[]): readonly FoldedFinding[] {
  const ids = new Set(findings.map(({ id }) => id));
  const rootOf = ({ id, consequenceOf }: Finding) =>
    consequenceOf !== undefined && ids.has(consequenceOf) ? consequenceOf : id;
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const root = rootOf(finding);
    groups.set(root, [...(groups.get(root) ?? []), finding]);
  }
  return [...groups].flatMap(([root, members]) => {
    const finding = members.find(({ id }) => id === root);
    return finding ? [{ finding, consequences: members.filter(({ id }) => id !== root) }] : [];
  });
}
