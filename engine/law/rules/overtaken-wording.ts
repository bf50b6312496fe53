import type { DocumentView } from '../../cases/case-view.ts';
import { formatDay } from '../../values/chinese-date.ts';
import type { Rule } from '../rule.ts';
import { parseCitations } from '../statutes/parse-citations.ts';
import { citation, comparable, found, penaltyLaw, REVISED_PENALTY_LAW, textsOf } from './support.ts';

/** Articles of 行政处罚法 as numbered before 2021-07-15, the words that show them meant, and where it stands now. */
const renumbered: readonly (readonly [article: number, words: RegExp, now: string])[] = [
  [23, /责令(?:当事人)?(?:限期|立即)?改正/, '第二十八条第一款'],
  [27, /从轻|减轻|不予(?:行政)?处罚/, '第三十二条、第三十三条'],
  [31, /告知/, '第四十四条'],
  [32, /陈述|申辩/, '第四十四条、第四十五条'],
  [33, /当场(?:作出|给予|处罚)/, '第五十一条'],
  [37, /询问|检查|登记保存|抽样/, '第五十五条、第五十六条'],
  [38, /集体讨论|作出(?:如下|本)?(?:行政)?处罚/, '第五十七条'],
  [40, /送达/, '第六十一条'],
  [42, /听证/, '第六十三条、第六十四条'],
  [46, /代收|银行|缴纳罚款|缴至/, '第六十七条'],
  [51, /加处|每日按|强制执行/, '第七十二条'],
];

/** Turns of phrase that later law overtook. `forms`: only there. */
const overtaken: readonly {
  readonly since: string;
  readonly words: RegExp;
  readonly forms?: readonly string[];
  readonly now: string;
}[] = [
  {
    since: REVISED_PENALTY_LAW,
    words: /(?:三日|3日|三天|3天)[内以][^。；]{0,30}听证|听证[^。；]{0,30}(?:三日|3日|三天|3天)[内以]/,
    now: '要求听证的期限为五个工作日（行政处罚法第六十四条第（一）项、第八十五条）',
  },
  {
    since: REVISED_PENALTY_LAW,
    words: /(?:五十元|50元)以下[^。；]{0,30}(?:一千元|1000元)以下[^。；]{0,10}罚款/,
    now: '当场处罚的限额为对公民二百元、对法人或者其他组织三千元（行政处罚法第五十一条）',
  },
  {
    since: REVISED_PENALTY_LAW,
    words: /(?:二十元|20元)以下[^。；]{0,12}当场收缴|当场收缴[^。；]{0,12}(?:二十元|20元)以下/,
    now: '当场收缴的限额为一百元（行政处罚法第六十八条第（一）项）',
  },
  {
    since: '2022-01-01',
    words: /(?:六十日|60日|六十天|60天)[^。；]{0,12}(?:即)?视为送达/,
    now: '公告送达经过三十日视为送达（民事诉讼法第九十五条）',
  },
  {
    since: '2024-01-01',
    forms: ['summary-penalty-decision'],
    words: /复议[^。]{0,60}(?:或者|也可以|亦可|也可)[^。]{0,60}(?:起诉|诉讼)/,
    now: '对当场作出的处罚决定不服的，应当先申请行政复议（行政复议法第二十三条第一款第（一）项）',
  },
  {
    since: '2024-01-01',
    words: /向[^，。；]{0,24}上一?级[^，。；]{0,16}申请(?:行政)?复议/,
    now: '对部门的决定，复议机关为本级人民政府（行政复议法第二十四条第一款），垂直领导的除外',
  },
];

/** N-20. What the printed forms say goes by their version; this looks at what was typed or imported. */
const currentWording: Rule = {
  id: 'N-20',
  title: '引用文书之日有效的条文、期限和救济途径，不用修订以前的写法',
  basis: [
    penaltyLaw('第四十四条'),
    penaltyLaw('第六十三条'),
    penaltyLaw('第六十四条', '第（一）项'),
    citation('中华人民共和国民事诉讼法', '第九十五条'),
    citation('中华人民共和国行政复议法', '第二十三条', '第一款第（一）项'),
  ],
  severity: 'major',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: [],
  check: (view, documents) =>
    documents.flatMap((one) =>
      textsOf(one.content).flatMap(({ pointer, text }) => {
        const day = one.day ?? view.today;
        const message = oldArticle(text, day) ?? oldPhrase(one, text, day);
        return message === null ? [] : [found(one, pointer, message)];
      }),
    ),
};

function oldArticle(text: string, day: string): string | null {
  if (day < REVISED_PENALTY_LAW || !text.includes('处罚法')) return null;
  for (const { law, article, span } of parseCitations(text)) {
    if (!/^(?:中华人民共和国)?行政处罚法$/.test(law)) continue;
    const rest = /^[^。；\n]{0,40}/.exec(text.slice(span.end))?.[0] ?? '';
    // Up to the next statute or the next clause that cites anew.
    const spoken = rest.split('《')[0] ?? '';
    const old = renumbered.find(([number, words]) => number === article && words.test(spoken));
    if (old && !isCurrent(article, spoken))
      return `这里引用“${text.slice(span.start, span.end)}”，是行政处罚法${formatDay(REVISED_PENALTY_LAW)}修订施行以前的条号。现行为${old[2]}，请改引。`;
  }
  return null;
}

/** What the present articles of these numbers say themselves: 32 and 33 of mitigation, 27 of transfer, 42 of two officers. */
function isCurrent(article: number | null, spoken: string): boolean {
  if (article === 32) return /从轻|减轻/.test(spoken);
  if (article === 33) return /不予(?:行政)?处罚|轻微|初次|主观过错/.test(spoken);
  if (article === 31) return /精神病|智力残疾|不能辨认/.test(spoken);
  if (article === 42) return /执法人员|两人|二人|回避/.test(spoken);
  if (article === 46) return /证据/.test(spoken);
  if (article === 51) return /当场/.test(spoken);
  if (article === 40) return /查明|事实不清/.test(spoken);
  return false;
}

function oldPhrase(one: DocumentView, text: string, day: string): string | null {
  const plain = comparable(text);
  const old = overtaken.find(
    ({ since, words, forms }) => day >= since && (!forms || forms.includes(one.form)) && words.test(plain),
  );
  if (!old) return null;
  const written = old.words.exec(plain)?.[0] ?? '';
  return `这里写“${written}”，是${formatDay(old.since)}以前的规定。现行规定：${old.now}。请改正。`;
}

/** Wording that the law has overtaken. */
export const overtakenWordingRules: readonly Rule[] = [currentWording];
