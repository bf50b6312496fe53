import { AppError } from '../../contract/app-error.ts';
import type { Handlers } from '../../contract/commands.ts';
import { readGrantedFile } from '../granted-file.ts';
import type { TrustStore } from './trust-store.ts';

/** What the commands over trust need of the engine. */
export type TrustContext = {
  readonly trusts: TrustStore;
  readonly grantedPath: (token: string) => string | null;
};

/** Above what any revocation list of an authority in use comes to, in bytes. */
const mostBytes = 50_000_000;

/** Whom the station trusts and what it judges by: listed, imported from files, removed. */
export function trustHandlers({
  trusts,
  grantedPath,
}: TrustContext): Handlers<'trust/list' | 'trust/import' | 'trust/remove'> {
  return {
    'trust/list': async () => ({ items: await trusts.list() }),
    'trust/import': async ({ file, use }) => {
      const { name, bytes } = await readGrantedFile(
        grantedPath,
        file,
        mostBytes,
        (large) => new AppError('FILE_TOO_LARGE', { file: large, limit: '50 MB' }),
      );
      return trusts.take(name, bytes, use);
    },
    'trust/remove': async ({ id }) => {
      await trusts.remove(id);
      return { removed: true };
    },
  };
}
