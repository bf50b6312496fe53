import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../contract/app-error.ts';
import type { Handlers } from '../../contract/commands.ts';
import { attachmentOfPath } from './bundle-format.ts';
import { hashingStream } from './hashing-stream.ts';
import { changed, type OpenBundle } from './read-bundle.ts';
import type { ReadingContext } from './read-cases.ts';

/** What only bundles need is loaded when one is read: the program starts without it. */
const reader = () => import('./read-cases.ts');

/** The terminal's look at a bundle: everything is checked, attachments too, and nothing written. */
export function bundleFileHandlers(
  context: ReadingContext & { readonly grantedPath: (token: string) => string | null },
): Handlers<'bundleFile/check'> {
  return {
    'bundleFile/check': async ({ file }) => {
      const path = context.grantedPath(file);
      if (path === null) throw new AppError('NOT_FOUND', { what: '选定的位置', id: file });
      const name = basename(path);
      const { readIncoming } = await reader();
      const { info, bundle } = await readIncoming(context, path, name);
      try {
        if (bundle) await checkAttachments(bundle, name);
      } finally {
        bundle?.close();
      }
      return info;
    },
  };
}

/** Throws BUNDLE_CHANGED at the first attachment that is not what its name says. */
async function checkAttachments(bundle: OpenBundle, name: string): Promise<void> {
  for (const { path: at, size, sha256 } of bundle.manifest.files) {
    if (attachmentOfPath(at) === null) continue;
    const checked = hashingStream({ sha256, size }, () => changed(name, at));
    checked.stream.resume();
    await pipeline(await bundle.stream(at), checked.stream);
  }
}
