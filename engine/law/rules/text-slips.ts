import type { CaseView } from '../../cases/case-view.ts';
import { normalisePlate } from '../../values/plate.ts';
import { differsLittle, miswrittenName, miswrittenPerson } from './near-miss.ts';

/** Something that a text says almost as the case has it. */
export type Slip = {
  readonly kind: 'plate' | 'id' | 'name' | 'number';
  readonly written: string;
  readonly known: string;
};

/** What the case has on record and its texts name. */
type Known = {
  readonly plates: readonly string[];
  readonly ids: readonly string[];
  readonly parties: readonly string[];
  readonly people: readonly string[];
  readonly numbers: readonly string[];
};

/** Texts remembered at the most; a case of 24 documents has about a thousand. */
const memory = 20_000;

let latest: { readonly key: string; readonly find: (text: string) => readonly Slip[] } | null = null;

/**
 * Looks for slips in texts of this case. What was found in a text is remembered for as long as the case has the same
 * things on record: at a key press one text is new, and five hundred are not.
 */
export function slipsFinder(view: CaseView): (text: string) => readonly Slip[] {
  const known = knownOf(view);
  const key = JSON.stringify(known);
  if (latest?.key !== key) latest = { key, find: remembering(known) };
  return latest.find;
}

function remembering(known: Known): (text: string) => readonly Slip[] {
  const plates = new Map(known.plates.map((plate) => [normalisePlate(plate), plate]));
  const people = new Set(known.people);
  const found = new Map<string, readonly Slip[]>();
  return (text) => {
    const before = found.get(text);
    if (before) return before;
    if (found.size >= memory) found.clear();
    const slips = [
      ...plateSlips(plates, text),
      ...idSlips(known.ids, text),
      ...nameSlips(known.parties, people, text),
      ...numberSlips(known.numbers, text),
    ];
    found.set(text, slips);
    return slips;
  };
}

function knownOf(view: CaseView): Known {
  const { parties = [], vehicles = [], caseNumber = '' } = view.facts;
  const names = parties.map(({ name }) => name);
  return {
    plates: vehicles.map(({ plate }) => plate),
    ids: parties.flatMap(({ idNumber }) => (idNumber ? [idNumber] : [])),
    parties: names,
    people: [...names, ...view.station.people.map(({ name }) => name)],
    numbers: [...view.file.documents.map(({ number }) => number ?? ''), caseNumber].filter(Boolean),
  };
}

const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•]?[A-Z0-9]{5,6}(?![A-Z0-9])/g;

function plateSlips(known: ReadonlyMap<string, string>, text: string): readonly Slip[] {
  return [...text.matchAll(PLATE)].flatMap(([match]): readonly Slip[] => {
    const written = normalisePlate(match);
    if (known.has(written)) return [];
    const meant = [...known].find(([plate]) => differsLittle(plate, written, 2))?.[1];
    return meant === undefined ? [] : [{ kind: 'plate', written: match, known: meant }];
  });
}

function idSlips(ids: readonly string[], text: string): readonly Slip[] {
  // Fields that are the number and nothing else are compared by the form's check and J-20.
  return [...text.matchAll(/(?<![0-9A-Z])\d{17}[0-9Xx](?![0-9A-Z])/g)].flatMap(
    ([written]): readonly Slip[] => {
      if (ids.includes(written) || written === text) return [];
      const meant = ids.find((id) => differsLittle(id, written, 2));
      return meant === undefined ? [] : [{ kind: 'id', written, known: meant }];
    },
  );
}

function nameSlips(parties: readonly string[], people: ReadonlySet<string>, text: string): readonly Slip[] {
  return parties.flatMap((name): readonly Slip[] => {
    const slip = miswrittenName(text, name) ?? miswrittenPerson(text, name, people);
    return slip === null || people.has(slip) ? [] : [{ kind: 'name', written: slip, known: name }];
  });
}

/** A number of the case's own kind (same words before the year) that no document of the case bears. */
function numberSlips(numbers: readonly string[], text: string): readonly Slip[] {
  return [...text.matchAll(/[\p{Script=Han}]{2,12}〔\d{4}〕\d+号/gu)].flatMap(
    ([written]): readonly Slip[] => {
      const key = (number: string) => number.slice(0, number.indexOf('〔'));
      const kin = numbers.filter((number) => key(written).endsWith(key(number)));
      const [meant] = kin;
      if (meant === undefined || kin.some((number) => written.endsWith(number))) return [];
      return [
        { kind: 'number', written: written.slice(key(written).length - key(meant).length), known: meant },
      ];
    },
  );
}
