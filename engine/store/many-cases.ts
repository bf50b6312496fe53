import type { CaseSummary } from '../../contract/commands/cases.ts';
import { writeCase } from './case-rows.ts';
import type { Store } from './store.ts';

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈',
];
const givenNames = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂文辉力健波宁贵福生龙元全国胜学祥才发武新利清飞彬富顺',
];
const areas = [...'鲁冀豫苏皖浙京津沪渝'];
const causes = [
  '未取得网络预约出租汽车运输证擅自从事网约车经营',
  '未取得道路货物运输经营许可擅自从事道路货物运输经营',
  '车辆载物超过核定载质量',
  '未按规定维护道路运输车辆',
  '擅自从事巡游出租汽车客运经营',
];

/**
 * Fills a store with cases such as stations have, for measuring list and search. The same count gives the same cases.
 * Names, plates and numbers are made up.
 */
export function fillWithCases(store: Store, count: number): void {
  const pick = picker(20_260_305);
  const group = 2000;
  for (let start = 0; start < count; start += group) {
    store.transaction((writable) => {
      for (let index = start; index < Math.min(start + group, count); index++) {
        const summary = madeSummary(index, pick);
        const file = {
          format: 'anjuan-case/1' as const,
          id: summary.id,
          facts: { procedure: 'ordinary' as const, cause: summary.cause, caseNumber: summary.caseNumber },
          documents: [],
        };
        const decision = `鲁德交罚〔${2020 + (index % 7)}〕${index + 1}号`;
        const { caseNumber, cause, party, plate } = summary;
        writeCase(writable, null, file, summary, [caseNumber, cause, party, plate, decision], null);
      }
    });
  }
}

type Pick = <Item>(items: readonly Item[]) => Item;

/** A small generator of even numbers that needs no state beyond one integer (mulberry32). */
function picker(seed: number): Pick {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return (items) => {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  };
}

function madeSummary(index: number, pick: Pick): CaseSummary {
  const digits = Array.from({ length: 5 }, () => pick([...'0123456789'])).join('');
  const day = new Date(Date.UTC(2020, 0, 1) + index * 1_800_000).toISOString();
  return {
    id: `made-${index}`,
    caseNumber: `鲁德交立〔${2020 + (index % 7)}〕${index + 1}号`,
    cause: pick(causes),
    party: pick(surnames) + pick(givenNames) + pick([...givenNames, '']),
    plate: pick(areas) + pick([...'ABCDEFGHJKLMN']) + digits,
    stage: pick(['立案', '调查取证', '告知', '决定', '结案']),
    state: index % 4 === 0 ? 'open' : 'closed',
    documents: index % 10,
    openFindings: { block: 0, major: 0, minor: 0, hint: 0 },
    nextDeadline: null,
    changedAt: day,
  };
}
