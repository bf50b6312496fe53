import { type ParagraphChild, TextRun } from 'docx';
import type { Run } from '../../../contract/blocks.ts';
import { missingCase } from '../../values/missing-case.ts';
import { type Face, halfPoints } from './docx-units.ts';

type RunStyle = { readonly font: Face; readonly size: number };

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
function fieldRuns(run: Extract<Run, { kind: 'field' }>, style: RunStyle): ParagraphChild[] {
  if (run.text === '') {
    if (run.blank !== '') return lines(run.blank, style, { bold: false, underline: false });
    return lines('　'.repeat(Math.max(run.width, run.underline ? 4 : 0)), style, {
      bold: false,
      underline: run.underline,
    });
  }
  const missing = Math.max(0, run.width - [...run.text].length);
  return lines(run.underline ? run.text + '　'.repeat(missing) : run.text, style, {
    bold: false,
    underline: run.underline,
  });
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
