import type { Requirement } from './form.ts';
import type { FormLibrary } from './form-library.ts';

const actTitles: Readonly<Record<string, string>> = {
  approval: '负责人审批',
  signature: '签名',
  service: '送达记录',
  statement: '陈述申辩记录',
  hearingRequest: '听证申请',
  review: '法制审核结论',
  discussion: '集体讨论',
  payment: '缴款记录',
};

/**
 * What must exist before a document is made, and why, with the article: 《违法行为通知书》：…（…第四十四条）;
 * 《…》《…》之一 where either will do.
 */
export function requirementWords(
  { form, or = [], act, basis, because }: Requirement,
  library: Pick<FormLibrary, 'form'>,
): string {
  const titled = (id: string) => `《${library.form(id)?.definition.title ?? id}》`;
  const what =
    form === undefined
      ? (actTitles[act ?? ''] ?? '相应的记录')
      : `${[form, ...or].map(titled).join('')}${or.length > 0 ? '之一' : ''}`;
  return `${what}：${because}（${basis.law}${basis.article}${basis.clause ?? ''}）`;
}
