import { PDFContext, PDFName, PDFRawStream, PDFRef, PngEmbedder } from 'pdf-lib';
import { AppError } from '../../../contract/app-error.ts';

/** An image XObject and its soft mask (the PNG's alpha), packed once. */
type PackedImage = { readonly colour: PDFRawStream; readonly mask: PDFRawStream | null };

/** Packing a seal takes longer than signing; a case's documents all carry the same one. */
const packed = new WeakMap<Uint8Array, Promise<PackedImage>>();

/**
 * Puts a PNG into `context` as an image XObject with soft mask (ISO 32000-2, 8.9.5, 11.6.5.2).
 * @throws AppError INPUT_INVALID when it is no usable PNG
 */
export async function embedPng(context: PDFContext, png: Uint8Array): Promise<PDFRef> {
  const known = packed.get(png) ?? pack(png);
  packed.set(png, known);
  const image = await known;
  const dict = image.colour.dict.clone(context);
  if (image.mask) dict.set(PDFName.of('SMask'), context.register(image.mask));
  return context.register(PDFRawStream.of(dict, image.colour.contents));
}

async function pack(png: Uint8Array): Promise<PackedImage> {
  const context = PDFContext.create();
  try {
    const ref = await (await PngEmbedder.for(png)).embedIntoContext(context);
    const colour = streamAt(context, ref);
    const mask = colour.dict.get(PDFName.of('SMask'));
    return { colour, mask: mask instanceof PDFRef ? streamAt(context, mask) : null };
  } catch (cause) {
    throw new AppError('INPUT_INVALID', { place: '签章图片', problem: '不是可用的 PNG 图片' }, cause);
  }
}

function streamAt(context: PDFContext, ref: PDFRef): PDFRawStream {
  const value = context.lookup(ref);
  if (value instanceof PDFRawStream) return value;
  throw new TypeError(`${ref} is no stream`);
}
