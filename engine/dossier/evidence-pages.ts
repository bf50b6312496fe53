import { open, readFile } from 'node:fs/promises';
import { PDFDocument, PDFName } from 'pdf-lib';
import { drawUpright, orientationOf, uprightSize } from './upright-picture.ts';

/** A4 in points, and the margin around a picture. */
const paper = { width: 595.28, height: 841.89, margin: 42 };

/** Above this a file is not bound but kept beside the dossier, in bytes. */
const bindLimit = 60_000_000;

/**
 * An evidence file as pages, told by its content: a PDF as it is, a JPEG or PNG on a sheet of A4, the way it was held. Null for what has no
 * pages (video, sound, other formats, broken or encrypted files): it lies beside the dossier.
 */
export async function evidencePages(path: string, size: number): Promise<Uint8Array | null> {
  if (size > bindLimit) return null;
  const kind = await fileKind(path);
  if (kind === 'other') return null;
  try {
    const bytes = await readFile(path);
    return kind === 'pdf' ? await plainPdf(bytes) : await picturePage(bytes, kind);
  } catch {
    return null;
  }
}

/** What a file is, by its first bytes. */
export async function fileKind(path: string): Promise<'pdf' | 'jpeg' | 'png' | 'other'> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    const start = buffer.subarray(0, bytesRead);
    if (start.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf';
    if (start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff) return 'jpeg';
    if (start.subarray(1, 4).toString('latin1') === 'PNG') return 'png';
    return 'other';
  } finally {
    await file.close();
  }
}

/** Only the pages: no scripts, forms, files or actions of the document as a whole come along. */
async function plainPdf(bytes: Uint8Array): Promise<Uint8Array> {
  const source = await PDFDocument.load(bytes);
  const made = await PDFDocument.create();
  for (const page of await made.copyPages(source, source.getPageIndices())) {
    for (const key of ['Annots', 'AA']) page.node.delete(PDFName.of(key));
    made.addPage(page);
  }
  return made.save();
}

async function picturePage(bytes: Uint8Array, kind: 'jpeg' | 'png'): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  const picture = kind === 'jpeg' ? await made.embedJpg(bytes) : await made.embedPng(bytes);
  const orientation = kind === 'jpeg' ? orientationOf(bytes) : 1;
  const own = uprightSize(picture, orientation);
  const lying = own.width > own.height;
  const [width, height] = lying ? [paper.height, paper.width] : [paper.width, paper.height];
  const scale = Math.min((width - 2 * paper.margin) / own.width, (height - 2 * paper.margin) / own.height);
  const box = { width: own.width * scale, height: own.height * scale };
  drawUpright(made.addPage([width, height]), picture, orientation, {
    x: (width - box.width) / 2,
    y: (height - box.height) / 2,
    ...box,
  });
  return made.save();
}
