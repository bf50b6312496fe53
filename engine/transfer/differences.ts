import type { StagedPart } from '../../contract/commands/transfer.ts';

const shown = 200;

/** Places where two states differ, leaf by leaf, as texts; a place that one of them lacks is empty there. */
export function differences(
  ours: unknown,
  theirs: unknown,
  title: (pointer: string) => string,
): StagedPart['differences'] {
  const [left, right] = [leaves(ours), leaves(theirs)];
  const places = new Set([...left.keys(), ...right.keys()]);
  return [...places]
    .filter((place) => left.get(place) !== right.get(place))
    .slice(0, shown)
    .map((place) => ({
      place: title(place),
      ours: left.get(place) ?? '',
      theirs: right.get(place) ?? '',
    }));
}

function leaves(value: unknown): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (at: string, one: unknown) => {
    if (typeof one !== 'object' || one === null) {
      if (one !== undefined && one !== null) found.set(at, String(one));
      return;
    }
    for (const [key, inner] of Object.entries(one)) walk(`${at}/${key}`, inner);
  };
  walk('', value);
  return found;
}
