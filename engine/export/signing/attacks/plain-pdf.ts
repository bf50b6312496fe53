/** TEST SUPPORT, not part of the program: PDFs written by hand, so that a builder knows where each object stands. */

/** A file of the given objects (number to body) with a classic table; `extra` are stray objects the table leaves out. */
export function plainPdf(objects: Readonly<Record<number, string>>, extra = ''): Uint8Array {
  let text = '%PDF-1.7\n';
  const offsets = new Map<number, number>();
  for (const [number, body] of Object.entries(objects)) {
    offsets.set(Number(number), text.length);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  text += extra;
  const size = Math.max(...offsets.keys()) + 1;
  const rows = [...offsets].map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`);
  const table = `xref\n0 1\n0000000000 65535 f \n${rows.join('')}`;
  return Uint8Array.from(
    Buffer.from(
      `${text}${table}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
      'latin1',
    ),
  );
}

/** A stream object's body. */
export function streamBody(content: string, entries = ''): string {
  return `<<${entries}/Length ${content.length}>>stream\n${content}\nendstream`;
}

/**
 * One page that draws `content` with a font (5) and a form (6) at hand; object 3 is the page, 4 its content. `more`
 * adds objects from 7 on or redefines these.
 */
export function onePage(
  content: string,
  more: Readonly<Record<number, string>> = {},
): Record<number, string> {
  return {
    1: '<</Type/Catalog/Pages 2 0 R>>',
    2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    3: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/XObject<</Over 6 0 R>>>>>>',
    4: streamBody(content),
    5: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    6: streamBody('', '/Type/XObject/Subtype/Form/BBox[0 0 400 200]/Resources<</Font<</F1 5 0 R>>>>'),
    ...more,
  };
}

/** A line of text on the page. */
export function drawnText(text: string): string {
  return `BT /F1 24 Tf 40 100 Td (${text}) Tj ET`;
}
