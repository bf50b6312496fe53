import type { CaseView, DocumentView } from '../../cases/case-view.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { found, penaltyLaw, REVISED_PENALTY_LAW, rowsOf, textsOf } from './support.ts';

const speaking = ['hearing-record', 'statement-defense-record'];

/** Who may speak for the party: the agents on record, else those that the hearing's record names first. */
function agentsOf(view: CaseView): readonly string[] {
  const registered = (view.facts.parties ?? [])
    .filter(({ role }) => role === 'agent')
    .map(({ name }) => name);
  return registered.length > 0 ? registered : agentsHeard(view.first('hearing-record'));
}

function agentsHeard(record: DocumentView | null): readonly string[] {
  const rows = record ? rowsOf(record, '/agents') : [];
  return rows.flatMap(({ name }) => (typeof name === 'string' && name !== '' ? [name] : []));
}

/** The party's own people: itself, who represents it, and its agents. */
function partySide(view: CaseView): ReadonlySet<string> {
  const parties = view.facts.parties ?? [];
  return new Set([
    ...parties.flatMap(({ name, legalRepresentative }) => [name, legalRepresentative ?? '']),
    ...agentsOf(view),
  ]);
}

const sameAgents: Rule = {
  id: 'W-17',
  title: '代理人是当事人委托的人，各文书所写的姓名一致；陈述申辩、听证由当事人或者其代理人参加',
  basis: [penaltyLaw('第六十四条', '第（五）项'), penaltyLaw('第四十五条', '第一款')],
  severity: 'major',
  since: REVISED_PENALTY_LAW,
  judgedBy: 'act',
  forms: [],
  check: (view, documents) => {
    const agents = agentsOf(view);
    if (agents.length === 0) return documents.flatMap((one) => strangerSpeaking(view, one));
    return documents.flatMap((one) => [
      ...unknownAgents(one, agents),
      ...strangerSpeaking(view, one),
      ...textsOf(one.content).flatMap(({ pointer, text }) => {
        const written = agentSpokenOf(text, agents);
        return written === null ? [] : [found(one, pointer, otherAgent(one, written, agents))];
      }),
    ]);
  },
};

const otherAgent = (one: DocumentView, written: string, agents: readonly string[]) =>
  `${one.title}写代理人是${written}，当事人委托的代理人是${agents.join('、')}。请核对姓名和授权委托书。`;

function unknownAgents(one: DocumentView, agents: readonly string[]): readonly RuleFinding[] {
  return rowsOf(one, '/agents').flatMap(({ name }, index) =>
    typeof name !== 'string' || name === '' || agents.includes(name)
      ? []
      : [found(one, `/agents/${index}/name`, otherAgent(one, name, agents))],
  );
}

/** Who spoke or signed for the party is one of the party's people. */
function strangerSpeaking(view: CaseView, one: DocumentView): readonly RuleFinding[] {
  if (!speaking.includes(one.form)) return [];
  const side = partySide(view);
  const speaker = one.text('/speakerName');
  const stranger = view
    .actsOf('signature', one.id)
    .find(({ role, name }) => (role === 'party' || role === 'agent') && !side.has(name));
  // A party written otherwise than in the facts is told by J-20.
  if (speaker !== '' && !side.has(speaker) && speaker !== one.text('/partyName')) {
    const message = `${one.title}写陈述申辩人是${speaker}，不是案件登记的当事人、法定代表人或者代理人。请核对；有委托的，登记代理人。`;
    return [found(one, '/speakerName', message)];
  }
  if (!stranger) return [];
  const message = `${one.title}由${stranger.name}作为${stranger.role === 'agent' ? '代理人' : '当事人'}签名，${stranger.name}不是案件登记的当事人、法定代表人或者代理人。请核对；有委托的，登记代理人。`;
  return [found(one, '', message)];
}

/** Surnames that are not also words that follow 代理人 in a sentence. */
const surname =
  '[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许吕张孔曹严魏陶姜谢邹潘葛范彭鲁韦马苗袁柳唐薛雷贺汤罗郝毕邵汪祁宋庞熊纪舒董梁杜阮蓝贾江郭梅林钟徐邱骆蔡樊胡凌霍虞柯卢莫房丁邓洪崔龚程陆翁侯甘武刘景詹龙叶黎乔谭申冉牛燕温庄柴阎聂曾游桂裴焦巩尹姚孟黄萧顾余伍康傅]';
const spoken = new RegExp(
  `代理人(${surname}\\p{Script=Han}{1,2}?)(?=请求|到场|到庭|参加|出席|提出|提交|签名|签收|认为|表示|申辩|陈述|发表|没有|未|对|[：:，,。；;、（(）)]|$)`,
  'u',
);

/** A name that a text gives to the agent and that none of them bears, or null. */
function agentSpokenOf(text: string, agents: readonly string[]): string | null {
  if (!text.includes('代理人')) return null;
  const written = spoken.exec(text)?.[1];
  return written === undefined || agents.some((name) => name.startsWith(written)) ? null : written;
}

/** 委托代理人. */
export const agentRules: readonly Rule[] = [sameAgents];
