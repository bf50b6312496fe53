import type { Finding, Severity } from '../../contract/finding.ts';

export const severities: readonly Severity[] = ['block', 'major', 'minor', 'hint'];

export const severityTitles: Readonly<Record<Severity, string>> = {
  block: '必须改正',
  major: '重要问题',
  minor: '一般问题',
  hint: '提示',
};

/** Where a finding rests, as people cite it: 《行政处罚法》第四十四条第一款. */
export function basisText({ law, article, clause }: Finding['basis']): string {
  const title = law.startsWith('《') ? law : `《${law}》`;
  return `${title}${article}${clause ?? ''}`;
}
