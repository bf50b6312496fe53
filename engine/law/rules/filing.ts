import { formatDay } from '../../values/chinese-date.ts';
import { nationalCalendar } from '../calendar/national-calendar.ts';
import { workingDaysBetween } from '../calendar/working-days.ts';
import type { Rule } from '../rule.ts';
import { parseCitations } from '../statutes/parse-citations.ts';
import { citation, filedOn, found, penaltyLaw, REVISED_PENALTY_LAW, withCalendar } from './support.ts';

const procedureRules = '交通运输行政执法程序规定';

const approvedFiling: Rule = {
  id: 'I-01',
  title: '普通程序案件经负责人批准立案',
  basis: [penaltyLaw('第五十四条', '第二款'), citation(procedureRules, '第六十三条')],
  severity: 'block',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: ['violation-notice', 'penalty-decision'],
  check: (view, documents) => {
    const filing = view.first('case-filing-register');
    const [later] = documents;
    if (view.facts.procedure !== 'ordinary' || !later) return [];
    if (!filing) {
      return [
        found(later, '', `案卷已有${later.title}，没有《立案登记表》。普通程序应当先经负责人批准立案。`),
      ];
    }
    const rejected = view.acts('approval').findLast((act) => act.subject === 'filing' && act.role === 'head');
    if (filedOn(view) !== null && rejected?.decision !== 'rejected') return [];
    return [found(filing, '/headDate', `案卷已有${later.title}，立案登记表没有负责人同意立案的签名和日期。`)];
  },
};

const filedFirst: Rule = {
  id: 'I-02',
  title: '先立案，后告知、决定',
  basis: [penaltyLaw('第五十四条', '第二款'), penaltyLaw('第五十七条')],
  severity: 'block',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: ['violation-notice', 'penalty-decision'],
  check: (view, documents) => {
    const filing = view.first('case-filing-register');
    const filed = filedOn(view);
    const early = documents.find((one) => one.day !== null && filed !== null && one.day < filed);
    if (!filing || !early?.day || filed === null) return [];
    const message = `${formatDay(filed)}才批准立案，${early.title}${formatDay(early.day)}已经作出。应当先立案调查，再告知和决定。`;
    return [found(filing, '/headDate', message)];
  },
};

const filedPromptly: Rule = {
  id: 'I-03',
  title: '受案后及时立案',
  basis: [penaltyLaw('第五十四条', '第二款')],
  severity: 'minor',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: ['case-filing-register'],
  unverified: '法律只写“及时立案”，七个工作日是各地通常做法〔未核实〕',
  check: (view, documents) => {
    const filed = filedOn(view);
    const [document] = documents;
    const accepted = document?.text('/acceptedOn') ?? '';
    if (!document || filed === null || accepted === '') return [];
    if (filed < accepted) {
      return [
        found(
          document,
          '/acceptedOn',
          `受案时间${formatDay(accepted)}晚于立案之日${formatDay(filed)}。请核对。`,
        ),
      ];
    }
    return withCalendar(
      workingDaysBetween(accepted, filed, nationalCalendar),
      document,
      '/acceptedOn',
      ({ count }) =>
        count <= 7
          ? []
          : [
              found(
                document,
                '/acceptedOn',
                `${formatDay(accepted)}受案，${count}个工作日后的${formatDay(filed)}才立案。请在备注中说明原因。`,
              ),
            ],
    );
  },
};

/** Articles of 行政处罚法 as it was before 2021-07-15 are a matter of N-20. */
const filingArticles = [54, 36];

const filedUnderItsArticle: Rule = {
  id: 'W-22',
  title: '立案所引的行政处罚法条文是关于立案的第五十四条',
  basis: [penaltyLaw('第五十四条', '第二款')],
  severity: 'minor',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: ['case-filing-register'],
  check: (_view, documents) =>
    documents.flatMap((one) => {
      const text = one.text('/legalBasis');
      const cited = parseCitations(text).filter(({ law }) => /^(?:中华人民共和国)?行政处罚法$/.test(law));
      const [first] = cited.filter(({ article }) => article !== null);
      if (!first || cited.some(({ article }) => article !== null && filingArticles.includes(article)))
        return [];
      const written = text.slice(first.span.start, first.span.end);
      const message = `立案依据写“${written}”。立案由《中华人民共和国行政处罚法》第五十四条第二款规定，请核对条款。`;
      return [found(one, '/legalBasis', message)];
    }),
};

/** 立案: approved, first, in time. */
export const filingRules: readonly Rule[] = [approvedFiling, filedFirst, filedPromptly, filedUnderItsArticle];
