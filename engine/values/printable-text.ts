/**
 * A text without what no document can carry: control characters but tab and line break, halves of a character, and the
 * two that are none (XML 1.0, 2.2). They come with pasted text, show as nothing, and would make a DOCX unreadable.
 */
export function printableText(text: string): string {
  return text.replace(/[\p{Cs}\ufffe\uffff]|(?![\t\n\r])\p{Cc}/gu, '');
}
