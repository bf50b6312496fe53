import { AppError } from '../../../contract/app-error.ts';
import type { PictureRead } from '../../../contract/commands/picture.ts';
import { isPng, pngProblem } from './png-structure.ts';

/** What a picture may weigh, in bytes. */
export const pictureLimit = 2_000_000;

/**
 * A picture of a seal or a signature as its file holds it: a PNG that can be printed, as it is, or an SVG, judged and
 * made anew, which a page has still to draw. Throws PICTURE_UNUSABLE.
 */
export async function readPicture(name: string, bytes: Uint8Array): Promise<PictureRead> {
  if (isPng(bytes)) {
    const problem = pngProblem(bytes);
    if (problem) throw unusable(name, problem);
    return { kind: 'png', picture: `data:image/png;base64,${Buffer.from(bytes).toString('base64')}` };
  }
  const { safeSvg } = await import('./safe-svg.ts');
  if (!/<svg[\s>]|<\w+:svg[\s>]/.test(Buffer.from(bytes.subarray(0, 100_000)).toString('latin1')))
    throw unusable(name, '不是 PNG，也不是 SVG');
  const verdict = safeSvg(bytes);
  if ('problem' in verdict) throw unusable(name, verdict.problem);
  return { kind: 'svg', svg: verdict.svg };
}

/** Holds a picture that is to be kept to what it must be: a PNG that can be printed. Throws PICTURE_UNUSABLE. */
export function requirePicture(name: string, picture: string): void {
  const [, text] = /^data:image\/png;base64,([A-Za-z0-9+/]+=*)$/.exec(picture) ?? [];
  const bytes = Buffer.from(text ?? '', 'base64');
  const problem = isPng(bytes) ? pngProblem(bytes) : '不是 PNG';
  if (problem) throw unusable(name, problem);
}

function unusable(file: string, problem: string): AppError {
  return new AppError('PICTURE_UNUSABLE', { file, problem });
}
