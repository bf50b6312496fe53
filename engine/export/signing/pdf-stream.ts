import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, type PDFRawStream } from 'pdf-lib';
import { AppError } from '../../../contract/app-error.ts';

/** What a cross-reference or object stream may unpack to, in bytes. */
const unpackedLimit = 64 * 1024 * 1024;

/**
 * Unpacks a stream that carries file structure: not filtered, or FlateDecode with or without a PNG predictor
 * (ISO 32000-2, 7.4.4). Other filters are refused: no writer uses them there.
 * @throws AppError PDF_UNREADABLE
 */
export function decodeStream(stream: PDFRawStream): Uint8Array {
  const filter = single(stream.dict.get(PDFName.of('Filter')));
  if (filter === undefined) return stream.contents;
  if (filter !== PDFName.of('FlateDecode'))
    throw new AppError('PDF_UNREADABLE', { problem: '流的压缩方式不认识' });
  const parameters = single(stream.dict.get(PDFName.of('DecodeParms')));
  const unpacked = inflate(stream.contents);
  if (!(parameters instanceof PDFDict)) return unpacked;
  const number = (key: string, otherwise: number) => {
    const value = parameters.get(PDFName.of(key));
    return value instanceof PDFNumber ? value.asNumber() : otherwise;
  };
  const predictor = number('Predictor', 1);
  if (predictor === 1) return unpacked;
  const columns = number('Columns', 1);
  if (predictor < 10 || number('Colors', 1) !== 1 || number('BitsPerComponent', 8) !== 8 || columns < 1) {
    throw new AppError('PDF_UNREADABLE', { problem: '流的预测方式不认识' });
  }
  return undoPngPrediction(unpacked, columns);
}

function single(value: PDFObject | undefined): PDFObject | undefined {
  if (!(value instanceof PDFArray)) return value;
  if (value.size() > 1) throw new AppError('PDF_UNREADABLE', { problem: '流的压缩方式不认识' });
  return value.size() === 0 ? undefined : value.get(0);
}

function inflate(contents: Uint8Array): Uint8Array {
  try {
    return inflateSync(contents, { maxOutputLength: unpackedLimit });
  } catch (cause) {
    throw new AppError('PDF_UNREADABLE', { problem: '压缩的流有误或过大' }, cause);
  }
}

/** PNG filter types 0 to 4, one byte a pixel (PNG specification, section 9). */
function undoPngPrediction(bytes: Uint8Array, columns: number): Uint8Array {
  const rows = Math.floor(bytes.length / (columns + 1));
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const filter = bytes[row * (columns + 1)] ?? 0;
    for (let column = 0; column < columns; column += 1) {
      const raw = bytes[row * (columns + 1) + 1 + column] ?? 0;
      const at = row * columns + column;
      const left = column > 0 ? (out[at - 1] ?? 0) : 0;
      const up = row > 0 ? (out[at - columns] ?? 0) : 0;
      const upLeft = row > 0 && column > 0 ? (out[at - columns - 1] ?? 0) : 0;
      out[at] = raw + prediction(filter, left, up, upLeft);
    }
  }
  return out;
}

function prediction(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return Math.floor((left + up) / 2);
    case 4:
      return paeth(left, up, upLeft);
    default:
      throw new AppError('PDF_UNREADABLE', { problem: '流的预测方式不认识' });
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const toLeft = Math.abs(estimate - left);
  const toUp = Math.abs(estimate - up);
  const toUpLeft = Math.abs(estimate - upLeft);
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
