import { AppError } from '../../../contract/app-error.ts';
import type { Handlers } from '../../../contract/commands.ts';
import { readGrantedFile } from '../../granted-file.ts';
import { pictureLimit, readPicture } from './picture-file.ts';

/** Takes a picture of a seal from a file; nothing is kept of it until the settings are saved. */
export function pictureHandlers({
  grantedPath,
}: {
  readonly grantedPath: (token: string) => string | null;
}): Handlers<'picture/read'> {
  return {
    'picture/read': async ({ file }) => {
      const { name, bytes } = await readGrantedFile(
        grantedPath,
        file,
        pictureLimit,
        (large) => new AppError('FILE_TOO_LARGE', { file: large, limit: '2 MB' }),
      );
      return readPicture(name, bytes);
    },
  };
}
