import type { Run } from '../../contract/blocks.ts';

/** Characters from `from` up to but not including `to`, counted over a paragraph's drawn text. */
export type TextSlice = { readonly from: number; readonly to: number };

/** The part of a run that a slice shows. */
export type RunPart = {
  readonly run: Run;
  readonly key: number;
  /** Where in the run's whole text this part begins, in UTF-16 units. */
  readonly start: number;
  readonly text: string;
  readonly filler: string;
};

/** What a run shows: a field's value, its blank, or a box. */
export function drawnText(run: Run): string {
  switch (run.kind) {
    case 'text':
      return run.text;
    case 'field':
      return run.text === '' ? run.blank : run.text;
    case 'box':
      return run.ticked ? '☑' : '□';
  }
}

/**
 * Wide spaces after a value that is shorter than its least width, so that the rule under it is as long as on the form.
 * They follow the value and belong to the drawn text.
 */
export function fillerOf(run: Run, typed: string | null = null): string {
  if (run.kind !== 'field') return '';
  const text = typed ?? run.text;
  if (text === '' && run.blank !== '') return '';
  const least = run.underline && text === '' ? Math.max(run.width, 4) : run.width;
  if (!run.underline && text !== '') return '';
  return '　'.repeat(Math.max(0, Math.ceil(least - widthInCharacters(text))));
}

/** Width in characters; Latin letters and digits take half of one. */
function widthInCharacters(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[ -~]/.test(letter) ? 0.5 : 1), 0);
}

/** The runs as far as a slice shows them; without a slice all of them. */
export function runParts(runs: readonly Run[], slice: TextSlice | null): RunPart[] {
  let start = 0;
  return runs.flatMap((run, key) => {
    const text = drawnText(run);
    const filler = fillerOf(run);
    const from = start;
    start += text.length + filler.length;
    if (!slice) return [{ run, key, start: 0, text, filler }];
    const part = {
      run,
      key,
      start: Math.min(clamp(slice.from - from), text.length),
      text: text.slice(clamp(slice.from - from), clamp(slice.to - from)),
      filler: filler.slice(clamp(slice.from - from - text.length), clamp(slice.to - from - text.length)),
    };
    return part.text === '' && part.filler === '' ? [] : [part];
  });
}

/** The drawn text with its fillers. */
export function drawnString(runs: readonly Run[]): string {
  return runs.map((run) => drawnText(run) + fillerOf(run)).join('');
}

/** Length of the drawn text with its fillers. */
export function drawnLength(runs: readonly Run[]): number {
  return drawnString(runs).length;
}

function clamp(value: number): number {
  return Math.max(0, value);
}
