import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadFormLibrary } from '../engine/forms/form-library.ts';
import { resolveLayout } from '../engine/forms/resolve-layout.ts';
import { printedWording } from '../engine/forms/testing/printed-wording.ts';
import { furtherWording } from './further-wording.ts';
import { officialWording } from './official-wording.ts';
import { SEAL } from './wording.ts';

const library = loadFormLibrary(join(import.meta.dirname, '..'));
const known = { ...officialWording, ...furtherWording };

function printed(id: string, filled: boolean): string[] {
  const form = library.form(id);
  if (!form) throw new Error(`${id} did not load`);
  return printedWording(resolveLayout(form, filled ? form.sample : {}, []));
}

describe.each(Object.entries(known))('%s', (id, wording) => {
  it('prints empty every phrase and cell of the form in its order, and nothing else', () => {
    expect(printed(id, false)).toEqual(wording.lines);
  });

  it('prints the same wording around what the sample fills in', () => {
    const filled: Record<string, readonly string[]> = { [SEAL]: ['＿(印章)'], ...wording.filled };
    expect(printed(id, true)).toEqual(wording.lines.flatMap((line) => filled[line] ?? [line]));
    for (const line of Object.keys(wording.filled ?? {})) expect(wording.lines).toContain(line);
  });

  it('departs from what it replaces, for a reason', () => {
    for (const { from, because } of wording.departs ?? []) {
      expect(printed(id, false).join('\n')).not.toContain(from);
      expect(because).toMatch(/第.+条|〔未核实/);
    }
  });
});

it('holds the wording of the 24 forms and of every form beside them', () => {
  const ids = (official: boolean) =>
    library.forms
      .filter(({ definition }) => (definition.series !== null) === official)
      .map(({ definition }) => definition.id)
      .sort();
  expect(Object.keys(officialWording).sort()).toEqual(ids(true));
  expect(Object.keys(officialWording)).toHaveLength(24);
  expect(Object.keys(furtherWording).sort()).toEqual(ids(false));
});

it('cites no article number or period of before 2021 (31、32、42条, 三日内)', () => {
  for (const form of library.forms) {
    const text = JSON.stringify(form.layout);
    expect(text, form.definition.id).not.toMatch(
      /行政处罚法》第(三十一|三十二|四十二|三十七|五十一|五十二)条|三日内/,
    );
  }
});
