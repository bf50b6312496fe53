import words from './data/person-words.json' with { type: 'json' };
import { foldText } from './folded-text.ts';
import { surnameLength } from './masked-name.ts';

/** Somebody whom a text seems to name and no field holds: a person decides. */
export type PersonFound = { readonly name: string; readonly context: string };

const han = /^\p{Script=Han}$/u;
/** What follows a name more often than it ends one. */
const notInNames = new Set([
  ...'的称说在与和对系为是将已到从也书笔证言、，。及并因而则均未不向把被让给等就还又曾正去来驾乘下上车',
]);
const before = words.before.toSorted((a, b) => b.length - a.length);
const notNames = new Set(words.notNames);

/** Names beside words that go with people (乘客周敏; 周敏称), in order of the text, each once. */
export function findPeople(text: string, known: ReadonlySet<string>): PersonFound[] {
  const { text: folded } = foldText(text, 'name');
  const found = new Map<string, string>();
  const add = (name: string, at: number) => {
    if (name === '' || known.has(name) || found.has(name)) return;
    found.set(name, folded.slice(Math.max(0, at - 12), at + name.length + 12));
  };
  for (const word of before) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      const start = at + word.length + (/^[:：]/u.test(folded.slice(at + word.length)) ? 1 : 0);
      add(nameAt(folded.slice(start)), start);
    }
  }
  for (const word of words.after) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      const name = nameEndingAt(folded.slice(0, at));
      add(name, at - name.length);
    }
  }
  return [...found].map(([name, context]) => ({ name, context }));
}

/** The name that a text begins with, or ''. */
function nameAt(text: string): string {
  const surname = surnameLength(text);
  if (surname === 0) return '';
  const characters = [...text].slice(0, surname + 2);
  const given: string[] = [];
  for (const one of characters.slice(surname)) {
    if (!han.test(one) || notInNames.has(one)) break;
    given.push(one);
  }
  const name = [...characters.slice(0, surname), ...given].join('');
  if (connecting.has(characters[0] ?? '') && !endsAName(text.slice(name.length))) return '';
  return checkedName(name, given.length);
}

/** Surnames that are mostly little words: a name only where what follows ends one. */
const connecting = new Set([...'和于从向经后时应须能都连同因']);

function endsAName(rest: string): boolean {
  const next = [...rest][0];
  return (
    next === undefined ||
    !han.test(next) ||
    notInNames.has(next) ||
    words.after.some((word) => rest.startsWith(word))
  );
}

/** The name that a text ends with, or ''; what comes before it must not be one of the same sentence's words. */
function nameEndingAt(text: string): string {
  const characters = [...text];
  for (const length of [4, 3, 2]) {
    const name = characters.slice(-length);
    if (name.length < length || !name.every((one) => han.test(one))) continue;
    const previous = characters.at(-length - 1);
    if (previous !== undefined && han.test(previous)) continue;
    const whole = name.join('');
    const surname = surnameLength(whole);
    const given = length - surname;
    if (surname > 0 && given >= 1 && given <= 2 && !name.slice(surname).some((one) => notInNames.has(one))) {
      return checkedName(whole, given);
    }
  }
  return '';
}

function checkedName(name: string, given: number): string {
  const masked = name.includes('某') || name.includes('×') || name.includes('X');
  return given === 0 || masked || [...notNames].some((word) => name.startsWith(word)) ? '' : name;
}
