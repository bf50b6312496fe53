/**
 * Pasted text as a form takes it: line breaks as `\n`, no control characters, soft hyphens or zero-width marks (Word
 * and web pages bring them), no-break spaces as spaces, no blank lines at the ends.
 */
export function cleanPaste(text: string): string {
  return (
    text
      .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
      .replace(/\u00a0/g, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
      .replace(/[ \t]+$/gm, '')
      .replace(/^\n+|\n+$/g, '')
  );
}

/** Pasted text for a place of one line. */
export function onOneLine(text: string): string {
  return text.replace(/[\n\t]+/g, ' ').trim();
}

/** The cells of a pasted table, row by row; null for ordinary text. */
export function pastedCells(text: string): readonly (readonly string[])[] | null {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  if (!lines.some((line) => line.includes('\t'))) return null;
  return lines.map((line) => line.split('\t').map((cell) => onOneLine(cleanPaste(cell))));
}
