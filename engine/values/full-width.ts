const FIRST_FULL_WIDTH = 0xff01;
const LAST_FULL_WIDTH = 0xff5e;
/** Full-width forms stand this far above their ASCII counterparts (Unicode, Halfwidth and Fullwidth Forms). */
const DISTANCE = 0xfee0;

/** Turns full-width letters, digits and punctuation (U+FF01–U+FF5E) and the ideographic space into ASCII. */
export function toHalfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000]/g, (character) => {
    const code = character.charCodeAt(0);
    return code >= FIRST_FULL_WIDTH && code <= LAST_FULL_WIDTH ? String.fromCharCode(code - DISTANCE) : ' ';
  });
}

/** Half-width, without any white space or invisible joiner: the ground on which codes and numbers are read. */
export function compact(text: string): string {
  return toHalfWidth(text).replace(/[\s\u200b-\u200d\u2060\ufeff]+/g, '');
}
