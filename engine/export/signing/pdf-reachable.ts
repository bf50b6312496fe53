import { PDFArray, PDFDict, type PDFObject, PDFRawStream, PDFRef } from 'pdf-lib';
import type { PdfFile } from './pdf-file.ts';

/** No honest document has as many objects. */
const limit = 500_000;

/** What can be reached from some objects of a file: every reference met, and the numbers that nothing defines. */
export type Reachable = { readonly refs: ReadonlySet<PDFRef>; readonly dangling: ReadonlySet<number> };

/** Follows all references from `roots`, each once. Throws RangeError where there are too many objects. */
export function reachable(file: PdfFile, roots: readonly (PDFObject | undefined)[]): Reachable {
  const refs = new Set<PDFRef>();
  const dangling = new Set<number>();
  const open = roots.filter((root) => root !== undefined);
  while (open.length > 0) {
    const value = open.pop();
    if (value instanceof PDFRef && !refs.has(value)) {
      refs.add(value);
      if (refs.size > limit) throw new RangeError('too many objects');
      const object = file.object(value);
      if (object === null) dangling.add(value.objectNumber);
      else open.push(object);
    } else if (value instanceof PDFDict) {
      open.push(...value.values());
    } else if (value instanceof PDFArray) {
      open.push(...value.asArray());
    } else if (value instanceof PDFRawStream) {
      open.push(value.dict);
    }
  }
  return { refs, dangling };
}
