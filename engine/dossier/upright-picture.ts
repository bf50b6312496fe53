import ExifReader from 'exifreader';
import {
  concatTransformationMatrix,
  drawObject,
  type PDFImage,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
} from 'pdf-lib';

/** In points; the origin is the page's lower left corner. */
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
type Matrix = readonly [number, number, number, number, number, number];

/**
 * How a picture's own rows and columns lie when it is looked at (TIFF 6.0, Orientation, 1 to 8): the matrix that takes
 * the unit square to the box.
 */
const placed: Readonly<Record<number, (box: Box) => Matrix>> = {
  1: ({ x, y, width: w, height: h }) => [w, 0, 0, h, x, y],
  2: ({ x, y, width: w, height: h }) => [-w, 0, 0, h, x + w, y],
  3: ({ x, y, width: w, height: h }) => [-w, 0, 0, -h, x + w, y + h],
  4: ({ x, y, width: w, height: h }) => [w, 0, 0, -h, x, y + h],
  5: ({ x, y, width: w, height: h }) => [0, -h, -w, 0, x + w, y + h],
  6: ({ x, y, width: w, height: h }) => [0, -h, w, 0, x, y + h],
  7: ({ x, y, width: w, height: h }) => [0, h, w, 0, x, y],
  8: ({ x, y, width: w, height: h }) => [0, h, -w, 0, x + w, y],
};

/** How a camera was held when it took the picture, 1 to 8; 1 where the file does not say. */
export function orientationOf(bytes: Uint8Array): number {
  try {
    const value = ExifReader.load(Buffer.from(bytes), { expanded: true }).exif?.Orientation?.value;
    return typeof value === 'number' && value in placed ? value : 1;
  } catch {
    // Says nothing of its origin.
    return 1;
  }
}

/** Width and height of a picture as it is looked at, in its own pixels. */
export function uprightSize({ width, height }: PDFImage, orientation: number) {
  return orientation > 4 ? { width: height, height: width } : { width, height };
}

/** Draws a picture the way it is looked at. */
export function drawUpright(page: PDFPage, image: PDFImage, orientation: number, box: Box): void {
  const matrix = placed[orientation]?.(box) ?? [box.width, 0, 0, box.height, box.x, box.y];
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(...matrix),
    drawObject(page.node.newXObject('Photo', image.ref)),
    popGraphicsState(),
  );
}
