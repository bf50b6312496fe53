import { degrees, type PDFFont, type PDFPage } from 'pdf-lib';

/** Points from the paper's right and lower edge on a sheet of A4, and the size of the digits. */
const inset = { right: 40, bottom: 26 };
const size = 11;
const longSide = 841.89;

/**
 * A page number in the lower right corner as the page is looked at: turned pages and pages cut to a part of their sheet
 * too. On sheets larger than A4 it grows with them, so that it can be read when they are printed on A4.
 */
export function drawPageNumber(page: PDFPage, number: number, font: PDFFont): void {
  const text = String(number);
  const { x, y, width, height } = page.getCropBox();
  const scale = Math.max(1, Math.max(width, height) / longSide);
  const across = inset.right * scale + font.widthOfTextAtSize(text, size * scale);
  const up = inset.bottom * scale;
  const angle = ((page.getRotation().angle % 360) + 360) % 360;
  const upright = { x: x + width - across, y: y + up };
  const turned: Readonly<Record<number, typeof upright>> = {
    90: { x: x + width - up, y: y + height - across },
    180: { x: x + across, y: y + height - up },
    270: { x: x + up, y: y + across },
  };
  const at = turned[angle];
  page.drawText(text, { ...(at ?? upright), size: size * scale, font, rotate: degrees(at ? angle : 0) });
}
