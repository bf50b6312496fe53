import type { UsualDefect, UsualDefects } from '../../contract/commands/defects.ts';
import type { Handlers } from '../../contract/commands.ts';
import type { OpenCases } from '../cases/open-cases.ts';
import { formFields } from '../forms/commands.ts';
import { rules } from '../law/rules/index.ts';
import { commonDefects, countSubmissions, type DefectCount } from '../store/submissions.ts';
import { addMonths } from '../values/day.ts';
import { missing } from './submitted-findings.ts';

/** How many are listed: what a station can set right at once. */
const listed = 20;

/** The station's usual defects, of the contract. */
export function defectHandlers(cases: OpenCases): Handlers<'review/defects'> {
  return {
    'review/defects': (): UsualDefects => {
      const { store } = cases.context;
      const to = cases.today();
      const from = addMonths(to, -12);
      const counts = countSubmissions(store, from, to);
      const defects = commonDefects(store, from, to, listed).map((one): UsualDefect => {
        const { documents } = one;
        return { ...named(cases, one), documents, cases: one.cases, share: documents / counts.documents };
      });
      return { from, to, ...counts, defects };
    },
  };
}

function named(
  cases: OpenCases,
  { rule, field, form }: DefectCount,
): Pick<UsualDefect, 'rule' | 'title' | 'basis'> {
  if (field === '') {
    const law = rules.find(({ id }) => id === rule);
    return { rule, title: law?.title ?? `规则 ${rule}（程序已不再使用）`, basis: law?.basis[0] ?? null };
  }
  const known = cases.context.library.form(form);
  const title = known && formFields(known).find(({ pattern }) => pattern === field)?.title;
  const place = `《${known?.definition.title ?? form}》的“${title ?? field}”`;
  return {
    rule: `${rule}:${form}${field}`,
    title: `${place}${rule === missing ? '没有填写' : '填写不合要求'}`,
    basis: null,
  };
}
