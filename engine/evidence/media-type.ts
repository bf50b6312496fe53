import { fileTypeFromFile } from 'file-type';
import type { MediaKind } from '../../contract/commands/evidence.ts';

/** What the page may be given to draw or play: told by the file's own first bytes, never by its name. */
const shown: Readonly<Record<string, Exclude<MediaKind, 'other'>>> = {
  'image/jpeg': 'picture',
  'image/png': 'picture',
  'image/webp': 'picture',
  'image/gif': 'picture',
  'image/bmp': 'picture',
  'video/mp4': 'video',
  'video/webm': 'video',
  'video/quicktime': 'video',
  'audio/mpeg': 'sound',
  'audio/wav': 'sound',
  'audio/mp4': 'sound',
  'audio/x-m4a': 'sound',
  'audio/ogg': 'sound',
  'audio/flac': 'sound',
};

/** The media type of a file and how the page shows it; null for what it does not show (a PDF, an SVG, anything unknown). */
export async function mediaType(
  path: string,
): Promise<{ readonly type: string; readonly kind: Exclude<MediaKind, 'other'> } | null> {
  const found = await fileTypeFromFile(path).catch(() => undefined);
  const kind = found && shown[found.mime];
  return found && kind ? { type: found.mime, kind } : null;
}
