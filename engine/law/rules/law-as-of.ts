import { formatDay } from '../../values/chinese-date.ts';
import { lawTables } from '../law-tables.ts';
import type { Rule } from '../rule.ts';
import { penaltyLaw } from './support.ts';

const lawKnown: Rule = {
  id: 'D-11',
  title: '文书之日的法律在法律数据里：法律数据核对到的那一天不早于文书之日',
  basis: [penaltyLaw('第三十七条')],
  severity: 'minor',
  since: '1996-10-01',
  judgedBy: 'act',
  forms: [],
  check: (_view, documents) => {
    const { asOf } = lawTables();
    const later = documents
      .filter(({ day }) => day !== null && day > asOf)
      .toSorted((one, other) => (other.day ?? '').localeCompare(one.day ?? ''));
    const [latest] = later;
    if (!latest?.day) return [];
    const message = `本案的${latest.title}是${formatDay(latest.day)}的，程序的法律数据只核对到${formatDay(asOf)}，其后修改的法律没有计入。请人工核对，或者在“本站设置 › 法律数据”安装新的数据包。`;
    return [{ message, at: { document: null, pointer: '' } }];
  },
};

/** What the program knows of the law of the documents' own days. */
export const lawAsOfRules: readonly Rule[] = [lawKnown];
