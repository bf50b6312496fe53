import type { Route } from '../state/route.ts';

/** One step of the first-steps tour: where it is, the control it points at, and what to know about it. */
export type TourStep = {
  /** The screen; of a case where there is one. */
  readonly route: (caseId: string) => Route;
  /** The control, as a CSS selector. */
  readonly at: string;
  readonly title: string;
  readonly text: string;
};

export const tourSteps: readonly TourStep[] = [
  {
    route: () => ({ page: 'cases' }),
    at: '.case-list tbody tr',
    title: '案件都在这里',
    text: '一行一个案件：走到哪一步、最近的期限、还有几处问题。按 ↑ ↓ 选择，按 Enter 打开，按 N 新建。',
  },
  {
    route: (caseId) => ({ page: 'case', caseId, tab: 'way' }),
    at: '.way-stages',
    title: '办案进程',
    text: '从立案到结案的每一步。做到哪里、下一步该出哪份文书，这里都有；点文书的名称就打开它。',
  },
  {
    route: (caseId) => ({ page: 'case', caseId, tab: 'facts' }),
    at: '[role="tabpanel"]',
    title: '事实只填一次',
    text: '当事人、车辆、时间、地点填在这里，各份文书共用。签发了的文书不会跟着变。',
  },
  {
    route: (caseId) => ({ page: 'case', caseId, tab: 'findings' }),
    at: '[role="tabpanel"]',
    title: '问题随时检查',
    text: '格式、法律和审核三方面的问题，各写明依据。点一条就到要改的那一栏。',
  },
  {
    route: () => ({ page: 'settings' }),
    at: '.rail [aria-current="page"]',
    title: '填好本站',
    text: '正式使用前，在这里填执法部门、执法人员、印章、账户和数额标准。缺什么，案件列表上方会说明。',
  },
  {
    route: () => ({ page: 'cases' }),
    at: '.rail-help',
    title: '不明白时按 F1',
    text: '使用说明会打开正合这一页面的一页；出错的提示旁有“怎么办”。这个引导也从那里再看。',
  },
];
