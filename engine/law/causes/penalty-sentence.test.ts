import { expect, it } from 'vitest';
import { causes, findCause } from './cause-library.ts';
import { penaltySentence } from './penalty-sentence.ts';

const sentence = (id: string, day: string) => {
  const cause = findCause(id);
  return cause && penaltySentence(cause, day);
};

it.each([
  // 网约车暂行办法第三十四条第一款，2022-11-30 起；以前是一万元以上三万元以下。
  ['ride-hailing-without-vehicle-permit', '2026-11-25', '警告，罚款3000元至10000元'],
  ['ride-hailing-without-vehicle-permit', '2022-11-29', '警告，罚款10000元至30000元'],
  ['ride-hailing-without-vehicle-permit', '2016-10-31', ''],
])('%s on %s: %s', (id, day, expected) => {
  expect(sentence(id, day)).toBe(expected);
});

it('says how every cause that is punished today is punished', () => {
  const silent = causes().filter(
    (cause) =>
      cause.penalty.some(({ since, until }) => since <= '2026-11-25' && (until ?? '9999') >= '2026-11-25') &&
      penaltySentence(cause, '2026-11-25') === '',
  );
  expect(silent.map(({ id }) => id)).toEqual([]);
});
