import { AlignmentType, Footer, PageNumber, Paragraph, type ParagraphChild, TextRun } from 'docx';
import type { PageStyle } from '../../../contract/blocks.ts';
import { missingCase } from '../../values/missing-case.ts';
import { faces, halfPoints, twips } from './docx-units.ts';

/** The feet by the pages that Word tells apart. */
export type PageFooters = { readonly default?: Footer; readonly even?: Footer; readonly first?: Footer };

/** Points of a letter's page number (4号, GB/T 9704-2012, 7.5). */
const letterSize = 14;

/** GB/T 9704-2012, 7.5: the dashes stand 7 mm below the type area; half the number's line is 3.2 mm more. */
const letterDrop = 10.2;
/** Millimetres from the paper's edge to the foot of other forms, as on the paper. */
const otherFoot = 12;

/** How far the foot stands from the paper's lower edge, in twentieths of a point. */
export function footDistance(page: PageStyle): number {
  return twips(
    page.pageNumber === 'letter' ? Math.max(otherFoot, page.margin.bottom - letterDrop) : otherFoot,
  );
}

/** Whether the first page bears no number where the others do: it then has a foot of its own. */
export function startsUnnumbered({ pageNumber }: PageStyle): boolean {
  return pageNumber === 'continued' || pageNumber === 'letter';
}

/** Whether odd and even pages have their numbers on different sides. */
export function numbersBySide({ pageNumber }: PageStyle): boolean {
  return pageNumber === 'letter';
}

/**
 * What stands at the foot of the pages: the line for signatures, and the number.
 * @param firstApart whether the first page has head and foot of its own: then what it bears is given anew.
 */
export function pageFooters(page: PageStyle, firstApart: boolean): PageFooters {
  const odd = footer(page, numberLine(page, 'odd'));
  const even = numbersBySide(page) ? footer(page, numberLine(page, 'even')) : null;
  const first = firstApart ? footer(page, startsUnnumbered(page) ? null : numberLine(page, 'odd')) : null;
  return {
    ...(odd ? { default: odd } : {}),
    ...(even ? { even } : {}),
    ...(first ? { first } : {}),
  };
}

function footer(page: PageStyle, number: Paragraph | null): Footer | null {
  const lines: Paragraph[] = [];
  if (page.pageFoot) {
    lines.push(new Paragraph({ children: [new TextRun({ text: page.pageFoot, size: halfPoints(12) })] }));
  }
  if (number) lines.push(number);
  return lines.length === 0 ? null : new Footer({ children: lines });
}

function numberLine(page: PageStyle, side: 'odd' | 'even'): Paragraph | null {
  switch (page.pageNumber) {
    case 'none':
      return null;
    case 'total':
    case 'continued':
      return new Paragraph({ alignment: AlignmentType.CENTER, children: [countedNumber()] });
    case 'plain':
      return new Paragraph({ alignment: AlignmentType.CENTER, children: [dashedNumber()] });
    case 'letter':
      return letterLine(side);
    default:
      return missingCase(page.pageNumber);
  }
}

/** GB/T 9704-2012, 7.5: odd pages right, even pages left, a character in from the type area. */
function letterLine(side: 'odd' | 'even'): Paragraph {
  const character = twips((letterSize * 25.4) / 72);
  return side === 'odd'
    ? new Paragraph({
        alignment: AlignmentType.RIGHT,
        indent: { right: character },
        children: [dashedNumber()],
      })
    : new Paragraph({
        alignment: AlignmentType.LEFT,
        indent: { left: character },
        children: [dashedNumber()],
      });
}

function countedNumber(): ParagraphChild {
  return new TextRun({
    size: halfPoints(10.5),
    children: ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'],
  });
}

function dashedNumber(): ParagraphChild {
  return new TextRun({
    size: halfPoints(letterSize),
    font: faces.number,
    children: ['— ', PageNumber.CURRENT, ' —'],
  });
}
