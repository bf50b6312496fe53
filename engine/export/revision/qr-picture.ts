import { create } from 'qrcode';
import { writePng } from '../signing/png-writer.ts';

/** Light modules around the code (ISO/IEC 18004, 5.3.8). */
const quiet = 4;
const scale = 4;

/** A QR code (level M) as a black picture on a clear ground, with its quiet zone. */
export function qrPicture(text: string): Uint8Array {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const size = (modules.size + 2 * quiet) * scale;
  const alpha = new Uint8Array(size * size);
  for (let row = 0; row < modules.size * scale; row += 1) {
    for (let column = 0; column < modules.size * scale; column += 1) {
      if (!modules.get(Math.floor(row / scale), Math.floor(column / scale))) continue;
      alpha[(row + quiet * scale) * size + column + quiet * scale] = 255;
    }
  }
  return writePng({ width: size, height: size }, [0, 0, 0], alpha);
}
