import { type ParagraphChild, TextRun } from 'docx';
import type { Run } from '../../../contract/blocks.ts';
import { missingCase } from '../../values/missing-case.ts';
import { type Face, halfPoints } from './docx-units.ts';

type FieldRun = Extract<Run, { kind: 'field' }>;

/** What a working copy puts around the text of a field. `text` is what stands in it, blank places and all. */
export type FieldMarks = {
  readonly mark: (run: FieldRun, text: string, draw: (text: string) => TextRun[]) => ParagraphChild[];
};

type RunStyle = { readonly font: Face; readonly size: number; readonly marks: FieldMarks | null };

/** The runs of a paragraph; `size` in points. Line breaks typed into a field stay line breaks. */
export function docxRuns(runs: readonly Run[], style: RunStyle): ParagraphChild[] {
  return runs.flatMap((run): ParagraphChild[] => {
    switch (run.kind) {
      case 'text':
        return lines(run.text, style, { bold: run.bold ?? false, underline: false });
      case 'field':
        return fieldRuns(run, style);
      case 'box':
        return lines(run.ticked ? '☑' : '□', { ...style, font: boxFace }, { bold: false, underline: false });
      default:
        return missingCase(run);
    }
  });
}

/** Has both □ and ☑ on Windows. */
const boxFace: Face = { ascii: 'Segoe UI Symbol', hAnsi: 'Segoe UI Symbol', eastAsia: '宋体' };

/** A filled field is filled up to its least width with spaces, so that the rule under it is as long as on paper. */
function fieldRuns(run: FieldRun, style: RunStyle): ParagraphChild[] {
  const plain = run.text === '' && run.blank !== '';
  const draw = (text: string) => lines(text, style, { bold: false, underline: run.underline && !plain });
  const mark = (text: string) => (style.marks ? style.marks.mark(run, text, draw) : draw(text));
  if (run.text === '')
    return mark(plain ? run.blank : '　'.repeat(Math.max(run.width, run.underline ? 4 : 0)));
  const filler = run.underline ? '　'.repeat(Math.max(0, run.width - [...run.text].length)) : '';
  // Apart from the text only where the two must be told apart.
  if (!style.marks) return draw(run.text + filler);
  return [...mark(run.text), ...(filler === '' ? [] : draw(filler))];
}

function lines(text: string, style: RunStyle, marks: { bold: boolean; underline: boolean }): TextRun[] {
  return text.split('\n').map(
    (line, index) =>
      new TextRun({
        text: line,
        font: style.font,
        size: halfPoints(style.size),
        bold: marks.bold,
        ...(marks.underline ? { underline: {} } : {}),
        ...(index > 0 ? { break: 1 } : {}),
      }),
  );
}
