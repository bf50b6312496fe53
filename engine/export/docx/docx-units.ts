import type { PageStyle } from '../../../contract/blocks.ts';

/** A face by script, as Word names it. */
export type Face = { readonly ascii: string; readonly hAnsi: string; readonly eastAsia: string };

/**
 * Faces as GB/T 9704-2012 asks. Word and WPS fall back to the installed 仿宋, 黑体 and 宋体 where the named ones are
 * not there.
 */
export const faces = {
  title: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '方正小标宋简体' },
  label: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' },
  number: { ascii: 'SimSun', hAnsi: 'SimSun', eastAsia: '宋体' },
  body: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋_GB2312' },
} as const satisfies Record<string, Face>;

/** Millimetres to twentieths of a point (1 mm = 56.6929). */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4);
}

/** Points to half-points, as run sizes are written. */
export function halfPoints(points: number): number {
  return Math.round(points * 2);
}

/** Letters have the margins of GB/T 9704-2012 (37 mm at the top); the other forms are tables and records. */
export function isLetter(page: PageStyle): boolean {
  return page.margin.top >= 35;
}
